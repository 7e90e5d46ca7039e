/**
 * A record of a note, read. One that is damaged stands in the list as that, with its time: it must not take the list with it (DT-10), and nothing can
 * be written over it, since a change opens the record first.
 */
import type { StoreValue } from 'idb';
import { decodeNote } from '../core/note-decode.ts';
import { damagedNote, type Note } from '../core/note.ts';
import type { BeatSchema } from './database.ts';
import { isSealed, type SealedStore, type Sealing } from './sealing.ts';
import { asStorageError } from './storage-error.ts';

/** The note in a record; undefined where not even an id is. Throws `locked` while the lock is closed: never an empty list. */
export async function readNote(sealing: Sealing, record: Note): Promise<Note | undefined> {
  const opened = await openUnlessDamaged(sealing, 'notes', record);
  return decodeNote(opened) ?? (isSealed('notes', record) ? damagedNote(record) : undefined);
}

/** What the records hold. While the lock is closed nothing is read: never an empty list. */
export async function readNotes(sealing: Sealing, records: readonly Note[]): Promise<Note[]> {
  // Without a lock nothing waits, which would take as long again as the reading.
  if (!records.some((record) => isSealed('notes', record))) return records.flatMap((record) => decodeNote(record) ?? []);
  const notes = await Promise.all(records.map((record) => readNote(sealing, record)));
  return notes.flatMap((note) => note ?? []);
}

/** What a sealed record holds, or null where it is damaged. Throws `locked` while the lock is closed. */
export async function openUnlessDamaged<Name extends SealedStore>(sealing: Sealing, store: Name, record: StoreValue<BeatSchema, Name>): Promise<StoreValue<BeatSchema, Name> | null> {
  try {
    return await sealing.open(store, record);
  } catch (thrown) {
    if (asStorageError(thrown).code !== 'damaged') throw thrown;
    console.warn(thrown);
    return null;
  }
}
