/**
 * The one place that opens the database.
 *
 * What goes wrong here goes wrong for people who are not watching: an old page that blocks an upgrade for ever (ST-01), a connection that
 * the browser drops (ST-03), a profile where nothing opens (ST-09, BR-01), a database from a later version. Each has its own answer, and
 * none of them is an empty result.
 */
import { openDB, unwrap, wrap, type DBSchema, type IDBPDatabase } from 'idb';
import type { Due } from '../core/due.ts';
import type { OwnPlan } from '../core/help-plan.ts';
import type { Note } from '../core/note.ts';
import type { Problem } from '../core/pause-port.ts';
import type { KeptInsights } from '../core/seen.ts';
import type { Settings } from '../core/settings.ts';
import type { OwnWord } from '../core/words.ts';
import { migrate0001 } from './migrations/0001-first.ts';
import { currentEra, mayWrite, shutGate } from './gate.ts';
import { asStorageError, StorageError } from './storage-error.ts';
import type { VaultRecord } from './vault-record.ts';

/** A deleted note with the time of its deletion, in milliseconds since 1970, and the due times it had. */
export interface BinnedNote {
  readonly id: string;
  readonly deletedAt: number;
  readonly note: Note;
  readonly dues?: readonly Due[];
}

/** The own plan for a bad hour. There is one. */
export interface KeptPlan {
  readonly id: string;
  readonly plan: OwnPlan;
}

/** A record of another store as it lay there, under `<store>:<id>`; or, under `head`, what else was there. */
export interface ReplacedRecord {
  readonly id: string;
  readonly store?: ReplacedStore;
  readonly record?: unknown;
  readonly head?: ReplacedHead;
}

/** The stores that a copy may take the place of. */
export type ReplacedStore = 'notes' | 'bin' | 'dues' | 'ownWords' | 'plan';

/** What is known of a replacement besides the records it took away. */
export interface ReplacedHead {
  /** Milliseconds since 1970. What was changed later was written by the person since. */
  readonly at: number;
  /** Ids and times of the notes that the copy dates later than that. A head from before there were such has none. */
  readonly ahead?: readonly (readonly [id: string, changedAt: number])[];
  readonly settings: Settings | null;
  readonly insights: Omit<KeptInsights, 'revision'> | null;
  /** The ids of the own words that came with the copy. */
  readonly words: readonly string[];
  /** Every record is back where it was; the settings and the marks of cards are still to follow. */
  readonly isBack?: true;
  /** The plan as it came with the copy, or null where the copy had none and the plan was left alone. */
  readonly plan: unknown;
}

export interface BeatSchema extends DBSchema {
  notes: { key: string; value: Note; indexes: { byBegunAt: string } };
  bin: { key: string; value: BinnedNote; indexes: { byDeletedAt: number } };
  dues: { key: string; value: Due; indexes: { byAt: number } };
  ownWords: { key: string; value: OwnWord };
  plan: { key: string; value: KeptPlan };
  vault: { key: string; value: VaultRecord };
  replaced: { key: string; value: ReplacedRecord };
  /** What the database says of itself; nothing of the person. */
  marks: { key: string; value: { readonly id: string; readonly value: string } };
}

export type BeatDatabase = IDBPDatabase<BeatSchema>;

/** Whole numbers; each has a file in `migrations/`. */
export const DATABASE_VERSION = 1;
const DATABASE_NAME = 'one-beat';
/** Who waits longer for it to open stands behind an older page, or behind another that does: only the first of them is told so by the browser (ST-01). */
const PATIENCE_MS = 2_000;

/** What is in the way of the database, as what is said of it; in its place null, once it is open. */
export type DatabaseTrouble = Extract<Problem, 'storage-blocked' | 'storage-stepped-aside'>;

/** Opens the database when it is first needed, and again when the browser has dropped it. */
export interface Database {
  readonly name: string;
  /**
   * Runs `work` on an open connection, once more on a new one if the old was dropped. While an older page holds on to the database it waits, and goes
   * on by itself when that page lets go; `onTrouble` tells of it. Throws a `StorageError`.
   */
  use<T>(work: (database: BeatDatabase) => Promise<T>): Promise<T>;
  /** Tells when this page has had to let go for a newer one, or waits for an older one: also who begins to listen while it waits. Returns the way to stop listening. */
  onTrouble(listener: (trouble: DatabaseTrouble | null) => void): () => void;
  /** Lets go of the connection. The next use opens another one. */
  close(): void;
}

