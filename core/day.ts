/**
 * Days and times as a person lives them.
 *
 * A note belongs to the local day on which its pause began, and that day never moves: not when the person travels, not when a
 * clock changes. So a time is kept as what the clock on the wall said, with the offset it had then, and a day is only its date.
 * Nothing here asks a clock or a zone: both come in as values (DT-01, DT-03, DT-12).
 */

/** A calendar date, `2026-11-25`. */
export type Day = string;

/** Wall time with its UTC offset, `2026-11-25T21:40:12+01:00`. Sorts by wall time as plain text. */
export type LocalTime = string;

/** An instant with the offset that the local clock had at it. `offsetMinutes` is positive east of Greenwich. */
export interface Moment {
  readonly epochMs: number;
  readonly offsetMinutes: number;
}

/** Tells the local clock's offset, in minutes east of Greenwich, at an instant. */
export type OffsetAt = (epochMs: number) => number;

const MINUTE_MS = 60_000;
/** A day of 24 hours. One on which the clocks change is longer or shorter. */
export const DAY_MS = 86_400_000;
const LOCAL_TIME = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)([+-])([01]\d|2[0-3]):([0-5]\d)$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The wall time of a moment, to the second. */
export function localTimeOf({ epochMs, offsetMinutes }: Moment): LocalTime {
  const wall = new Date(epochMs + offsetMinutes * MINUTE_MS).toISOString().slice(0, 19);
  const size = Math.abs(offsetMinutes);
  const hours = String(Math.floor(size / 60)).padStart(2, '0');
  const minutes = String(size % 60).padStart(2, '0');
  return `${wall}${offsetMinutes < 0 ? '-' : '+'}${hours}:${minutes}`;
}

/** The local day of a moment. */
export function dayOfMoment(moment: Moment): Day {
  return localTimeOf(moment).slice(0, 10);
}

/** Whether a value is a real calendar date: `2026-02-30` is none. */
export function isDay(value: unknown): value is Day {
  if (typeof value !== 'string' || !DAY.test(value)) return false;
  const epochMs = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(epochMs) && new Date(epochMs).toISOString().slice(0, 10) === value;
}

/** Whether a value is a wall time with an offset, on a real date (DT-10). */
export function isLocalTime(value: unknown): value is LocalTime {
  if (typeof value !== 'string') return false;
  const parts = LOCAL_TIME.exec(value);
  return parts !== null && isDay(parts[1]);
}

/** The date that a wall time shows. It is read off the text, so no zone can move it (DT-05, DT-11). */
export function dayOf(time: LocalTime): Day {
  return time.slice(0, 10);
}

/** The hour and minute that a wall time shows, `21:40`. */
export function clockOf(time: LocalTime): string {
  return time.slice(11, 16);
}

/** The instant of a wall time, in milliseconds since 1970. */
export function epochOf(time: LocalTime): number {
  return Date.parse(time);
}

/** The date so many days later; negative goes back. Counts dates, not hours, so a 23-hour day is one day (DT-03). */
export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The date so many months later; where that month has no such day, its last one: a month after 31 January is 28 or 29 February. */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

/** How many dates lie from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** A date as a whole number that grows by one a date. Only differences and remainders of it mean anything. */
export function dayNumber(day: Day): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS);
}

/** The moment at which the local date next changes: midnight, or what a clock change makes of it (DT-02). */
export function nextDayChange(now: Moment, offsetAt: OffsetAt): Moment {
  return momentAt(addDays(dayOfMoment(now), 1), '00:00', offsetAt);
}

/**
 * The moment at which the local clock shows `clock` (`20:00`) on `day`.
 * Where a clock change leaves that time out, as far behind the change as it would have been (02:30 becomes 03:30); where it comes twice,
 * the first of the two.
 */
export function momentAt(day: Day, clock: string, offsetAt: OffsetAt): Moment {
  const wallMs = Date.parse(`${day}T${clock}:00Z`);
  const offsets = [offsetAt(wallMs - DAY_MS), offsetAt(wallMs + DAY_MS)];
  const fits = offsets
    .map((offsetMinutes) => wallMs - offsetMinutes * MINUTE_MS)
    .filter((epochMs) => wallMs - offsetAt(epochMs) * MINUTE_MS === epochMs);
  const epochMs = fits.length > 0 ? Math.min(...fits) : wallMs - Math.min(...offsets) * MINUTE_MS;
  return { epochMs, offsetMinutes: offsetAt(epochMs) };
}

/** The wall time that a field for date and time shows (`2026-11-25T21:40`), or null where it shows none. */
export function localTimeAt(field: string, offsetAt: OffsetAt): LocalTime | null {
  const [day, clock] = field.split('T');
  if (!isDay(day) || clock === undefined || !/^([01]\d|2[0-3]):[0-5]\d/.test(clock)) return null;
  const time = localTimeOf(momentAt(day, clock.slice(0, 5), offsetAt));
  return isLocalTime(time) ? time : null;
}
