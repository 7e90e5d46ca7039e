/**
 * Kept notes. A note counts as kept only when its transaction has committed (ST-05), and every change is one transaction: the old state
 * or the new one, never half of each.
 */
import type { IDBPIndex } from 'idb';
import type { OffsetAt } from '../core/day.ts';
import type { Due } from '../core/due.ts';
import { decodeNote } from '../core/note-decode.ts';
import type { Note } from '../core/note.ts';
import { newestFirst } from '../core/note-order.ts';
import type { BeatSchema, Database } from './database.ts';
import { binNote, eraseNote, inRecords, unbinNote, whole, writeNote } from './note-records.ts';

/** How many of the newest notes, and how many there are. */
export interface NotesPage {
  readonly notes: readonly Note[];
  readonly total: number;
}

export interface NotesStore {
  /** The newest `limit` notes by wall time; notes with an unknown time come last. Throws when the read fails: never an empty list. */
  newest(limit: number): Promise<NotesPage>;
  /** Every note, in batches that let the page breathe between them, in no order. Throws when the read fails. */
  every(onBatch: (notes: readonly Note[]) => void): Promise<void>;
  get(id: string): Promise<Note | undefined>;
  /** Whether the note exists, in the list or in the bin. */
  has(id: string): Promise<boolean>;
  /** Keeps a note, new or changed, with the due times it asks for. Resolves after the commit. */
  put(note: Note): Promise<void>;
  /**
   * Changes a note as it is stored by now, in one transaction, so that no other page's writing is lost. Resolves to the new note, or to
   * undefined where there is none in the list: a deleted note is never brought back by a change. `changedAt` always grows.
   */
  revise(id: string, changedAt: number, change: (stored: Note) => Note): Promise<Note | undefined>;
  /** Keeps a new note unless it was there before, in the list or in the bin. */
  add(note: Note): Promise<void>;
  /** Moves a note to the bin. Returns it, or undefined where it was gone already. */
  remove(id: string, deletedAt: number): Promise<Note | undefined>;
  /** Brings a note back from the bin. */
  restore(id: string): Promise<void>;
  /** Removes a note for good, from list and bin alike. */
  forget(id: string): Promise<void>;
  /** Due times up to `at`, and the next one after it. */
  dues(at: number): Promise<{ readonly passed: readonly Due[]; readonly next: Due | undefined }>;
  /** Settles a due time: it was seen. */
  settle(dueId: string): Promise<void>;
}

const BATCH = 500;

/** The notes in a database. `announce` tells every open page and the worker what changed, after the commit. */
export function createNotesStore(database: Database, announce: (noteId: string) => Promise<void>, offsetAt: OffsetAt): NotesStore {
  return {
    newest: (limit) =>
      database.use(async (db) => {
        const transaction = db.transaction('notes');
        return whole(transaction, async () => {
          const [total, dated] = await Promise.all([transaction.store.count(), newestDated(transaction.store.index('byBegunAt'), limit)]);
          if (dated.length >= Math.min(limit, total)) return { notes: decodedNotes(dated), total };
          // Some notes have no readable time and so are not in the index: they are shown all the same (DT-10).
          const seen = new Set(dated.map((note) => note.id));
          const undated = (await transaction.store.getAll()).filter((note) => !seen.has(note.id));
          return { notes: decodedNotes([...dated, ...undated]).toSorted(newestFirst).slice(0, limit), total };
        });
      }),
    every: (onBatch) =>
      database.use(async (db) => {
        let after: IDBKeyRange | null = null;
        for (;;) {
          // By id, each batch after the last one's end: no note is left out or read twice, whatever is written meanwhile.
          const batch: Note[] = await db.getAll('notes', after, BATCH);
          if (batch.length > 0) onBatch(decodedNotes(batch));
          if (batch.length < BATCH) return;
          after = IDBKeyRange.lowerBound(batch.at(-1)!.id, true);
          await breath();
        }
      }),
    get: async (id) => decodeNote(await database.use((db) => db.get('notes', id))) ?? undefined,
    has: (id) =>
      database.use(async (db) => {
        const transaction = db.transaction(['notes', 'bin']);
        return whole(transaction, async () => {
          const counts = await Promise.all([transaction.objectStore('notes').count(id), transaction.objectStore('bin').count(id)]);
          return counts.some((count) => count > 0);
        });
      }),
    async put(note) {
      await inRecords(database, async (records) => {
        const before = decodeNote(await records.notes.get(note.id)) ?? undefined;
        await writeNote(records, before, note, offsetAt);
      });
      await announce(note.id);
    },
    async revise(id, changedAt, change) {
      const revised = await inRecords(database, async (records) => {
        const stored = decodeNote(await records.notes.get(id));
        const note = stored && { ...change(stored), id, changedAt: Math.max(changedAt, stored.changedAt + 1) };
        if (stored && note) await writeNote(records, stored, note, offsetAt);
        return note ?? undefined;
      });
      if (revised) await announce(id);
      return revised;
    },
    async add(note) {
      await inRecords(database, async (records) => {
        const known = (await Promise.all([records.notes.count(note.id), records.bin.count(note.id)])).some((count) => count > 0);
        if (!known) await writeNote(records, undefined, note, offsetAt);
      });
      await announce(note.id);
    },
    async remove(id, deletedAt) {
      const removed = await inRecords(database, (records) => binNote(records, id, deletedAt));
      await announce(id);
      return removed;
    },
    async restore(id) {
      await inRecords(database, (records) => unbinNote(records, id));
      await announce(id);
    },
    async forget(id) {
      await inRecords(database, (records) => eraseNote(records, id));
      await announce(id);
    },
    dues: (at) =>
      database.use(async (db) => {
        const transaction = db.transaction('dues');
        const index = transaction.store.index('byAt');
        return whole(transaction, async () => {
          const [passed, next] = await Promise.all([index.getAll(IDBKeyRange.upperBound(at)), index.get(IDBKeyRange.lowerBound(at, true))]);
          return { passed, next };
        });
      }),
    async settle(dueId) {
      await database.use((db) => db.delete('dues', dueId));
      await announce(dueId);
    },
  };
}

function decodedNotes(stored: readonly unknown[]): Note[] {
  return stored.flatMap((record) => decodeNote(record) ?? []);
}

/** Wall times begin with a digit; what sorts behind the digits is none. */
const TIMES = () => IDBKeyRange.upperBound(':');

type TimeIndex = IDBPIndex<BeatSchema, ['notes'], 'notes', 'byBegunAt'>;

/** Newer browsers read backwards in one request; a cursor, one request a note, is for the others. */
interface BackwardIndex {
  getAllRecords(options: { query: IDBKeyRange; count: number; direction: 'prev' }): Promise<readonly { readonly value: Note }[]>;
}

async function newestDated(index: TimeIndex, limit: number): Promise<Note[]> {
  if ('getAllRecords' in index) {
    const records = await (index as unknown as BackwardIndex).getAllRecords({ query: TIMES(), count: limit, direction: 'prev' });
    return records.map(({ value }) => value);
  }
  const notes: Note[] = [];
  let cursor = await index.openCursor(TIMES(), 'prev');
  while (cursor && notes.length < limit) {
    notes.push(cursor.value);
    cursor = await cursor.continue();
  }
  return notes;
}

function breath(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
