// What was sealed for a lock that is not there any more: nobody can be asked for its passphrase.

import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { noteWith, pauseWith } from '../../support/sample-pause.ts';
import { DATABASE_NAME, emptyStores, settled } from '../../support/stores.ts';
import { endSession, open, turnOn } from '../../support/vault.ts';

beforeEach(emptyStores);

/** A browser that was closed under a lock, with a draft under way and one that stepped back, and lost its database since. */
async function withoutDatabase(): Promise<void> {
  const page = open();
  await turnOn(page);
  await page.pause.writeDraft(pauseWith({ urgeText: 'behind zanzibar' }));
  await page.draft.stepBack((await page.draft.read()).draft!);
  await page.pause.writeDraft(pauseWith({ urgeText: 'front zanzibar' }));
  await page.lock.close();
  await endSession();
  page.database.close();
  await new Promise((resolve) => (indexedDB.deleteDatabase(DATABASE_NAME).onsuccess = resolve));
}

test('where it cannot be told whether the lock is still open, its keys are let go', async () => {
  vi.spyOn(console, 'warn').mockReturnValue();
  const page = open();
  await page.notes.put(noteWith('n1'));
  await turnOn(page);
  await page.notes.get('n1');
  // The page hears that something changed, and cannot ask what.
  const get = vi.spyOn(fakeBrowser.storage.session, 'get').mockRejectedValue(new Error('no'));
  await fakeBrowser.storage.session.remove(['vaultKey', 'vaultIdle']);
  await settled();
  expect(get).toHaveBeenCalled();
  get.mockRestore();
  await expect(page.notes.get('n1')).rejects.toMatchObject({ code: 'locked' });
});

describe('where the database went, and the lock with it (ST-10)', () => {
  test('its drafts ask for no passphrase, are set aside once, and a pause begins', async () => {
    await withoutDatabase();
    const page = open();
    expect(await page.pause.open()).toMatchObject({ draft: null, isDraftLocked: false, problems: ['draft-unreadable'] });
    expect(await open().pause.open()).toMatchObject({ draft: null, isDraftLocked: false, problems: [] });
    const local = await fakeBrowser.storage.local.get(null);
    expect(local['draftsSetAside']).toHaveLength(1);
    expect(local['earlierDrafts']).toHaveLength(1);
    await settled();
    await page.pause.writeDraft(pauseWith({ urgeText: 'new zanzibar' }));
    // It is not sealed for the lock that is gone: it would not open any more once the browser was closed.
    await endSession();
    expect((await open().pause.open()).draft?.pause.answers.urgeText).toBe('new zanzibar');
  });

  test('another lock can be turned on, and is asked for none of them either', async () => {
    await withoutDatabase();
    const page = open();
    await page.pause.open();
    await turnOn(page, 'another lamp in the window');
    await page.pause.writeDraft(pauseWith({ urgeText: 'new zanzibar' }));
    await page.draft.drop();
    await page.lock.close();
    await settled();
    expect(await open().pause.open()).toMatchObject({ draft: null, isDraftLocked: false, problems: [] });
  });
});
