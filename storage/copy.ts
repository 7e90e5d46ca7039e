/** Reads everything that is kept, in one transaction, so that a copy is of one moment. */
import type { StoreValue } from 'idb';
import type { CopyContent } from '../core/copy.ts';
import type { BeatSchema } from './database.ts';
import { readRaw } from './raw-database.ts';
import { openUnlessDamaged } from './read-note.ts';
import { isSealed, type SealedStore, type Sealing } from './sealing.ts';
import type { Services } from './services.ts';
import { StorageError } from './storage-error.ts';
import { whole } from './whole.ts';

/** The stores that a copy holds; the own plan only when it is asked for. */
export const COPY_STORES = ['notes', 'bin', 'ownWords', 'plan'] as const satisfies readonly SealedStore[];

/** The stores that a copy never holds: due times, which follow from the notes; what a copy took the place of; marks, which are about this database alone; and the keys of the lock. */
export const LEFT_OUT_STORES = ['dues', 'replaced', 'marks', 'vault'] as const;

interface Wanted {
  readonly hasPlan?: boolean;
  readonly sealing?: Sealing;
}

/** What a copy is made of. */
export interface ReadContent extends CopyContent {
  /** So many notes are damaged and so in no copy. */
  readonly damaged: number;
}

/**
 * Everything for a copy. Throws when any part cannot be read: a copy is whole or none, and never has sealed text in it (SE-07). What is sealed and does
 * not open any more is left out, and the notes among it are counted, so that it can be told. Where a later
 * version wrote the database, its records go out as they lie there.
 */
export async function readCopyContent(services: Pick<Services, 'database' | 'sealing' | 'settings' | 'seen'>, { hasPlan = false, sealing = services.sealing }: Wanted = {}): Promise<ReadContent> {
  const { database, settings, seen } = services;
  const names = COPY_STORES.filter((name) => name !== 'plan' || hasPlan);
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
  const damaged = opened.reduce((sum, [name, records]) => sum + (name === 'notes' || name === 'bin' ? stored[name]!.length - records.length : 0), 0);
  return { stores: Object.fromEntries(opened), settings: values, insights, damaged };
}

function isSealedStore(name: string): name is SealedStore {
  return COPY_STORES.some((each) => each === name);
}

async function openAll<Name extends SealedStore>(sealing: Sealing, name: Name, records: readonly unknown[]): Promise<readonly unknown[]> {
  // Without a lock nothing waits, which at fifty thousand notes would take its time.
  if (!records.some((record) => isSealed(name, record as StoreValue<BeatSchema, Name>))) return records;
  const opened = await Promise.all(records.map((record) => openUnlessDamaged(sealing, name, record as StoreValue<BeatSchema, Name>)));
  return opened.filter((record) => record !== null);
}

/** An older program may not work with what a later one wrote, but it can hand it over, record by record, with what it does not know. */
async function fromLaterVersion(database: Services['database'], hasPlan: boolean, thrown: unknown): Promise<Readonly<Record<string, readonly unknown[]>>> {
  if (!(thrown instanceof StorageError) || thrown.code !== 'newer') throw thrown;
  const leftOut: readonly string[] = [...LEFT_OUT_STORES, ...(hasPlan ? [] : ['plan'])];
  return Object.fromEntries(Object.entries(await readRaw(database.name)).filter(([name]) => !leftOut.includes(name)));
}
