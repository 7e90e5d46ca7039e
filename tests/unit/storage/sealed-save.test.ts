// A note saved while the lock is closed: as few steps as can be, and never sealed so that it could not be opened again.
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { noteWith } from '../../support/sample-pause.ts';
import { emptyStores, settled } from '../../support/stores.ts';
import { endSession, lock, onDisk, open, PASSPHRASE, turnOn } from '../../support/vault.ts';

beforeEach(emptyStores);

async function lockedPage() {
  await turnOn(open());
  await endSession();
  const page = open();
  await settled();
  return page;
}

async function unlockedNotes(ids: readonly string[]) {
  const page = open();
  expect((await (await page.vault()).unlock(PASSPHRASE)).ok).toBe(true);
  return Promise.all(ids.map((id) => page.notes.get(id)));
}

describe('a new note while the lock is closed', () => {
  test('is written by one transaction, and the session is asked once', async () => {
    const page = await lockedPage();
    await page.notes.add(noteWith('n0'));
    const transactions = vi.spyOn(IDBDatabase.prototype, 'transaction');
    const asked = vi.spyOn(fakeBrowser.storage.session, 'get');
    await page.notes.add(noteWith('n1', { urgeText: 'zanzibar' }));
    expect(transactions).toHaveBeenCalledTimes(1);
    expect(asked).not.toHaveBeenCalled();
    vi.restoreAllMocks();
    expect(await onDisk()).not.toContain('zanzibar');
    expect(await unlockedNotes(['n1'])).toMatchObject([{ urgeText: 'zanzibar' }]);
  });

  test('is sealed for the lock of the database, whatever key its mark names', async () => {
    const page = await lockedPage();
    const { vault } = await fakeBrowser.storage.local.get('vault');
    const pair = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits']);
    const other = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)).toBase64();
    await fakeBrowser.storage.local.set({ vault: { ...(vault as object), publicKey: other } });
    await settled();
    await page.notes.add(noteWith('n1', { urgeText: 'zanzibar' }));
    await fakeBrowser.storage.local.set({ vault: { ...(vault as object), publicKey: 'no base 64 ##' } });
    await settled();
    await page.notes.add(noteWith('n2', { urgeText: 'two' }));
    await fakeBrowser.storage.local.set({ vault });
    expect(await onDisk()).not.toContain('zanzibar');
    expect(await unlockedNotes(['n1', 'n2'])).toMatchObject([{ urgeText: 'zanzibar' }, { urgeText: 'two' }]);
  });

  test('is sealed by a page that has not heard of the lock', async () => {
    await turnOn(open());
    await endSession();
    await fakeBrowser.storage.local.remove('vault');
    const page = open();
    await settled();
    const [put, transactions] = [vi.spyOn(IDBObjectStore.prototype, 'put'), vi.spyOn(IDBDatabase.prototype, 'transaction')];
    await page.notes.add(noteWith('n1', { urgeText: 'zanzibar' }));
    // It was written plain in the same breath as the lock was looked for, and taken back whole.
    expect(JSON.stringify(put.mock.calls[0])).toContain('zanzibar');
    expect(transactions.mock.calls.length).toBeGreaterThan(1);
    vi.restoreAllMocks();
    expect(await onDisk()).not.toContain('zanzibar');
    expect(await unlockedNotes(['n1'])).toMatchObject([{ urgeText: 'zanzibar' }]);
  });

  test('takes nothing from one of its id that is there already', async () => {
    await open().notes.add(noteWith('n1', { urgeText: 'first' }));
    const page = await lockedPage();
    await expect(page.notes.add(noteWith('n1', { urgeText: 'second' }))).rejects.toMatchObject({ code: 'locked' });
    expect(await unlockedNotes(['n1'])).toMatchObject([{ urgeText: 'first' }]);
  });

  test('lies open again where the lock was turned off meanwhile', async () => {
    const page = await lockedPage();
    const other = open();
    const vault = await other.vault();
    await vault.unlock(PASSPHRASE);
    await vault.turnOff(PASSPHRASE);
    await page.notes.add(noteWith('n1', { urgeText: 'zanzibar' }));
    await settled();
    expect(await onDisk()).toContain('zanzibar');
  });
});

test('once it was unlocked in another page, a note is sealed as all the others are', async () => {
  const page = await lockedPage();
  await page.notes.add(noteWith('n0'));
  const other = open();
  await (await other.vault()).unlock(PASSPHRASE);
  await settled();
  await page.notes.add(noteWith('n1', { urgeText: 'zanzibar' }));
  expect(await page.notes.get('n1')).toMatchObject({ urgeText: 'zanzibar' });
  await lock(page);
  await page.notes.add(noteWith('n2'));
  await expect(page.notes.get('n1')).rejects.toMatchObject({ code: 'locked' });
});
