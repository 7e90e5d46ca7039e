/** Notes over time: by weeks, months, quarters or years, whichever gives few enough periods to read. Empty ones between are shown as empty. */
import { addDays, dayNumber, type Day } from './day.ts';
import type { Note } from './note.ts';

/** How long a period is. */
export type PeriodUnit = 'week' | 'month' | 'quarter' | 'year';

/** A stretch of days and the notes that lie in it. */
export interface Period {
  /** Its first day; null for everything before the first period that is shown. */
  readonly from: Day | null;
  readonly ids: readonly string[];
}

/** Periods from the earliest to the latest. */
export interface Periods {
  readonly unit: PeriodUnit;
  readonly periods: readonly Period[];
  /** Notes of a known day. */
  readonly n: number;
}

const MOST_PERIODS = 8;
const UNITS: readonly PeriodUnit[] = ['week', 'month', 'quarter', 'year'];

/** The periods of these notes. A note of an unknown day is in none. */
export function periodsOf(notes: readonly Note[]): Periods {
  const dated = notes.flatMap(({ id, day }) => (day === null ? [] : [{ id, day }]));
  if (dated.length === 0) return { unit: 'week', periods: [], n: 0 };
  const days = dated.map(({ day }) => day).sort();
  const spanOf = (unit: PeriodUnit) => numberOf(days.at(-1)!, unit) - numberOf(days[0]!, unit) + 1;
  const unit = UNITS.find((each) => spanOf(each) <= MOST_PERIODS) ?? 'year';
  const last = numberOf(days.at(-1)!, unit);
  const isCut = spanOf(unit) > MOST_PERIODS;
  const first = isCut ? last - MOST_PERIODS + 2 : numberOf(days[0]!, unit);
  const idsWhere = (holds: (number: number) => boolean) => dated.filter(({ day }) => holds(numberOf(day, unit))).map(({ id }) => id);
  const shown = Array.from({ length: last - first + 1 }, (_, at): Period => ({ from: firstDayOf(first + at, unit), ids: idsWhere((number) => number === first + at) }));
  return { unit, periods: isCut ? [{ from: null, ids: idsWhere((number) => number < first) }, ...shown] : shown, n: dated.length };
}

/** Periods of a unit, counted. */
function numberOf(day: Day, unit: PeriodUnit): number {
  const [year = 0, month = 1] = day.split('-').map(Number);
  if (unit === 'year') return year;
  if (unit === 'quarter') return year * 4 + Math.floor((month - 1) / 3);
  if (unit === 'month') return year * 12 + month - 1;
  // Weeks begin on Monday; 1 January 1970 was a Thursday.
  return Math.floor((dayNumber(day) + 3) / 7);
}

function firstDayOf(number: number, unit: PeriodUnit): Day {
  if (unit === 'week') return addDays('1970-01-01', number * 7 - 3);
  const perYear = { month: 12, quarter: 4, year: 1 }[unit];
  const year = Math.floor(number / perYear);
  const month = (number - year * perYear) * (12 / perYear) + 1;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`;
}
