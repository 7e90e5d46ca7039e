/**
 * Steps on the records of a note, for use inside one transaction. A note has a record in `notes` or in `bin`, never in both, and its due
 * times stand apart in `dues`.
 *
 * A record that only moves, into the bin and back, or that goes, moves as it is: a sealed one need not be opened for that. A note that is
 * changed goes through `makeNote`.
 */
import type { IDBPObjectStore, StoreNames } from 'idb';
import { dueChange, dueIdsOf, type Due } from '../core/due.ts';
import type { OffsetAt } from '../core/day.ts';
import { decodeNote } from '../core/note-decode.ts';
import type { Note } from '../core/note.ts';
import type { BeatSchema, Database } from './database.ts';
import { isSealed, type Sealing } from './sealing.ts';
import { isSameLock, isSameRecord, lockOf, VAULT, type SealingLock } from './vault-record.ts';
import { whole } from './whole.ts';

const NOTE_STORES = ['notes', 'bin', 'dues', 'replaced', 'vault'] as const satisfies StoreNames<BeatSchema>[];

type Stores = typeof NOTE_STORES;
type WriteStore<Name extends Stores[number]> = IDBPObjectStore<BeatSchema, Stores, Name, 'readwrite'>;

/** The records of notes, open for writing. */
export interface NoteRecords {
  readonly notes: WriteStore<'notes'>;
  readonly bin: WriteStore<'bin'>;
  readonly dues: WriteStore<'dues'>;
  readonly replaced: WriteStore<'replaced'>;
  readonly vault: WriteStore<'vault'>;
}

/** Thrown by work on the records that finds them other than it thought: nothing of the transaction stays, and what was found is what comes out. */
class TakenBack<T> extends Error {
  readonly found: T;

  constructor(found: T) {
    super('the records were not as foreseen');
    this.found = found;
  }
}

/**
 * What `work` gives on the records, in one transaction. Strict: the browser confirms only what the disk has, so a crash right after "Kept"
 * loses nothing.
 */
export function inRecords<T>(database: Database, work: (records: NoteRecords) => Promise<T>): Promise<T> {
  return database.use((db) => {
    const transaction = db.transaction(NOTE_STORES, 'readwrite', { durability: 'strict' });
    const store = <Name extends Stores[number]>(name: Name) => transaction.objectStore(name);
    const records = { notes: store('notes'), bin: store('bin'), dues: store('dues'), replaced: store('replaced'), vault: store('vault') };
    return whole(transaction, () => work(records)).catch((thrown: unknown) => {
      if (thrown instanceof TakenBack) return thrown.found as T;
      throw thrown;
    });
  });
}

/** Requests that are made at once. One that throws at the asking fails like the others, so that none of them is left with nobody to hear it. */
function together<T>(requests: readonly (() => Promise<T>)[]): Promise<T[]> {
  return Promise.all(requests.map(ask));
}

async function ask<T>(request: () => Promise<T>): Promise<T> {
  return request();
}

/** Which note is made. `isNew` where there is probably none of its id yet. */
interface Making {
  readonly id: string;
  readonly isNew?: boolean;
}

/** What a note is made from: the one in the list by now, and whether there is one of its id in the bin. */
export interface MadeFrom {
  readonly stored: Note | undefined;
  readonly isBinned: boolean;
}

/** What a transaction found: a note that is done with, or one that has to be opened and sealed outside. */
type Found = { readonly note: Note | null } | Pick<Prepared, 'lock' | 'raw' | 'isBinned'>;

/** A note as it is to be written, with what it was made from. */
interface Prepared {
  readonly lock: SealingLock | null;
  readonly raw: Note | undefined;
  readonly from: Note | undefined;
  readonly isBinned: boolean;
  readonly note: Note;
  readonly record: Note;
}

/**
 * Writes the note that `make` gives, with the due times that it asks for; null writes nothing. `make` sees the note as it is stored by now
 * and may be called again, when somebody else has written meanwhile: so no writing is ever lost (LD-06). Resolves to the note after the commit.
 *
 * Without the lock it is one transaction. With it, a record is read, opened, changed and sealed, and written by a second transaction only if
 * the stored one and the lock are still the same; otherwise it begins again. The lock is read in the same transaction that writes, so nothing plain
 * ever comes to lie beside what is sealed.
 *
 * What is ready is written in the same breath as everything is read, and taken back whole where something turns out otherwise: waiting for the
 * answers first would cost a way to the disk and back. A note that is probably new is made ready, for the lock that is probably on, before anything
 * is read: then the one transaction is all there is.
 */
