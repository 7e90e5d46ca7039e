import { beforeEach, expect, test, vi } from 'vitest';
import { noteWith } from '../../support/sample-pause.ts';
import { emptyStores, openPage } from '../../support/stores.ts';

beforeEach(emptyStores);

test('an opening pause counts no notes once the database is known: it would open slower with every note', async () => {
  const page = openPage();
  await page.notes.put(noteWith('n1'));
  expect((await page.pause.open()).problems).toEqual([]);
  const count = vi.spyOn(IDBObjectStore.prototype, 'count');
  expect((await openPage().pause.open()).problems).toEqual([]);
  expect(count).not.toHaveBeenCalled();
});

test('a database that vanished is told with the number that was remembered (ST-10)', async () => {
  const page = openPage();
  await page.notes.put(noteWith('n1'));
  await page.notes.put(noteWith('n2'));
  await page.keeping.remember();
  page.database.close();
  await new Promise((resolve) => {
    indexedDB.deleteDatabase('one-beat').onsuccess = resolve;
  });
  const next = openPage();
  expect(await next.keeping.loss()).toEqual({ count: 2 });
  expect(await next.keeping.loss()).toEqual({ count: 2 });
  await next.keeping.acknowledge();
  expect(await next.keeping.loss()).toBeNull();
});
