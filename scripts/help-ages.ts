// `npm run help-ages`: which help lines are due to be looked at again before a release. It lists and never fails: a number does not become
// wrong on a date, and a release that mends something else must not wait for it.
import { join } from 'node:path';
import { readSources } from '../build/read-content.ts';
import { isOlderThan, LOOK_AGAIN_MONTHS, newestSource, type HelpData } from '../core/help.ts';
import { helpDataOf } from '../core/words-help.ts';

// A source that is older than this is worth a search for a newer one, however lately it was compared.
const OLD_SOURCE_YEARS = 2;

/** What to look at again on a day (`2026-11-25`), as lines of text. */
export function helpAges(data: HelpData, today: string): string[] {
  const countries = data.countries.toSorted((a, b) => (a.checked < b.checked ? -1 : a.checked > b.checked ? 1 : a.country < b.country ? -1 : 1));
  const due = countries.filter(({ checked }) => isOlderThan(checked, LOOK_AGAIN_MONTHS, today)).map(({ country, checked }) => `${country}: last checked on ${checked}`);
  const oldest = String(Number(today.slice(0, 4)) - OLD_SOURCE_YEARS) + today.slice(4);
  const faint = countries.flatMap(({ country, emergency, lines }) =>
    [...emergency, ...lines.flatMap(({ numbers }) => numbers)].flatMap(({ number, sources }) => {
      const newest = newestSource(sources);
      return newest?.on && newest.on < oldest ? [`${country}: the newest dated source of ${number} is of ${newest.on} (${newest.host})`] : [];
    }),
  );
  return [
    due.length === 0 ? `No country was last checked more than ${LOOK_AGAIN_MONTHS} months ago.` : `Last checked more than ${LOOK_AGAIN_MONTHS} months ago:`,
    ...due.map((line) => `  ${line}`),
    ...(faint.length === 0 ? [] : [`Worth a newer source than ${OLD_SOURCE_YEARS} years ago:`, ...[...new Set(faint)].map((line) => `  ${line}`)]),
  ];
}

if (import.meta.main) {
  const data = helpDataOf(readSources(join(import.meta.dirname, '..')));
  console.log(helpAges(data, new Date().toISOString().slice(0, 10)).join('\n'));
}
