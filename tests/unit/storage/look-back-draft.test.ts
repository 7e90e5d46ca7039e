import { beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createLookBackDraftStore } from '../../../storage/look-back-draft.ts';
import { NO_FILTERS } from '../../../core/filters.ts';
import { closedLocal, createLocalSealing } from '../../../storage/local-sealing.ts';
import { lock, onDisk, open, PASSPHRASE, turnOn } from '../../support/vault.ts';
import { emptyStores, settled } from '../../support/stores.ts';

const answer = { verdict: 'both', done: ['waited'], line: 'we talked' } as const;
const store = () => createLookBackDraftStore(createLocalSealing(async () => closedLocal));
beforeEach(emptyStores);

test('an unfinished answer is there for another page, for its own note alone (LD-01)', async () => {
  await store().write('a', answer);
  expect(await store().read('a')).toEqual(answer);
  expect(await store().read('b')).toBeNull();
});

test('it is gone once it was kept or left', async () => {
  const page = store();
  await page.write('a', answer);
  await page.drop();
  expect(await page.read('a')).toBeNull();
});

test('it never comes to the disk', async () => {
  await store().write('a', answer);
  expect(await fakeBrowser.storage.local.get(null)).toEqual({});
});

test.each([[undefined], [null], ['x'], [{ verdict: 'wrong', done: 7 }]])('what cannot be read is no answer or a plain one: %j', async (stored) => {
  await fakeBrowser.storage.session.set({ lookBackDraft: { noteId: 'a', answer: stored } });
  const read = await store().read('a');
  expect(read === null || (read.verdict === null && read.done.length === 0)).toBe(true);
});

describe('under a lock (SE-04)', () => {
  const inSession = async () => JSON.stringify(await fakeBrowser.storage.session.get(null));

  test.each(['before the lock came', 'after it'])('written %s, it is nowhere in the clear, opens while the lock is open, and again after the next unlocking', async (when) => {
    const page = open();
    await settled();
    if (when === 'after it') await turnOn(page);
    await page.lookBackDraft.write('a', answer);
    if (when !== 'after it') await turnOn(page);
    expect(await inSession()).not.toContain('we talked');
    expect(await open().lookBackDraft.read('a')).toEqual(answer);
    await lock(page);
    expect(await inSession()).not.toContain('we talked');
    expect(await onDisk()).not.toContain('we talked');
    expect(await open().lookBackDraft.read('a')).toBeNull();
    await (await page.vault()).unlock(PASSPHRASE);
    expect(await open().lookBackDraft.read('a')).toEqual(answer);
    expect((await (await page.vault()).turnOff(PASSPHRASE)).ok).toBe(true);
    await settled();
    expect(await open().lookBackDraft.read('a')).toEqual(answer);
  });

  test('what was searched for and picked goes when the lock closes', async () => {
    const page = open();
    await turnOn(page);
    await page.viewState.writeFilters({ ...NO_FILTERS, query: 'zanzibar' });
    await page.viewState.writePicked(['a']);
    expect(await inSession()).toContain('zanzibar');
    await lock(page);
    expect(await inSession()).not.toContain('zanzibar');
    expect(await open().viewState.read()).toMatchObject({ filters: NO_FILTERS, picked: null });
  });
});
