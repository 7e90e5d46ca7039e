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
import { binNote, eraseNote, inRecords, makeNote, unbinNote } from './note-records.ts';
import { readNote, readNotes } from './read-note.ts';
import type { Sealing } from './sealing.ts';
import { whole } from './whole.ts';

export interface NotesStore {
  /** The newest `limit` notes by wall time; notes with an unknown time come last. Throws when the read fails: never an empty list. */
  newest(limit: number): Promise<readonly Note[]>;
  /** How many notes there are. At many thousands this takes longer than `newest`, so nothing should wait for it that can be shown without. */
  count(): Promise<number>;
  get(id: string): Promise<Note | undefined>;
  /** Whether the note exists, in the list or in the bin. */
  has(id: string): Promise<boolean>;
  /** Keeps a note, new or changed, with the due times it asks for. Resolves after the commit. What stands for a damaged one is never written. */
  put(note: Note): Promise<void>;
  /**
   * Changes a note as it is stored by now, in one transaction, so that no other page's writing is lost. Resolves to the new note, or to
   * undefined where there is none in the list: a deleted note is never brought back by a change. `changedAt` always grows.
   */
  revise(id: string, changedAt: number, change: (stored: Note) => Note): Promise<Note | undefined>;
  /** Keeps a new note unless it was there before, in the list or in the bin. */
  add(note: Note): Promise<void>;
  /** Moves a note to the bin. Returns it, with its day alone while the lock is closed, or undefined where it was gone already. */
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

/** The notes in a database. `announce` tells every open page and the worker what changed, after the commit. */
export function createNotesStore(database: Database, sealing: Sealing, announce: (noteId: string) => Promise<void>, offsetAt: OffsetAt): NotesStore {
  const make = (making: Parameters<typeof makeNote>[3], work: Parameters<typeof makeNote>[4]) => makeNote(database, sealing, offsetAt, making, work);

  return {
    async newest(limit) {
      const dated = await database.use((db) => newestDated(db.transaction('notes').store.index('byBegunAt'), limit));
      // Some notes have no readable time and so are not in the index: they are shown all the same (DT-10).
      const records = dated.length < limit ? await database.use((db) => db.getAll('notes')) : dated;
      return (await readNotes(sealing, records)).toSorted(newestFirst).slice(0, limit);
    },
    count: () => database.use((db) => db.count('notes')),
    async get(id) {
      const record = await database.use((db) => db.get('notes', id));
      return record && readNote(sealing, record);
    },
    has: (id) =>
      database.use(async (db) => {
        const transaction = db.transaction(['notes', 'bin']);
        return whole(transaction, async () => {
          const counts = await Promise.all([transaction.objectStore('notes').count(id), transaction.objectStore('bin').count(id)]);
          return counts.some((count) => count > 0);
        });
      }),
    async put(note) {
      await make({ id: note.id, isNew: true }, () => (note.isDamaged ? null : note));
      await announce(note.id);
    },
    async revise(id, changedAt, change) {
      const revised = await make({ id }, ({ stored }) => stored ? { ...change(stored), id, changedAt: Math.max(changedAt, stored.changedAt + 1) } : null);
      if (revised) await announce(id);
      return revised ?? undefined;
    },
    async add(note) {
      await make({ id: note.id, isNew: true }, ({ stored, isBinned }) => (stored || isBinned ? null : note));
      await announce(note.id);
    },
    async remove(id, deletedAt) {
      const record = await inRecords(database, (records) => binNote(records, id, deletedAt));
      await announce(id);
      // While the lock is closed, its day alone: it has been moved by then, and that must not be told as failed.
      return record && readNote(sealing, record).catch(() => decodeNote(record) ?? undefined);
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
      const due = await database.use((db) => {
        const transaction = db.transaction('dues', 'readwrite');
        return whole(transaction, async () => {
          const found = await transaction.store.get(dueId);
          await transaction.store.delete(dueId);
          return found;
        });
      });
      // One that is not there any more was settled elsewhere, and told of there.
      if (due) await announce(due.noteId);
    },
  };
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
