import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createNotesServices } from '../../../storage/notes-services.ts';
import { NINE, noteWith } from '../../support/sample-pause.ts';
import { brokenDatabase, emptyStores, openPage, settled } from '../../support/stores.ts';

beforeEach(emptyStores);

const open = () => createNotesServices(openPage());

/** The browser drops the database and nothing else. */
async function dropDatabase(): Promise<void> {
  indexedDB = new (Object.getPrototypeOf(indexedDB).constructor)();
}

async function keepTwo(): Promise<void> {
  const page = open();
  await page.notes.put(noteWith('n1'));
  await page.notes.put(noteWith('n2'));
  await page.notes.remove('n2', NINE);
  await page.keeping.remember();
}

describe('a database that vanished (ST-10)', () => {
  test('is a loss, with how many notes there were, those in the bin too', async () => {
    await keepTwo();
    await dropDatabase();
    expect(await open().keeping.loss()).toEqual({ count: 2 });
  });

  test('stays one until the person has put it aside, whatever is kept meanwhile', async () => {
    await keepTwo();
    await dropDatabase();
    const page = open();
    await page.notes.put(noteWith('new'));
    await page.keeping.remember();
    expect(await open().keeping.loss()).toEqual({ count: 2 });
    await page.keeping.acknowledge();
    expect(await open().keeping.loss()).toBeNull();
    await dropDatabase();
    expect(await open().keeping.loss()).toEqual({ count: 1 });
  });

  test('is said when a pause opens, and the pause goes on', async () => {
    await keepTwo();
    await dropDatabase();
    const page = open();
    const heard: unknown[] = [];
    page.pause.watchTrouble((problem) => heard.push(problem));
    expect((await page.pause.open()).problems).toEqual([]);
    await vi.waitFor(() => expect(heard).toContain('notes-lost'));
  });

  test('is not waited for by the buttons of a pause', async () => {
    await keepTwo();
    const page = open();
    const late = vi.spyOn(page.keeping, 'loss').mockReturnValue(new Promise(() => undefined));
    expect((await page.pause.open()).problems).toEqual([]);
    expect(late).toHaveBeenCalled();
  });
});

describe('what is no loss', () => {
  test('the very first opening', async () => expect(await open().keeping.loss()).toBeNull());

  test('a database in which there was nothing', async () => {
    await open().keeping.loss();
    await dropDatabase();
    expect(await open().keeping.loss()).toBeNull();
  });

  test('the same database, opened again', async () => {
    await keepTwo();
    expect(await open().keeping.loss()).toBeNull();
  });

  test('everything deleted for good by the person', async () => {
    await keepTwo();
    await open().bin.forget(['n1', 'n2']);
    expect(await open().keeping.loss()).toBeNull();
    await open().keeping.remember();
    await dropDatabase();
    expect(await open().keeping.loss()).toBeNull();
  });

  test('a database that cannot be opened: that is an error, and nothing is forgotten', async () => {
    await keepTwo();
    const disk = brokenDatabase('UnknownError');
    await expect(open().keeping.loss()).rejects.toMatchObject({ code: 'unavailable' });
    disk.heal();
    await dropDatabase();
    expect(await open().keeping.loss()).toEqual({ count: 2 });
  });
});

describe('asking the browser to keep it', () => {
  const answer = (persisted: boolean, persist: boolean | Error) =>
    vi.stubGlobal('navigator', {
      locks: navigator.locks,
      storage: { persisted: async () => persisted, persist: async () => (persist instanceof Error ? Promise.reject(persist) : persist) },
    });

  test.each([
    [true, false, 'promised'],
    [false, true, 'promised'],
    [false, false, 'not-promised'],
    [false, new Error('no'), 'unknown'],
  ] as const)('promised before %s, promised now %s: %s', async (persisted, persist, said) => {
    answer(persisted, persist);
    vi.spyOn(console, 'warn').mockReturnValue();
    expect(await open().keeping.askToKeep()).toBe(said);
    vi.unstubAllGlobals();
  });

  test('a browser that cannot be asked is not asked', async () => {
    vi.stubGlobal('navigator', { locks: navigator.locks });
    expect(await open().keeping.askToKeep()).toBe('unknown');
    vi.unstubAllGlobals();
  });
});

test('it keeps a name and a number, and nothing of the notes', async () => {
  await keepTwo();
  expect((await fakeBrowser.storage.local.get('kept'))['kept']).toEqual({ birth: expect.any(String), count: 2 });
});

test('an opening pause counts no notes once the database is known: it would open slower with every note', async () => {
  const first = openPage();
  await first.notes.put(noteWith('n1'));
  expect((await first.pause.open()).problems).toEqual([]);
  await vi.waitFor(async () => expect((await fakeBrowser.storage.local.get('kept'))['kept']).toMatchObject({ count: 1 }));
  const count = vi.spyOn(IDBObjectStore.prototype, 'count');
  expect((await openPage().pause.open()).problems).toEqual([]);
  await settled();
  expect(count).not.toHaveBeenCalled();
});
