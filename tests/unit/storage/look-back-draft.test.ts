import { beforeEach, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createLookBackDraftStore } from '../../../storage/look-back-draft.ts';
import { emptyStores } from '../../support/stores.ts';

const answer = { verdict: 'both', done: ['waited'], line: 'we talked' } as const;
beforeEach(emptyStores);

test('an unfinished answer is there for another page, for its own note alone (LD-01)', async () => {
  await createLookBackDraftStore().write('a', answer);
  expect(await createLookBackDraftStore().read('a')).toEqual(answer);
  expect(await createLookBackDraftStore().read('b')).toBeNull();
});

test('it is gone once it was kept or left', async () => {
  const store = createLookBackDraftStore();
  await store.write('a', answer);
  await store.drop();
  expect(await store.read('a')).toBeNull();
});

test('it never comes to the disk', async () => {
  await createLookBackDraftStore().write('a', answer);
  expect(await fakeBrowser.storage.local.get(null)).toEqual({});
});

test.each([[undefined], [null], ['x'], [{ verdict: 'wrong', done: 7 }]])('what cannot be read is no answer or a plain one: %j', async (stored) => {
  await fakeBrowser.storage.session.set({ lookBackDraft: { noteId: 'a', answer: stored } });
  const read = await createLookBackDraftStore().read('a');
  expect(read === null || (read.verdict === null && read.done.length === 0)).toBe(true);
});
