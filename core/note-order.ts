/** The order of the list: by local day and wall time, newest first. */
import type { Day } from './day.ts';
import type { Note } from './note.ts';

/** Newest first by wall time, so that the days never mix whatever zone a note was written in; unknown times come last. */
export function newestFirst(one: Note, other: Note): number {
  if (one.begunAt !== other.begunAt) {
    if (one.begunAt === null) return 1;
    if (other.begunAt === null) return -1;
    return one.begunAt < other.begunAt ? 1 : -1;
  }
  // The same order every time, also for notes of one second.
  if (one.changedAt !== other.changedAt && one.begunAt === null) return other.changedAt - one.changedAt;
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0;
}

/** A row of the list: a note, and the day to say above it where it is the first of that day. */
export interface NoteRow {
  readonly note: Note;
  readonly heading: { readonly day: Day | null } | null;
}

/** Sorted notes as rows. */
export function rowsOf(notes: readonly Note[]): readonly NoteRow[] {
  return notes.map((note, index) => ({ note, heading: index === 0 || notes[index - 1]!.day !== note.day ? { day: note.day } : null }));
}
