/**
 * Whether what was kept is still there. A browser may drop a whole database, on a full disk or with a cleaning program, and what is opened next
 * is as empty as a new one (ST-10). So the database has a name of its own, given at its birth, and `storage.local` remembers that name
 * and how many notes there were: another name means a loss, which is said, and never a first run.
 */
import { browser } from 'wxt/browser';
import { writeLocal } from './areas.ts';
import type { Database } from './database.ts';
import { asStorageError } from './storage-error.ts';
import { whole } from './whole.ts';

const KEY = 'kept';

/** What the browser says about keeping: it promised to clear nothing by itself, it made no promise, or it cannot be asked. */
export type Durability = 'promised' | 'not-promised' | 'unknown';

/** How many notes were there, those in the bin included. */
export interface Loss {
  readonly count: number;
}

interface Kept {
  readonly birth: string;
  readonly count: number;
}

export interface KeepingStore {
  /** What was lost and has not been acknowledged, or null. Throws a `StorageError` when that cannot be told. */
  loss(): Promise<Loss | null>;
  /** The person knows of the loss: from now on the new database is the one that counts. */
  acknowledge(): Promise<void>;
  /** Remembers how many notes there are, unless a loss is still to be told. */
  remember(): Promise<void>;
  /** Asks the browser not to clear anything by itself. Asking again is harmless; it never throws. */
  askToKeep(): Promise<Durability>;
}

/** The keeping of a database. */
export function createKeepingStore(database: Database): KeepingStore {
  async function read(): Promise<Kept | null> {
    const kept = (await browser.storage.local.get(KEY))[KEY] as Partial<Kept> | undefined;
    return typeof kept?.birth === 'string' ? { birth: kept.birth, count: typeof kept.count === 'number' ? kept.count : 0 } : null;
  }

  /** The name of the database; null where its mark is missing, and nothing can be told. Counting every note would make each opening dearer with the years. */
  function foundBirth(): Promise<string | null> {
    return database.use(async (db) => (await db.get('marks', 'birth'))?.value ?? null);
  }

  function found(): Promise<Kept | null> {
    return database.use(async (db) => {
      const transaction = db.transaction(['marks', 'notes', 'bin']);
      const [mark, notes, binned] = await whole(transaction, () =>
        Promise.all([transaction.objectStore('marks').get('birth'), transaction.objectStore('notes').count(), transaction.objectStore('bin').count()]),
      );
      return mark ? { birth: mark.value, count: notes + binned } : null;
    });
  }

  /** Writes what is there, unless something else was there before that nobody has been told of. */
  async function settle(isTold: boolean): Promise<Loss | null> {
    try {
      const [kept, now] = await Promise.all([read(), found()]);
      if (!now) return null;
      if (kept && kept.birth !== now.birth && kept.count > 0 && !isTold) return { count: kept.count };
      if (kept?.birth !== now.birth || kept.count !== now.count) await writeLocal({ [KEY]: now });
      return null;
    } catch (thrown) {
      throw asStorageError(thrown);
    }
  }

  /** What was lost. Where the database is the one that is remembered there is nothing to count: the worker does so after each writing. */
  async function loss(): Promise<Loss | null> {
    try {
      const [kept, birth] = await Promise.all([read(), foundBirth()]);
      if (birth !== null && kept?.birth === birth) return null;
    } catch (thrown) {
      throw asStorageError(thrown);
    }
    return settle(false);
  }

  return {
    loss,
    acknowledge: async () => void (await settle(true)),
    remember: async () => void (await settle(false)),
    async askToKeep() {
      if (typeof navigator.storage?.persist !== 'function') return 'unknown';
      try {
        return (await navigator.storage.persisted()) || (await navigator.storage.persist()) ? 'promised' : 'not-promised';
      } catch (thrown) {
        console.warn('the browser could not be asked to keep the notes', thrown);
        return 'unknown';
      }
    },
  };
}