/** A database by its name, not yet opened. */
export function createDatabase(name: string = DATABASE_NAME): Database {
  const listeners = new Set<(trouble: DatabaseTrouble | null) => void>();
  const tell = (trouble: DatabaseTrouble | null) => listeners.forEach((listener) => listener(trouble));
  let opening: Promise<BeatDatabase> | null = null;
  let hasSteppedAside = false;
  let isWaiting = false;

  function connect(): Promise<BeatDatabase> {
    if (!mayWrite()) return Promise.reject(new StorageError('erased'));
    if (hasSteppedAside) return Promise.reject(new StorageError('stepped-aside'));
    // Some profiles do not fail to open but throw at the asking (ST-09): `async` makes both the same.
    if (opening) return opening;
    const late = setTimeout(wait, PATIENCE_MS);
    opening = (async () => openDB<BeatSchema>(name, DATABASE_VERSION, {
      upgrade(database, oldVersion, _newVersion, transaction) {
        // An upgrade that fails is told by the opening; here it would turn up a second time, as a mistake of the page.
        transaction.done.catch(() => undefined);
        if (oldVersion < 1) migrate0001(database as unknown as IDBPDatabase<unknown>);
      },
      blocked: wait,
      blocking: (_current, wanted, event) => {
        (event.target as IDBDatabase).close();
        if (wanted === null) {
          // Everything is being erased: nothing that this page still holds may come back.
          shutGate();
          opening = null;
          return;
        }
        // A newer page wants to upgrade: let go at once, and say so instead of failing later.
        hasSteppedAside = true;
        tell('storage-stepped-aside');
      },
      terminated: forget,
    }))().then(
      (database) => {
        clearTimeout(late);
        hearEnds(database);
        isWaiting = false;
        tell(null);
        return database;
      },
      (thrown: unknown) => {
        clearTimeout(late);
        opening = null;
        isWaiting = false;
        throw openError(thrown);
      },
    );
    return opening;
  }

  function wait(): void {
    if (isWaiting) return;
    isWaiting = true;
    tell('storage-blocked');
  }

  function forget(): void {
    opening = null;
  }

  function close(): void {
    void opening?.then((database) => database.close(), forget);
    forget();
  }

  return {
    name,
    async use(work) {
      const era = currentEra();
      const connected = async () => {
        const database = await connect();
        // It was asked of a database that is gone by now.
        if (era !== currentEra()) throw new StorageError('erased');
        return database;
      };
      try {
        return await work(await connected());
      } catch (thrown) {
        if (!wasDropped(thrown)) throw asStorageError(thrown);
        forget();
      }
      try {
        return await work(await connected());
      } catch (thrown) {
        throw asStorageError(thrown);
      }
    },
    onTrouble(listener) {
      listeners.add(listener);
      // A part of a page that is drawn later would else be blank without a word (ST-01).
      if (isWaiting) listener('storage-blocked');
      return () => listeners.delete(listener);
    },
    close,
  };
}

/**
 * A request that fails ends its transaction, and that is told twice. Who asked for a single record listens to the request alone; the end of the
 * transaction would turn up as a mistake of the page.
 */
function hearEnds(database: BeatDatabase): void {
  const raw = unwrap(database);
  raw.transaction = (...asked) => {
    const transaction = IDBDatabase.prototype.transaction.apply(raw, asked);
    wrap(transaction).done.catch(() => undefined);
    return transaction;
  };
}

/** Whether an error means that the connection is gone: a new one may still work (ST-03). */
function wasDropped(thrown: unknown): boolean {
  return thrown instanceof Error && thrown.name === 'InvalidStateError';
}

function openError(thrown: unknown): StorageError {
  const name = thrown instanceof Error ? thrown.name : '';
  if (name === 'VersionError') return new StorageError('newer', thrown);
  if (name === 'QuotaExceededError') return new StorageError('quota', thrown);
  return new StorageError('unavailable', thrown);
}
