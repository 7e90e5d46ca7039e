import type { LocalTime } from '../../core/day.ts';

/** A promised time as it is said: its day and its clock, where it was named. */
export function timeName(at: LocalTime, language: string): string {
  // Read as it stands: the wall time of then, not that of wherever the person is by now.
  return new Date(`${at.slice(0, 19)}Z`).toLocaleString(language, { weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', timeZone: 'UTC' });
}
