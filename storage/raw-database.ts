/**
 * The database as it lies there, whatever version wrote it. Opening it without a version neither upgrades nor refuses, so a copy can be
 * taken from a database that is too new to be worked with, and everything can be erased whatever state it is in.
 */
import { deleteDB, openDB, type IDBPDatabase } from 'idb';
import { asStorageError, StorageError } from './storage-error.ts';

/** How long emptying and removal each wait for other pages to let go. */
const PATIENCE_MS = 4_000;

/** What `work` gives on the database as it lies there; `otherwise` where there is none. Looking for it makes none: one without a store would be taken for ours. */
async function withRaw<T>(name: string, otherwise: T, work: (database: IDBPDatabase<unknown>) => Promise<T>): Promise<T> {
  let database: IDBPDatabase<unknown> | undefined;
  let isThere = true;
  try {
    database = await openDB(name, undefined, {
      upgrade(_database, oldVersion, _newVersion, transaction) {
        isThere = oldVersion > 0;
        // Its end is told by the opening as well.
        transaction.done.catch(() => undefined);
        if (!isThere) transaction.abort();
      },
      blocking: (_current, _wanted, event) => (event.target as IDBDatabase).close(),
    });
    return await work(database);
  } catch (thrown) {
    if (!isThere) return otherwise;
    throw asStorageError(thrown);
  } finally {
    database?.close();
  }
}

/** Every record by store, of all stores or of those that are named, read in one transaction. Throws a `StorageError`. */
export function readRaw(name: string, wanted?: readonly string[]): Promise<Readonly<Record<string, readonly unknown[]>>> {
  return withRaw<Readonly<Record<string, readonly unknown[]>>>(name, {}, async (database) => {
    const names = [...database.objectStoreNames].filter((store) => wanted?.includes(store) ?? true);
    if (names.length === 0) return {};
    const transaction = database.transaction(names);
    const records = await Promise.all(names.map((store) => transaction.objectStore(store).getAll()));
    await transaction.done;
    return Object.fromEntries(names.map((store, at) => [store, records[at]!]));
  });
}

/**
 * Empties every store in one transaction: all of it or none. Other pages may have the database open. Throws a `StorageError`, also where a page
 * that holds up an upgrade leaves it waiting: then it is emptied, if at all, when that page lets go.
 */
export async function emptyRaw(name: string): Promise<void> {
  const emptied = withRaw(name, undefined, async (database) => {
    const names = [...database.objectStoreNames];
    if (names.length === 0) return;
    const transaction = database.transaction(names, 'readwrite', { durability: 'strict' });
    await Promise.all([...names.map((store) => transaction.objectStore(store).clear()), transaction.done]);
  });
  if (!(await inTime(emptied))) throw new StorageError('blocked');
}

/**
 * Removes the database and answers whether it is gone. Where a page holds on to it, the browser removes it when that page lets go. Throws a
 * `StorageError`.
 */
export async function removeRaw(name: string): Promise<boolean> {
  try {
    return await inTime(deleteDB(name));
  } catch (thrown) {
    throw asStorageError(thrown);
  }
}

/** Whether the work is done within the patience; it goes on behind it otherwise. Throws what it throws. */
async function inTime(work: Promise<unknown>): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE_MS);
  });
  try {
    return await Promise.race([work.then(() => true as const), late]);
  } finally {
    clearTimeout(timer);
  }
}
