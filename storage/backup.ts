/** Reads everything that is kept, in one transaction, so that a copy is of one moment. */
import type { BackupParts } from '../core/backup.ts';
import { whole } from './note-records.ts';
import { readRaw } from './raw-database.ts';
import type { Services } from './services.ts';
import { StorageError } from './storage-error.ts';

/** Left out of a copy. */
const LEFT_OUT = new Set(['dues', 'plan', 'replaced', 'marks']);

/** Everything for a copy. Due times are left out, since they follow from the notes, and the own plan, which goes out only when it is asked for. Throws when any part cannot be read: a copy is whole or none. Where a later version wrote the database, its records go out as they lie there. */
export async function readBackupParts({ database, settings, seen }: Pick<Services, 'database' | 'settings' | 'seen'>): Promise<BackupParts> {
  const [stores, values, insights] = await Promise.all([
    database.use(async (db) => {
      const names = [...db.objectStoreNames].filter((name) => !LEFT_OUT.has(name));
      const transaction = db.transaction(names);
      const records = await whole(transaction, () => Promise.all(names.map((name) => transaction.objectStore(name).getAll())));
      return Object.fromEntries(names.map((name, at) => [name, records[at]!]));
    }).catch((thrown: unknown) => fromLaterVersion(database, thrown)),
    settings.read(),
    seen.read(),
  ]);
  return { stores, settings: values, insights };
}

/** An older program may not work with what a later one wrote, but it can hand it over, record by record. */
async function fromLaterVersion(database: Services['database'], thrown: unknown): Promise<Record<string, readonly unknown[]>> {
  if (!(thrown instanceof StorageError) || thrown.code !== 'newer') throw thrown;
  const stores = await readRaw(database.name);
  return Object.fromEntries(Object.entries(stores).filter(([name]) => !LEFT_OUT.has(name)));
}
