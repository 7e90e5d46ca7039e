/** When a new copy is worth a quiet line: notes live on one device, and a copy is the only thing that outlives it. */
import { dayOf, daysBetween, epochOf, type Day, type LocalTime } from './day.ts';
import type { Note } from './note.ts';

/** A copy older than this many days is worth a line, once something was written since. */
export const REMIND_AFTER_DAYS = 30;

/** So many new notes are worth one as well. */
export const REMIND_AFTER_NOTES = 20;

type Dated = Pick<Note, 'begunAt' | 'day' | 'changedAt'>;

/** Whether to remind. Without any copy yet, days count from the oldest note. `takenAt` is when the last whole copy was handed over. */
export function isCopyDue(takenAt: LocalTime | null, notes: readonly Dated[], today: Day): boolean {
  if (takenAt === null) {
    const oldest = notes.reduce<Day | null>((first, { day }) => (day !== null && (first === null || day < first) ? day : first), null);
    return notes.length >= REMIND_AFTER_NOTES || (oldest !== null && daysBetween(oldest, today) >= REMIND_AFTER_DAYS);
  }
  const takenMs = epochOf(takenAt);
  const newNotes = notes.filter(({ begunAt }) => begunAt !== null && epochOf(begunAt) > takenMs).length;
  const hasChanged = newNotes > 0 || notes.some(({ changedAt }) => changedAt > takenMs);
  return newNotes >= REMIND_AFTER_NOTES || (hasChanged && daysBetween(dayOf(takenAt), today) >= REMIND_AFTER_DAYS);
}
