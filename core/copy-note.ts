/**
 * A note out of a copy. Nothing is dropped in silence (IE-13): what does not fit is left empty and named, and only where nothing is left that
 * a person could read is the note refused.
 */
import { isSame } from './note-edit.ts';
import { rebuildNote } from './note-decode.ts';
import { hasAnswers, type Note } from './note.ts';
import { isRecord } from './record.ts';
import { failed, ok, type Result } from './result.ts';

/**
 * Why a record is refused. The interface has a sentence for each (`bring.refused-…`).
 *
 * - `no-record`: not even an object
 * - `no-id`: without a name of its own, so it could not be told from others
 * - `unreadable`: nothing in it can be read
 * - `twice`: another of the same name stands in the file, changed later
 */
export type Refused = 'no-record' | 'no-id' | 'unreadable' | 'twice';

/** A note of a copy, with the names of its parts that could not be read (left empty) and of those that no note has (left out). */
export interface CopiedNote {
  readonly note: Note;
  readonly unread: readonly string[];
  readonly unknown: readonly string[];
}

const MOST_ID_LENGTH = 200;
/** The latest instant that a date can tell. */
const LAST_INSTANT = 8.64e15;

/** The note in a record of a copy. A safety flag that cannot be read stands, as everywhere. */
export function decodeCopiedNote(record: unknown): Result<CopiedNote, Refused> {
  if (!isRecord(record)) return failed('no-record');
  if (!isCopiedId(record['id'])) return failed('no-id');
  const rebuilt = rebuildNote(record);
  if (rebuilt === null) return failed('no-id');
  const note: Note = {
    ...rebuilt,
    changedAt: instantOf(rebuilt.changedAt),
    lookBackSettledAt: instantOf(rebuilt.lookBackSettledAt),
  };
  const names = Object.keys(record);
  // The day follows from the time.
  const unread = names.filter((name) => Object.hasOwn(note, name) && name !== 'day' && !isCovered(record[name], note[name as keyof Note]));
  const holdsSomething = hasAnswers(note) || note.begunAt !== null || note.lookBacks.length > 0 || note.moments.length > 0 || Object.keys(note.texts).length > 0;
  if (unread.length > 0 && !holdsSomething) return failed('unreadable');
  return ok({ note, unread, unknown: names.filter((name) => !Object.hasOwn(note, name)) });
}

/** Whether a value may name a record. */
export function isCopiedId(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= MOST_ID_LENGTH;
}

/** Whether two notes hold the same, as a copy would hold them. */
export function isSameNote(one: Note, other: Note): boolean {
  if (isSame(one, other)) return true;
  const [first, second] = [decodeCopiedNote(one), decodeCopiedNote(other)];
  return first.ok && second.ok && isSame(first.value.note, second.value.note);
}

/** Whether all that stands in `raw` came through. What is missing in it is no loss. */
export function isCovered(raw: unknown, read: unknown): boolean {
  if (raw === read) return true;
  if (Array.isArray(raw)) return Array.isArray(read) && raw.length === read.length && raw.every((part, at) => isCovered(part, read[at]));
  if (!isRecord(raw) || !isRecord(read)) return false;
  return Object.keys(raw).every((key) => Object.hasOwn(read, key) && isCovered(raw[key], read[key]));
}

function instantOf(value: number): number {
  return Number.isInteger(value) && value >= 0 && value <= LAST_INSTANT ? value : 0;
}
