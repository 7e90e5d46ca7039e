import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { eraseEverything } from '../../../storage/erasing.ts';
import { ERASING_KEY } from '../../../storage/erasing-mark.ts';
import { reloadWhenErased } from '../../../storage/erasing-watch.ts';
import { openGate } from '../../../storage/gate.ts';
import { emptyStores, openRaw, settled } from '../../support/stores.ts';
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

describe('an erasing that was cut short, gone on with by the next page', () => {
  const reload = vi.fn();
  beforeEach(() => {
    vi.spyOn(console, 'warn').mockReturnValue();
    reload.mockReset();
    vi.stubGlobal('location', { reload });
    return () => vi.unstubAllGlobals();
  });
  /** A page that opens where an erasing has begun and something does not go. */
  async function goOn(fails: () => void): Promise<void> {
    await fill();
    await fakeBrowser.storage.local.set({ [ERASING_KEY]: { state: 'begun', mark: 'theirs' } });
    fails();
    reloadWhenErased(open().database);
  }

  test('loads afresh also where it fails again, since it writes nothing any more', async () => {
    await goOn(() => vi.spyOn(fakeBrowser.storage.session, 'clear').mockRejectedValue(new Error('no')));
    await vi.waitFor(() => expect(reload).toHaveBeenCalledOnce());
    expect(await local()).not.toHaveProperty(ERASING_KEY);
  });

  test('never loads afresh over and over, where the mark cannot be removed either', async () => {
    let asked = 0;
    await goOn(() => {
      for (const act of ['set', 'remove', 'clear'] as const) vi.spyOn(fakeBrowser.storage.local, act).mockRejectedValue(new Error('no'));
      const get = fakeBrowser.storage.local.get.bind(fakeBrowser.storage.local) as (keys: unknown) => Promise<Record<string, unknown>>;
      vi.spyOn(fakeBrowser.storage.local as { get(keys: unknown): Promise<Record<string, unknown>> }, 'get').mockImplementation((keys) => {
        if (keys === ERASING_KEY) asked += 1;
        return get(keys);
      });
    });
    await vi.waitFor(() => expect(asked).toBe(2));
    await settled();
    expect(reload).not.toHaveBeenCalled();
  });
});
