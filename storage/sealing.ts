/**
 * What stands between a value and its store: nothing without the lock, encryption with it. Whoever reads or writes a record that holds
 * words or choices goes through here, so that no other file needs to know whether there is a lock.
 *
 * The `vault` store alone says whether there is one. It is read in the same transaction that writes, so that no page, however old its
 * knowledge, can put a plain record beside sealed ones. Sealing and opening are awaited between transactions, never inside: that would end
 * them (ST-06).
 *
 *   transaction: which lock? ──as sealed for──► write, done
 *        ▲            └──otherwise──► seal outside ──┐
 *        └───────────────────────────────────────────┘
 */
import type { StoreValue } from 'idb';
import type { BeatSchema, Database } from './database.ts';
import { StorageError } from './storage-error.ts';
import { lockOf, sealedPartOf, VAULT, type SealingLock, type VaultOn } from './vault-record.ts';
import { whole } from './whole.ts';

/** The stores whose records hold words or choices. */
export type SealedStore = 'notes' | 'bin' | 'ownWords' | 'plan';

export interface Sealing {
  /** The record to store in place of `value`. `lock` is the one to seal for, null for none; without it, the one that is on by now. */
  seal<Name extends SealedStore>(store: Name, value: StoreValue<BeatSchema, Name>, lock?: SealingLock | null): Promise<StoreValue<BeatSchema, Name>>;
  /** The lock that is probably on, from what this page knows without asking; null where it knows of none. Whoever writes still compares. */
  expected(): SealingLock | null;
  /** The value that a stored record holds. Throws a `StorageError`: `locked` while the lock is closed, `damaged` where it does not open any more. */
  open<Name extends SealedStore>(store: Name, stored: StoreValue<BeatSchema, Name>): Promise<StoreValue<BeatSchema, Name>>;
}

/** What the lock brings along once it is loaded. */
export interface RecordSealing {
  seal<Name extends SealedStore>(lock: SealingLock, store: Name, value: StoreValue<BeatSchema, Name>): Promise<StoreValue<BeatSchema, Name>>;
  open<Name extends SealedStore>(store: Name, stored: StoreValue<BeatSchema, Name>): Promise<StoreValue<BeatSchema, Name>>;
}

/** Where nothing can be sealed or opened, as in the worker: nothing is read, and above all nothing is written plain. */
export const closedRecords: RecordSealing = {
  seal: () => Promise.reject(new StorageError('locked')),
  open: () => Promise.reject(new StorageError('locked')),
};

/** The seam over a database. `load` brings what seals and opens; it is called only where there is a lock. `expected` tells which lock is probably on. */
export function createSealing(database: Database, load: () => Promise<RecordSealing>, expected: () => SealingLock | null = () => null): Sealing {
  /** Shared by all who ask at the same time, as for every record of a copy. */
  let asking: Promise<VaultOn | null> | null = null;
  const current = () => (asking ??= readLock(database).finally(() => (asking = null)));
  return {
    expected,
    async seal(store, value, lock) {
      const on = lock === undefined ? await current() : lock;
      return on ? (await load()).seal(on, store, value) : value;
    },
    async open(store, stored) {
      return isSealed(store, stored) ? (await load()).open(store, stored) : stored;
    },
  };
}

/** The lock that is on, or null. */
export async function readLock(database: Database): Promise<VaultOn | null> {
  return lockOf(await database.use((db) => db.get('vault', VAULT)));
}

/** Whether a record of a store is sealed. */
export function isSealed<Name extends SealedStore>(store: Name, stored: StoreValue<BeatSchema, Name> | undefined): boolean {
  return sealedPartOf(store === 'bin' ? (stored as StoreValue<BeatSchema, 'bin'> | undefined)?.note : stored) !== null;
}

/** Writes a record of words or plan over whatever was there, sealed where there is a lock. Resolves after the commit. */
export async function putSealed<Name extends 'ownWords' | 'plan'>(database: Database, sealing: Sealing, store: Name, value: StoreValue<BeatSchema, Name>): Promise<void> {
  let lock: VaultOn | null = null;
  let record = value;
  for (;;) {
    const found: VaultOn | null | 'written' = await database.use((db) => {
      const transaction = db.transaction([store, 'vault'], 'readwrite');
      return whole(transaction, async () => {
        const on = lockOf(await transaction.objectStore('vault').get(VAULT));
        if (on?.vaultId !== lock?.vaultId) return on;
        await (transaction.objectStore(store) as unknown as { put(value: unknown): Promise<unknown> }).put(record);
        return 'written';
      });
    });
    if (found === 'written') return;
    lock = found;
    record = await sealing.seal(store, value, lock);
  }
}
