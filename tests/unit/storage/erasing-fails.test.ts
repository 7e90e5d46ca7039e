import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { eraseEverything } from '../../../storage/erasing.ts';
import { openGate } from '../../../storage/gate.ts';
import { emptyStores, openRaw } from '../../support/stores.ts';
import { open, writeEverywhere } from '../../support/vault.ts';

beforeEach(emptyStores);

const fill = () => writeEverywhere('zanzibar');
const local = () => fakeBrowser.storage.local.get(null);

describe('a database that can neither be emptied nor removed', () => {
  beforeEach(() => {
    vi.spyOn(console, 'warn').mockReturnValue();
  });

  test('is not told as erased; what can go is gone, and it can be tried again (ST-07)', { timeout: 10_000 }, async () => {
    const page = await fill();
    // A page that never lets go, and a disk with no room for the emptying.
    const stuck = await openRaw(undefined);
    vi.spyOn(IDBObjectStore.prototype, 'clear').mockImplementation(() => { throw new DOMException('full', 'QuotaExceededError'); });
    await expect(eraseEverything(page.database)).rejects.toMatchObject({ code: 'failed' });
    expect(await local()).toEqual({ firstRunShown: true });
    expect(await fakeBrowser.storage.session.get(null)).toEqual({});
    vi.restoreAllMocks();
    stuck.close();
    await eraseEverything(page.database);
    expect(await indexedDB.databases()).toEqual([]);
  });

  test('since its removal fails too, is not told as erased either', async () => {
    const page = await fill();
    vi.spyOn(IDBObjectStore.prototype, 'clear').mockImplementation(() => { throw new Error('no'); });
    vi.spyOn(indexedDB, 'deleteDatabase').mockImplementation(() => { throw new Error('no'); });
    await expect(eraseEverything(page.database)).rejects.toMatchObject({ code: 'failed' });
  });

  test('one that is emptied is erased, though its removal fails', async () => {
    const page = await fill();
    vi.spyOn(indexedDB, 'deleteDatabase').mockImplementation(() => { throw new Error('no'); });
    await eraseEverything(page.database);
    openGate();
    expect(await open().notes.count()).toBe(0);
  });

  test('one whose opening hangs behind an old page is not waited for for ever (ST-01)', { timeout: 15_000 }, async () => {
    const page = await fill();
    page.database.close();
    const opening = vi.spyOn(indexedDB, 'open').mockReturnValue(new (IDBOpenDBRequest as unknown as new () => IDBOpenDBRequest)());
    await eraseEverything(page.database);
    opening.mockRestore();
    expect(await indexedDB.databases()).toEqual([]);
  });
});
