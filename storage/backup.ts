/** Reads everything that is kept, in one transaction, so that a copy is of one moment. */
import type { StoreValue } from 'idb';
import type { BackupParts } from '../core/backup.ts';
import type { BeatSchema } from './database.ts';
import { whole } from './note-records.ts';
import { readRaw } from './raw-database.ts';
import { unsealed, type SealedStore, type Sealing } from './sealing.ts';
import type { Services } from './services.ts';
import { StorageError } from './storage-error.ts';

/** The stores that a copy holds; the own plan only when it is asked for. */
export const BACKUP_STORES = ['notes', 'bin', 'ownWords', 'plan'] as const satisfies readonly SealedStore[];

/** The stores that a copy never holds: due times, which follow from the notes, and marks, which are about this database alone. */
export const LEFT_OUT_STORES = ['dues', 'marks'] as const;

interface Wanted {
  readonly hasPlan?: boolean;
  readonly sealing?: Sealing;
}

/**
 * Everything for a copy. Throws when any part cannot be read or opened: a copy is whole or none, and never has sealed text in it (SE-07). Where a later
 * version wrote the database, its records go out as they lie there.
 */
export async function readBackupParts({ database, settings, seen }: Pick<Services, 'database' | 'settings' | 'seen'>, { hasPlan = false, sealing = unsealed }: Wanted = {}): Promise<BackupParts> {
  const names = BACKUP_STORES.filter((name) => name !== 'plan' || hasPlan);
  const [stored, values, insights] = await Promise.all([
    database.use(async (db) => {
      const transaction = db.transaction(names);
      const records = await whole(transaction, () => Promise.all(names.map((name): Promise<readonly unknown[]> => transaction.objectStore(name).getAll())));
      return Object.fromEntries(names.map((name, at) => [name, records[at]!]));
    }).catch((thrown: unknown) => fromLaterVersion(database, hasPlan, thrown)),
    settings.read(),
    seen.read(),
  ]);
  // After the transaction: opening takes its time, and awaiting it inside would end the transaction.
  const opened = await Promise.all(Object.entries(stored).map(async ([name, records]) => [name, isSealedStore(name) ? await openAll(sealing, name, records) : records] as const));
  return { stores: Object.fromEntries(opened), settings: values, insights };
}

function isSealedStore(name: string): name is SealedStore {
  return BACKUP_STORES.some((each) => each === name);
}

function openAll<Name extends SealedStore>(sealing: Sealing, name: Name, records: readonly unknown[]): Promise<readonly unknown[]> {
  return Promise.all(records.map((record) => sealing.open(name, record as StoreValue<BeatSchema, Name>)));
}

/** An older program may not work with what a later one wrote, but it can hand it over, record by record, with what it does not know. */
async function fromLaterVersion(database: Services['database'], hasPlan: boolean, thrown: unknown): Promise<Readonly<Record<string, readonly unknown[]>>> {
  if (!(thrown instanceof StorageError) || thrown.code !== 'newer') throw thrown;
  const leftOut: readonly string[] = [...LEFT_OUT_STORES, ...(hasPlan ? [] : ['plan'])];
  return Object.fromEntries(Object.entries(await readRaw(database.name)).filter(([name]) => !leftOut.includes(name)));
}
