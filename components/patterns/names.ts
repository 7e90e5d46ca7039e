/** What the parts of the map are called: words of the exercise, also retired and own ones, and stretches of time in the page's language. */
import type { Day } from '../../core/day.ts';
import { DAY_PARTS } from '../../core/patterns.ts';
import type { PeriodUnit } from '../../core/patterns-periods.ts';
import type { Verdict } from '../../core/note.ts';
import { textOf, type Word } from '../../core/words.ts';
import type { ReadingWords } from '../../core/note-text.ts';
import type { Translate } from '../../core/translate.ts';

/** Gives the names of a view's rows or columns; null stands for all the rarer ones together. */
export type NameOf = (id: string | null) => string;

export interface Names {
  readonly trigger: NameOf;
  readonly urge: NameOf;
  readonly feeling: NameOf;
  readonly body: NameOf;
  readonly verdict: NameOf;
  readonly done: NameOf;
  readonly dayPart: NameOf;
  readonly weekday: NameOf;
  day(day: Day | null): string;
  /** A period by its first day. */
  period(from: Day | null, unit: PeriodUnit): string;
}

/** Names for these words. */
export function namesOf({ words, notes, own }: ReadingWords, t: Translate, language: string): Names {
  const of = (list: readonly Word[]): NameOf => (id) => (id === null ? t('map.others') : textOf(list, id, own));
  const dayParts: Record<string, string> = { night: t('map.night'), morning: t('map.morning'), afternoon: t('map.afternoon'), evening: t('map.evening') };
  // Dates are read at noon of a fixed zone, so that no zone can move them (DT-05).
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' });
  const noon = (day: Day) => new Date(`${day}T12:00:00Z`);
  const weekdays = format({ weekday: 'short' });
  const dates = format({ day: 'numeric', month: 'short', year: 'numeric' });
  const units = { week: dates, month: format({ month: 'long', year: 'numeric' }), quarter: format({ month: 'short', year: 'numeric' }), year: format({ year: 'numeric' }) };
  const daysIn = { week: 6, month: 0, quarter: 70, year: 0 };
  return {
    trigger: of(words.triggers),
    urge: of(words.urges),
    feeling: of(words.feelings),
    body: of(words.body),
    verdict: (id) => words.pause.signal.verdicts[id as Verdict].name,
    done: of(notes['look-back'].done),
    dayPart: (id) => dayParts[id ?? DAY_PARTS[0].id] ?? '',
    // 5 January 2026 was a Monday.
    weekday: (id) => weekdays.format(noon(`2026-01-${String(4 + Number(id)).padStart(2, '0')}`)),
    day: (day) => (day === null ? t('notes.unknown-day') : dates.format(noon(day))),
    period(from, unit) {
      if (from === null) return t('map.earlier');
      const first = noon(from);
      if (daysIn[unit] === 0) return units[unit].format(first);
      return units[unit].formatRange(first, new Date(first.getTime() + daysIn[unit] * 86_400_000));
    },
  };
}