export async function makeNote(database: Database, sealing: Sealing, offsetAt: OffsetAt, { id, isNew = false }: Making, make: (from: MadeFrom) => Note | null): Promise<Note | null> {
  let ready: Prepared | null = isNew ? await foreseen(sealing, make) : null;
  for (;;) {
    const mine: Prepared | null = ready;
    const found: Found = await inRecords(database, async (records): Promise<Found> => {
      const reading = Promise.all([ask(() => records.notes.get(id)), ask(() => records.bin.count(id)), ask(() => records.vault.get(VAULT))]);
      const writing = mine && writeNote(records, mine.from, mine.note, mine.record, offsetAt);
      // One of them may end the transaction and with it the other: each is heard.
      const [[raw, binned, vault]] = await Promise.all([reading, writing]);
      const [lock, isBinned] = [lockOf(vault), binned > 0];
      if (mine && isSameLock(mine.lock, lock) && mine.isBinned === isBinned && isSameRecord(mine.raw, raw)) return { note: mine.note };
      if (mine) throw new TakenBack<Found>({ lock, raw, isBinned });
      if (lock || isSealed('notes', raw)) return { lock, raw, isBinned };
      const stored = decodeNote(raw) ?? undefined;
      const note = make({ stored, isBinned });
      if (note) await writeNote(records, stored, note, note, offsetAt);
      return { note };
    });
    if ('note' in found) return found.note;
    const { lock, raw, isBinned } = found;
    const stored = raw && (decodeNote(await sealing.open('notes', raw)) ?? undefined);
    const note = make({ stored, isBinned });
    if (!note) return null;
    ready = { lock, raw, isBinned, from: stored, note, record: await sealing.seal('notes', note, lock) };
  }
}

/** The note as it will probably be written, or null where there is none to write or it cannot be sealed: then it is found out. */
async function foreseen(sealing: Sealing, make: (from: MadeFrom) => Note | null): Promise<Prepared | null> {
  try {
    const lock = sealing.expected();
    const note = make({ stored: undefined, isBinned: false });
    return note && { lock, raw: undefined, from: undefined, isBinned: false, note, record: await sealing.seal('notes', note, lock) };
  } catch {
    return null;
  }
}

async function writeNote({ notes, dues }: NoteRecords, before: Note | undefined, note: Note, record: Note, offsetAt: OffsetAt): Promise<void> {
  const change = dueChange(before, note, offsetAt);
  await together<unknown>([() => notes.put(record), ...change.put.map((due) => () => dues.put(due)), ...change.drop.map((id) => () => dues.delete(id))]);
}

/** Moves a note to the bin together with its due times, so that bringing it back brings them back as they were. Gives its record as it is stored. */
export async function binNote({ notes, bin, dues }: NoteRecords, id: string, deletedAt: number): Promise<Note | undefined> {
  const note = await notes.get(id);
  if (!note) return undefined;
  const waiting = (await together(dueIdsOf(id).map((dueId) => () => dues.get(dueId)))).filter((due): due is Due => due !== undefined);
  await together<unknown>([() => bin.put({ id, deletedAt, note, dues: waiting }), () => notes.delete(id), ...waiting.map((due) => () => dues.delete(due.id))]);
  return note;
}

/** Brings a note back from the bin. Where a note of that id is in the list already, that one stays. */
export async function unbinNote({ notes, bin, dues }: NoteRecords, id: string): Promise<void> {
  const binned = await bin.get(id);
  if (!binned) return;
  if ((await notes.count(id)) === 0) await together<unknown>([() => notes.put(binned.note), ...(binned.dues ?? []).map((due) => () => dues.put(due))]);
  await bin.delete(id);
}

/** Removes everything that there is of a note. */
export async function eraseNote({ notes, bin, dues, replaced }: NoteRecords, id: string): Promise<void> {
  await together([() => notes.delete(id), () => bin.delete(id), ...dueIdsOf(id).map((dueId) => () => dues.delete(dueId)), ...asideOf(id).map((key) => () => replaced.delete(key))]);
}

/** Where a note lies while a copy is in place of everything. */
function asideOf(id: string): readonly string[] {
  return [`notes:${id}`, `bin:${id}`, ...dueIdsOf(id).map((dueId) => `dues:${dueId}`)];
}
