/**
 * Kept notes. A note counts as kept only when its transaction has committed (ST-05), and every change is one transaction: the old state
 * or the new one, never half of each.
 */
import { duesOf, type Due } from '../core/due.ts';
import type { Note } from '../core/note.ts';
import type { Database } from './database.ts';

/** How many of the newest notes, and how many there are. */
export interface NotesPage {
  readonly notes: readonly Note[];
  readonly total: number;
}

export interface NotesStore {
  /** The newest `limit` notes by wall time; notes with an unknown time come last. Throws when the read fails: never an empty list. */
  newest(limit: number): Promise<NotesPage>;
  get(id: string): Promise<Note | undefined>;
  /** Whether the note exists, in the list or in the bin. */
  has(id: string): Promise<boolean>;
  /** Keeps a note, new or changed, with the due times it asks for. Resolves after the commit. */
  put(note: Note): Promise<void>;
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

/** The notes in a database. `announce` tells every open page and the worker what changed, after the commit. */
export function createNotesStore(database: Database, announce: (noteId: string) => Promise<void>): NotesStore {
  // Strict: the browser confirms only what the disk has, so a crash right after "Kept" loses nothing.
  const strict = { durability: 'strict' } as const;
  return {
    newest: (limit) =>
      database.use(async (db) => {
        const transaction = db.transaction('notes');
        return whole(transaction, async () => {
          const [total, dated] = await Promise.all([transaction.store.count(), newestDated(transaction, limit)]);
          if (dated.length >= Math.min(limit, total)) return { notes: dated, total };
          // Some notes have no readable time and so are not in the index: they are shown all the same (DT-10).
          const seen = new Set(dated.map((note) => note.id));
          const undated = (await transaction.store.getAll()).filter((note) => !seen.has(note.id));
          return { notes: [...dated, ...undated].slice(0, limit), total };
        });
      }),
    get: (id) => database.use((db) => db.get('notes', id)),
    has: (id) =>
      database.use(async (db) => {
        const transaction = db.transaction(['notes', 'bin']);
        const counts = await whole(transaction, () => Promise.all([transaction.objectStore('notes').count(id), transaction.objectStore('bin').count(id)]));
        return counts.some((count) => count > 0);
      }),
    async put(note) {
      await database.use(async (db) => {
        const transaction = db.transaction(['notes', 'dues'], 'readwrite', strict);
        const dues = duesOf(note);
        const wanted = new Set(dues.map((due) => due.id));
        const gone = [`return:${note.id}`, `look-back:${note.id}`].filter((id) => !wanted.has(id));
        await whole(transaction, () =>
          Promise.all([
            transaction.objectStore('notes').put(note),
            ...dues.map((due) => transaction.objectStore('dues').put(due)),
            ...gone.map((id) => transaction.objectStore('dues').delete(id)),
          ]),
        );
      });
      await announce(note.id);
    },
    async remove(id, deletedAt) {
      const removed = await database.use(async (db) => {
        const transaction = db.transaction(['notes', 'bin', 'dues'], 'readwrite', strict);
        return whole(transaction, async () => {
          const note = await transaction.objectStore('notes').get(id);
          if (note) {
            await transaction.objectStore('bin').put({ id, deletedAt, note });
            await transaction.objectStore('notes').delete(id);
            await dropDues(transaction.objectStore('dues'), id);
          }
          return note;
        });
      });
      await announce(id);
      return removed;
    },
    async restore(id) {
      await database.use(async (db) => {
        const transaction = db.transaction(['notes', 'bin', 'dues'], 'readwrite', strict);
        await whole(transaction, async () => {
          const binned = await transaction.objectStore('bin').get(id);
          if (!binned) return;
          await transaction.objectStore('notes').put(binned.note);
          await transaction.objectStore('bin').delete(id);
          for (const due of duesOf(binned.note)) await transaction.objectStore('dues').put(due);
        });
      });
      await announce(id);
    },
    async forget(id) {
      await database.use(async (db) => {
        const transaction = db.transaction(['notes', 'bin', 'dues'], 'readwrite', strict);
        await whole(transaction, () =>
          Promise.all([
            transaction.objectStore('notes').delete(id),
            transaction.objectStore('bin').delete(id),
            dropDues(transaction.objectStore('dues'), id),
          ]),
        );
      });
      await announce(id);
    },
    dues: (at) =>
      database.use(async (db) => {
        const transaction = db.transaction('dues');
        const index = transaction.store.index('byAt');
        const [passed, next] = await whole(transaction, () =>
          Promise.all([index.getAll(IDBKeyRange.upperBound(at)), index.get(IDBKeyRange.lowerBound(at, true))]),
        );
        return { passed, next };
      }),
    async settle(dueId) {
      await database.use((db) => db.delete('dues', dueId));
      await announce(dueId);
    },
  };
}

/**
 * What `work` gives, once its transaction has committed. A transaction that ends early rejects twice, in its requests and in itself: both
 * are heard here, so that neither turns up as a mistake of the page, and it is the transaction that knows why (ST-07).
 */
async function whole<T>(transaction: { readonly done: Promise<void> }, work: () => Promise<T>): Promise<T> {
  const [result, end] = await Promise.allSettled([work(), transaction.done]);
  if (end.status === 'rejected') throw end.reason;
  if (result.status === 'rejected') throw result.reason;
  return result.value;
}

interface NotesTransaction {
  readonly store: {
    index(name: 'byBegunAt'): {
      openCursor(range: null, direction: 'prev'): Promise<Cursor | null>;
    };
  };
}
interface Cursor {
  readonly value: Note;
  continue(): Promise<Cursor | null>;
}

async function newestDated(transaction: NotesTransaction, limit: number): Promise<Note[]> {
  const notes: Note[] = [];
  let cursor = await transaction.store.index('byBegunAt').openCursor(null, 'prev');
  while (cursor && notes.length < limit) {
    notes.push(cursor.value);
    cursor = await cursor.continue();
  }
  return notes;
}

async function dropDues(dues: { delete(id: string): Promise<void> }, noteId: string): Promise<void> {
  await Promise.all([dues.delete(`return:${noteId}`), dues.delete(`look-back:${noteId}`)]);
}
