/**
 * The bin, and what is done to many notes at once.
 *
 * Many notes go in batches of some hundred, each in a transaction of its own: one transaction over tens of thousands would hold up every
 * other page, and may end the tab (PF-03). A batch that fails leaves those before it done, and the count says how far it came.
 */
import { DAY_MS } from '../core/day.ts';
import type { Note } from '../core/note.ts';
import type { BinnedNote, Database } from './database.ts';
import { inBatches } from './in-batches.ts';
import { binNote, eraseNote, inRecords, unbinNote, type NoteRecords } from './note-records.ts';
import { readNote } from './read-note.ts';
import type { Sealing } from './sealing.ts';

/** A deleted note may be brought back for so many days. */
export const BIN_DAYS = 30;
const BATCH = 200;
/** How the records of a bin begin that a copy has taken the place of. */
const BIN_ASIDE = 'bin:';

/** A note in the bin. */
export interface Deleted {
  readonly note: Note;
  /** Milliseconds since 1970. */
  readonly deletedAt: number;
}

/** Hears how many are done so far. */
export type Progress = (done: number) => void;

export interface BinStore {
  /** What is in the bin, last deleted first. */
  all(): Promise<readonly Deleted[]>;
  remove(ids: readonly string[], deletedAt: number, onProgress?: Progress): Promise<void>;
  restore(ids: readonly string[], onProgress?: Progress): Promise<void>;
  /** Removes notes for good, from list and bin alike. */
  forget(ids: readonly string[], onProgress?: Progress): Promise<void>;
  /** Removes for good what has been in the bin for 30 days by `now`, and lets go of due times up to `fadedAt`. Returns how many notes went. */
  purge(now: number, fadedAt: number): Promise<number>;
}

/** The bin in a database. `announce` tells every page that more than one note changed. */
export function createBinStore(database: Database, sealing: Sealing, announce: () => Promise<void>): BinStore {
  async function forAll(ids: readonly string[], step: (records: NoteRecords, id: string) => Promise<unknown>, onProgress?: Progress): Promise<void> {
    try {
      await inBatches(ids, BATCH, undefined, async (batch, from) => {
        await inRecords(database, (records) => Promise.all(batch.map((id) => step(records, id))));
        onProgress?.(from + batch.length);
      });
    } finally {
      if (ids.length > 0) await announce();
    }
  }

  return {
    async all() {
      const binned = await database.use((db) => db.getAllFromIndex('bin', 'byDeletedAt'));
      const read = await Promise.all(binned.map(async ({ note, deletedAt }) => ({ note: await readNote(sealing, note), deletedAt })));
      return read.toReversed().flatMap(({ note, deletedAt }) => (note ? [{ note, deletedAt }] : []));
    },
    remove: (ids, deletedAt, onProgress) => forAll(ids, (records, id) => binNote(records, id, deletedAt), onProgress),
    restore: (ids, onProgress) => forAll(ids, unbinNote, onProgress),
    forget: (ids, onProgress) => forAll(ids, eraseNote, onProgress),
    async purge(now, fadedAt) {
      const goneAt = now - BIN_DAYS * DAY_MS;
      const [old, faded, aside] = await database.use((db) =>
        Promise.all([
          db.getAllKeysFromIndex('bin', 'byDeletedAt', IDBKeyRange.upperBound(goneAt)),
          db.getAllFromIndex('dues', 'byAt', IDBKeyRange.upperBound(fadedAt)),
          db.getAll('replaced', IDBKeyRange.bound(BIN_ASIDE, `${BIN_ASIDE}\uffff`)),
        ]),
      );
      await forAll(old, ({ bin }, id) => bin.delete(id));
      // Also out of a bin that a copy has taken the place of. A note that was in the list then is no matter of this.
      const oldAside = aside.filter(({ record }) => (record as BinnedNote).deletedAt <= goneAt).map(({ id }) => id);
      await forAll(oldAside, ({ replaced }, id) => replaced.delete(id));
      // A promised time stays until it is seen; only looking back fades.
      const lookBacks = faded.filter((due) => due.kind === 'look-back').map((due) => due.id);
      await forAll(lookBacks, ({ dues }, id) => dues.delete(id));
      return old.length;
    },
  };
}
