/**
 * What stands between a value and its store: nothing without the lock, encryption with it. Whoever reads or writes a record that holds
 * words or choices goes through here, so that no other file needs to know whether there is a lock.
 *
 * Sealing and opening take their time and are awaited before a transaction begins: awaiting them inside would end it (ST-06).
 */
import type { StoreValue } from 'idb';
import type { BeatSchema } from './database.ts';

/** The stores whose records hold words or choices. */
export type SealedStore = 'notes' | 'bin' | 'ownWords' | 'plan';

export interface Sealing {
  /** The record to store in place of `value`. */
  seal<Name extends SealedStore>(store: Name, value: StoreValue<BeatSchema, Name>): Promise<StoreValue<BeatSchema, Name>>;
  /** The value that a stored record holds. Throws a `StorageError` while it cannot be opened. */
  open<Name extends SealedStore>(store: Name, stored: StoreValue<BeatSchema, Name>): Promise<StoreValue<BeatSchema, Name>>;
}

/** No lock: a record is its value. */
export const unsealed: Sealing = {
  seal: (_store, value) => Promise.resolve(value),
  open: (_store, stored) => Promise.resolve(stored),
};
