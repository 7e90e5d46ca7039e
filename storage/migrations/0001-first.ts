/**
 * Version 1: the first database.
 *
 * - `notes`: one record a note, by id. `byBegunAt` sorts by wall time, so the newest come by local day whatever the zone.
 * - `bin`: deleted notes, by id, with the time of deletion.
 * - `dues`: promised return times and look-backs, by time. They are apart from the notes so that finding the next one costs the same
 *   for ten notes as for ten thousand.
 * - `ownWords`: words that the person added.
 * - `plan`: own contacts and own plan for a bad hour.
 * - `vault`: the lock, where there is one: its keys, each of them sealed.
 * - `replaced`: what was here before a copy took its place, record by record, until the browser starts again.
 * - `marks`: what the database says of itself. `birth` is its name, given once: another one means that an earlier database was lost (ST-10).
 */
import type { IDBPDatabase } from 'idb';

/** Makes the stores. Runs inside the browser's own upgrade transaction. */
export function migrate0001(database: IDBPDatabase<unknown>): void {
  database.createObjectStore('notes', { keyPath: 'id' }).createIndex('byBegunAt', 'begunAt');
  database.createObjectStore('bin', { keyPath: 'id' }).createIndex('byDeletedAt', 'deletedAt');
  database.createObjectStore('dues', { keyPath: 'id' }).createIndex('byAt', 'at');
  database.createObjectStore('ownWords', { keyPath: 'id' });
  database.createObjectStore('plan', { keyPath: 'id' });
  database.createObjectStore('vault', { keyPath: 'id' });
  database.createObjectStore('replaced', { keyPath: 'id' });
  // Where it fails, the whole upgrade fails and says why.
  void database.createObjectStore('marks', { keyPath: 'id' }).put({ id: 'birth', value: crypto.randomUUID() }).catch(() => undefined);
}
