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

/** The day to say above a note of a sorted list, where it is the first of that day. Asked for the few that are drawn, not made for all. */
export function headingAt(notes: readonly Note[], index: number): { readonly day: Day | null } | null {
  const day = notes[index]?.day ?? null;
  return index === 0 || notes[index - 1]?.day !== day ? { day } : null;
}
