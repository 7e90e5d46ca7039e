// Makes one call to the disk fail, whichever it is: the first, the second, and so on through everything that an operation asks of IndexedDB and
// of browser.storage.

import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

/** How a call fails: no room, something that the browser cannot name (at the asking, or `refused`: a while later), or well at first and then at the commit. */
export type Fault = 'quota' | 'unknown' | 'refused' | 'abort';

export const FAULTS: readonly Fault[] = ['quota', 'unknown', 'abort'];

const NAMES: Record<Fault, string> = { quota: 'QuotaExceededError', unknown: 'UnknownError', refused: 'UnknownError', abort: 'AbortError' };
const STORE_CALLS = ['put', 'add', 'get', 'getKey', 'delete', 'count', 'getAll', 'getAllKeys', 'getAllRecords', 'clear', 'openCursor', 'openKeyCursor'] as const;
const INDEX_CALLS = ['get', 'getKey', 'count', 'getAll', 'getAllKeys', 'getAllRecords', 'openCursor', 'openKeyCursor'] as const;
const AREA_CALLS = ['get', 'set', 'remove', 'clear'] as const;

export interface FaultyDisk {
  /** Every call so far, by name: `notes.put`, `local.set`. */
  readonly calls: readonly string[];
  /** From now on everything works again. */
  heal(): void;
}

type Method = (...args: unknown[]) => unknown;

/** Watches every call, and makes the one with this number (from 0) fail so. Without a number none fails. */
export function watchDisk(failing = -1, fault: Fault = 'unknown'): FaultyDisk {
  const calls: string[] = [];
  const error = () => new DOMException(`made to fail: ${calls.at(-1)}`, NAMES[fault]);
  const spies: { mockRestore(): void }[] = [];
  const isNext = (name: string) => calls.push(name) - 1 === failing;

  function wrapRequests<Holder extends object>(holder: Holder, names: readonly string[], transactionOf: (self: never) => IDBTransaction, nameOf: (self: never) => string): void {
    // Not every database has each of them.
    for (const name of names.filter((each) => each in holder)) {
      const real = (holder as Record<string, Method>)[name]!;
      const spy = vi.spyOn(holder as Record<string, Method>, name).mockImplementation(function (this: never, ...args: unknown[]) {
        const transaction = transactionOf(this);
        if (transaction.mode === 'versionchange' || !isNext(`${nameOf(this)}.${name}`)) return real.apply(this, args);
        if (fault === 'unknown') throw error();
        // What only reads has nothing to commit. A promise passes through the wrapping of requests as it is.
        if (fault === 'refused' || transaction.mode === 'readonly') return Promise.reject(error());
        const request = real.apply(this, args) as IDBRequest;
        // The same inner door that the fake database uses when its own disk fails.
        const inner = transaction as unknown as { _abort(name: string): void; _state: string };
        request.addEventListener('success', () => {
          if (inner._state !== 'finished') inner._abort(NAMES[fault]);
        });
        return request;
      } as Method);
      spies.push(spy);
    }
  }
  wrapRequests(IDBObjectStore.prototype, STORE_CALLS, (self: IDBObjectStore) => self.transaction, (self: IDBObjectStore) => self.name);
  wrapRequests(IDBIndex.prototype, INDEX_CALLS, (self: IDBIndex) => self.objectStore.transaction, (self: IDBIndex) => `${self.objectStore.name}.${self.name}`);

  const open = indexedDB.open.bind(indexedDB);
  spies.push(
    vi.spyOn(indexedDB, 'open').mockImplementation((...args) => {
      if (isNext('database.open')) throw error();
      return open(...args);
    }),
  );
  const deleteDatabase = indexedDB.deleteDatabase.bind(indexedDB);
  spies.push(
    vi.spyOn(indexedDB, 'deleteDatabase').mockImplementation((...args) => {
      if (isNext('database.delete')) throw error();
      return deleteDatabase(...args);
    }),
  );
  for (const area of ['local', 'session'] as const) {
    for (const name of AREA_CALLS) {
      const holder = fakeBrowser.storage[area] as unknown as Record<string, Method>;
      const real = holder[name]!.bind(holder);
      spies.push(vi.spyOn(holder, name).mockImplementation(((...args: unknown[]) => (isNext(`${area}.${name}`) ? Promise.reject(error()) : real(...args))) as Method));
    }
  }
  return { calls, heal: () => spies.forEach((spy) => spy.mockRestore()) };
}
