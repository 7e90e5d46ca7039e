// Stores to test with: a database and a browser that are empty at the start of each test, a clock that stands still, and ways to break a disk.

import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Clock } from '../../storage/clock.ts';
import { openGate } from '../../storage/gate.ts';
import { createDatabase } from '../../storage/database.ts';
import { createServices, type Services } from '../../storage/services.ts';
import { createVault } from '../../storage/vault.ts';
import { NINE } from './sample-pause.ts';

export const DATABASE_NAME = 'one-beat';

/** Nothing is kept any more, and nothing is broken. */
export function emptyStores(): void {
  vi.restoreAllMocks();
  globalThis.indexedDB = new IDBFactory();
  fakeBrowser.reset();
  openGate();
  // Real browsers tell of a change after the fact, of a removal only where something was removed, and then with no value at all.
  const { onChanged } = fakeBrowser.storage;
  const trigger = onChanged.trigger.bind(onChanged);
  vi.spyOn(onChanged, 'trigger').mockImplementation(async (changes, area) => {
    const real = Object.entries(changes).filter(([, { oldValue, newValue }]) => oldValue !== null || newValue !== null);
    const told = Object.fromEntries(real.map(([key, change]) => [key, change.newValue === null ? { oldValue: change.oldValue } : change]));
    if (real.length > 0) setTimeout(() => void trigger(told, area), 1);
    return [];
  });
}

export type TestClock = Clock & { epochMs: number };

/** A clock in Greenwich that goes only when it is set. */
export function stillClock(epochMs = NINE): TestClock {
  const clock = { epochMs, offsetAt: () => 0, now: () => ({ epochMs: clock.epochMs, offsetMinutes: 0 }) };
  return clock;
}

/** What one page builds when it opens. Two of them are two pages over the same disk. */
export function openPage(clock: Clock = stillClock()): Services {
  return createServices(clock, createDatabase(DATABASE_NAME), async () => ({ createVault }));
}

/** Lets what was announced reach whoever listens. */
export const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

/** Makes every transaction that writes to a store abort once its last request has gone well: at the commit. */
export function abortAtCommit(errorName: 'AbortError' | 'QuotaExceededError' = 'AbortError'): void {
  const put = IDBObjectStore.prototype.put;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
    const request = put.apply(this, args);
    // A new database is made as it should be; it is what is written to it that fails.
    if (this.transaction.mode === 'versionchange') return request;
    request.addEventListener('success', () => {
      // The same inner door that the fake database uses when its own disk fails.
      const transaction = this.transaction as unknown as { _abort(name: string): void; _state: string };
      if (transaction._state !== 'finished') transaction._abort(errorName);
    });
    return request;
  });
}

/** Makes every opening of a database fail, as some profiles do. `heal` makes it work again. */
export function brokenDatabase(errorName: string): { heal: () => void } {
  const spy = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('it could not be opened', errorName);
  });
  return { heal: () => spy.mockRestore() };
}

/** A connection as another version of the product would open it. */
export function openRaw(version: number | undefined, upgrade: (database: IDBDatabase) => void = () => undefined): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = version === undefined ? indexedDB.open(DATABASE_NAME) : indexedDB.open(DATABASE_NAME, version);
    request.onupgradeneeded = () => upgrade(request.result);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('it did not open'));
  });
}
