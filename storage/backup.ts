/** Reads everything that is kept, in one transaction, so that a copy is of one moment. */
import type { BackupParts } from '../core/backup.ts';
import { readRaw } from './raw-database.ts';
import type { Services } from './services.ts';
import { StorageError } from './storage-error.ts';
import { whole } from './whole.ts';

/** Left out of a copy. */
const LEFT_OUT = new Set(['dues', 'plan', 'marks', 'vault']);
const NAMES = ['notes', 'bin', 'ownWords'] as const;

/** Everything for a copy. Due times are left out, since they follow from the notes, and the own plan, which goes out only when it is asked for. Throws when any part cannot be read, as while the lock is closed (SE-07): a copy is whole or none. Where a later version wrote the database, its records go out as they lie there. */
export async function readBackupParts({ database, sealing, settings, seen }: Pick<Services, 'database' | 'sealing' | 'settings' | 'seen'>): Promise<BackupParts> {
  const [stores, values, insights] = await Promise.all([
    database
      .use((db) => {
        const transaction = db.transaction(NAMES);
        return whole(transaction, () => Promise.all([transaction.objectStore('notes').getAll(), transaction.objectStore('bin').getAll(), transaction.objectStore('ownWords').getAll()]));
      })
      .then(async ([notes, bin, ownWords]): Promise<Record<string, readonly unknown[]>> => ({
        notes: await Promise.all(notes.map((record) => sealing.open('notes', record))),
        bin: await Promise.all(bin.map((record) => sealing.open('bin', record))),
        ownWords: await Promise.all(ownWords.map((record) => sealing.open('ownWords', record))),
      }))
      .catch((thrown: unknown) => fromLaterVersion(database, thrown)),
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
