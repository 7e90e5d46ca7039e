import type { Day } from '../../core/day.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** A date in words. It is read at noon of a fixed zone, so that no zone can move it (DT-05). */
export function dayName(day: Day, language: string): string {
  const format =
    formats.get(language) ??
    new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  formats.set(language, format);
  return format.format(new Date(`${day}T12:00:00Z`));
}
