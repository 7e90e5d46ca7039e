/**
 * Steps on the records of a note, for use inside one transaction. A note has a record in `notes` or in `bin`, never in both, and its due
 * times stand apart in `dues`.
 */
import type { IDBPObjectStore, StoreNames } from 'idb';
import { dueChange, dueIdsOf, type Due } from '../core/due.ts';
import type { OffsetAt } from '../core/day.ts';
import { decodeNote } from '../core/note-decode.ts';
import type { Note } from '../core/note.ts';
import type { BeatSchema, Database } from './database.ts';

const NOTE_STORES = ['notes', 'bin', 'dues'] as const satisfies StoreNames<BeatSchema>[];

type Stores = typeof NOTE_STORES;
type WriteStore<Name extends Stores[number]> = IDBPObjectStore<BeatSchema, Stores, Name, 'readwrite'>;

/** The records of notes, open for writing. */
export interface NoteRecords {
  readonly notes: WriteStore<'notes'>;
  readonly bin: WriteStore<'bin'>;
  readonly dues: WriteStore<'dues'>;
}

/**
 * What `work` gives, once its transaction has committed. Where the work fails half-way, the transaction is taken back: left to itself it would
 * commit what was asked of it so far. A transaction that ends early rejects twice, in its requests and in itself: both are heard here, so that
 * neither turns up as a mistake of the page, and then it is the transaction that knows why (ST-07).
 */
export async function whole<T>(transaction: { readonly done: Promise<void>; abort(): void }, work: () => Promise<T>): Promise<T> {
  let isTakenBack = false;
  const worked = (async () => work())().catch((thrown: unknown) => {
    isTakenBack = takeBack(transaction);
    throw thrown;
  });
  const [result, end] = await Promise.allSettled([worked, transaction.done]);
  if (end.status === 'rejected' && !isTakenBack) throw end.reason;
  if (result.status === 'rejected') throw result.reason;
  return result.value;
}

/** Whether the transaction could be taken back; it cannot once it has ended by itself. */
function takeBack(transaction: { abort(): void }): boolean {
  try {
    transaction.abort();
    return true;
  } catch (thrown) {
    if (thrown instanceof Error && thrown.name === 'InvalidStateError') return false;
    throw thrown;
  }
}

/**
 * What `work` gives on the records, in one transaction. Strict: the browser confirms only what the disk has, so a crash right after "Kept"
 * loses nothing.
 */
export function inRecords<T>(database: Database, work: (records: NoteRecords) => Promise<T>): Promise<T> {
  return database.use((db) => {
    const transaction = db.transaction(NOTE_STORES, 'readwrite', { durability: 'strict' });
    const records = { notes: transaction.objectStore('notes'), bin: transaction.objectStore('bin'), dues: transaction.objectStore('dues') };
    return whole(transaction, () => work(records));
  });
}

/** Requests that are made at once. One that throws at the asking fails like the others, so that none of them is left with nobody to hear it. */
function together<T>(requests: readonly (() => Promise<T>)[]): Promise<T[]> {
  return Promise.all(requests.map(async (request) => request()));
}

/** Writes a note in place of `before`, with the due times it asks for. */
export async function writeNote({ notes, dues }: NoteRecords, before: Note | undefined, note: Note, offsetAt: OffsetAt): Promise<void> {
  const change = dueChange(before, note, offsetAt);
  await together<unknown>([() => notes.put(note), ...change.put.map((due) => () => dues.put(due)), ...change.drop.map((id) => () => dues.delete(id))]);
}

/** Moves a note to the bin together with its due times, so that bringing it back brings them back as they were. */
export async function binNote({ notes, bin, dues }: NoteRecords, id: string, deletedAt: number): Promise<Note | undefined> {
  const note = await notes.get(id);
  if (!note) return undefined;
  const waiting = (await together(dueIdsOf(id).map((dueId) => () => dues.get(dueId)))).filter((due): due is Due => due !== undefined);
  await together<unknown>([() => bin.put({ id, deletedAt, note, dues: waiting }), () => notes.delete(id), ...waiting.map((due) => () => dues.delete(due.id))]);
  return decodeNote(note) ?? undefined;
}

/** Brings a note back from the bin. Where a note of that id is in the list already, that one stays. */
export async function unbinNote({ notes, bin, dues }: NoteRecords, id: string): Promise<void> {
  const binned = await bin.get(id);
  if (!binned) return;
  if ((await notes.count(id)) === 0) await together<unknown>([() => notes.put(binned.note), ...(binned.dues ?? []).map((due) => () => dues.put(due))]);
  await bin.delete(id);
}

/** Removes everything that there is of a note. */
export async function eraseNote({ notes, bin, dues }: NoteRecords, id: string): Promise<void> {
  await together([() => notes.delete(id), () => bin.delete(id), ...dueIdsOf(id).map((dueId) => () => dues.delete(dueId))]);
}
