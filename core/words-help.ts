/**
 * Checks the help lines in `content/help/`: a wrong number can cost more than any other slip in this project.
 *
 * Every number stands in at least two public sources on different sites, and at least one of them bears a date. Whether a number is old is
 * for the page and for the release checklist to say: a check that fails by the calendar would stop a release that mends something else.
 */
import * as v from 'valibot';
import { isDay } from './day.ts';
import { UNLISTED, type CountryHelp, type HelpData, type HelpDirectory, type HelpLine, type HelpNumber, type HelpSource } from './help.ts';
import { isRecord } from './record.ts';
import type { WordPath, WordSource } from './words-files.ts';
import type { Report } from './words-rules.ts';
import { misshapen } from './words-shapes.ts';

const FOLDER = 'content/help/';
const DIRECTORIES = `${FOLDER}directories.yml`;
/** How old the newest dated source of a number may be on the day of the check. Our own measure: no rule elsewhere gives one. */
const MOST_SOURCE_YEARS = 7;
const FEWEST_SOURCES = 2;

/** Whether a file holds help lines or the directories. */
export function isHelpFile(file: string): boolean {
  return file.startsWith(FOLDER);
}

const said = (pattern: RegExp, message: (text: string) => string) => v.pipe(v.string(), v.check((text) => pattern.test(text), ({ input }) => message(input)));
const day = v.pipe(v.string(), v.check((text) => isDay(text), ({ input }) => `“${input}” is not a day. Please write it as 2026-11-25.`));
const source = v.strictObject({
  at: said(/^https?:\/\/[^/\s]+/, (text) => `“${text}” is not an address. Please write the whole address of the source, beginning with https://.`),
  on: said(/^(\d{4}(-\d{2}){0,2}|none)$/, (text) => `“${text}” is not a date. Please write the date that the source bears, as 2026-11-25, 2026-11 or 2026, or “none”.`),
});
const number = {
  number: said(/^[\d+*#][\d+*# ()-]*$/, (text) => `“${text}” does not look like a telephone number. Please use digits, spaces and hyphens.`),
  way: v.picklist(['call', 'text', 'whatsapp']),
  say: v.exactOptional(said(/^\S{1,20}$/, (text) => `“${text}” must be one word: it is what to write first.`)),
  sources: v.array(source),
};
const clock = said(/^([01]\d|2[0-3]):[0-5]\d$/, (text) => `“${text}” is not a time. Please write it as 09:00.`);
const country = v.strictObject({
  country: said(/^[A-Z]{2}$/, (text) => `“${text}” is not a country. Please write the two capital letters, such as AT.`),
  checked: day,
  zones: v.array(said(/^[A-Za-z]+\/[\w/+-]+$/, (text) => `“${text}” is not a time zone. Please write it as Europe/Vienna.`)),
  emergency: v.pipe(
    v.array(v.strictObject({ ...number, for: v.picklist(['everything', 'police', 'ambulance', 'fire']), press: v.exactOptional(said(/^\d+$/, () => 'Please write the keys to press as digits.')) })),
    v.minLength(1, 'There is no emergency number here. A country without one is left out: please take the file away.'),
  ),
  lines: v.array(
    v.strictObject({
      kind: v.picklist(['crisis', 'abuse']),
      name: said(/\S/, () => 'The name is empty. Please write what the line calls itself.'),
      audience: v.picklist(['anyone', 'women', 'men']),
      hours: v.union([v.literal('always'), v.strictObject({ days: v.picklist(['daily', 'weekdays']), from: clock, to: clock })]),
      languages: v.array(said(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, (text) => `“${text}” is not a language. Please write its code, such as de.`)),
      'more-languages': v.exactOptional(v.literal(true)),
      pair: v.exactOptional(v.strictObject({ id: v.string(), of: v.number() })),
      numbers: v.pipe(v.array(v.strictObject(number)), v.minLength(1, 'This line has no number. Please add one, or take the line away.')),
    }),
  ),
});
type Written = v.InferOutput<typeof country>;
type WrittenNumber = Omit<Written['emergency'][number], 'for' | 'press'>;

const directories = v.array(
  v.strictObject({ id: said(/^[a-z-]+$/, (text) => `The id “${text}” may hold only small letters and hyphens.`), name: v.string(), at: said(/^https:\/\/[^/\s]+/, (text) => `“${text}” is not an address. Please begin it with https://.`) }),
);

/** Checks every file of help lines. */
export function checkHelp(sources: readonly WordSource[], report: Report): void {
  for (const file of sources) {
    const wrong = misshapen(file.file === DIRECTORIES ? directories : country, file.value);
    wrong.forEach(({ path, message }) => report(file, path, message));
    if (wrong.length === 0 && file.file !== DIRECTORIES) checkCountry(file, report);
  }
}

function checkCountry(file: WordSource, report: Report): void {
  const help = file.value as Written;
  const name = file.file.slice(FOLDER.length).replace(/\.yml$/, '');
  if (help.country !== name) report(file, ['country'], `This file is called ${name}, but its country is ${help.country}. Please put one of the two right.`);
  help.emergency.forEach((entry, index) => checkNumber(file, entry, ['emergency', index], help.checked, report));
  help.lines.forEach((line, index) => {
    line.numbers.forEach((entry, at) => checkNumber(file, entry, ['lines', index, 'numbers', at], help.checked, report));
    const { pair } = line;
    if (!pair) return;
    const there = help.lines.filter((other) => other.pair?.id === pair.id);
    if (there.length !== pair.of || there.some((other) => other.pair?.of !== pair.of)) {
      report(file, ['lines', index, 'pair'], `The pair “${pair.id}” should have ${pair.of} lines and has ${there.length}. Paired lines are shown all or none: please add the missing one, or take the others away.`);
    }
  });
}

function checkNumber(file: WordSource, { number: digits, sources }: WrittenNumber, path: WordPath, checked: string, report: Report): void {
  const hosts = new Set(sources.map(({ at }) => hostOf(at)));
  if (hosts.size < FEWEST_SOURCES) {
    report(file, [...path, 'sources'], `The number ${digits} has ${hosts.size === 1 ? 'sources on one site only' : 'no source'}. Please name at least two public sources on different sites that agree, or take the number out.`);
  }
  const dates = sources.map(({ on }) => on).filter((on) => on !== 'none');
  const newest = dates.toSorted().at(-1);
  if (newest === undefined) report(file, [...path, 'sources'], `No source of the number ${digits} bears a date. Please find one that does, or take the number out.`);
  else if (Number(newest.slice(0, 4)) < Number(checked.slice(0, 4)) - MOST_SOURCE_YEARS) {
    report(file, [...path, 'sources'], `The newest dated source of the number ${digits} is of ${newest}, more than ${MOST_SOURCE_YEARS} years before it was checked. Please find a newer one, or take the number out.`);
  }
  sources.forEach(({ on }, index) => {
    if (on !== 'none' && on > checked) report(file, [...path, 'sources', index, 'on'], `This source is dated ${on}, after the day of the check (${checked}). Please put one of the two right.`);
  });
}

/** The help lines as the pages get them: of each source its host and date, since its whole address is for whoever checks. */
export function helpDataOf(sources: readonly WordSource[]): HelpData {
  const files = sources.filter(({ file, faults }) => isHelpFile(file) && (faults ?? []).length === 0);
  return {
    countries: files.filter(({ file, value }) => file !== DIRECTORIES && isRecord(value) && value['country'] !== UNLISTED).map(({ value }) => countryOf(value as Written)),
    directories: (files.find(({ file }) => file === DIRECTORIES)?.value ?? []) as readonly HelpDirectory[],
  };
}

function countryOf({ country: code, checked, zones, emergency, lines }: Written): CountryHelp {
  return {
    country: code,
    checked,
    zones,
    emergency: emergency.map((entry) => ({ ...numberOf(entry), for: entry.for, ...(entry.press === undefined ? {} : { press: entry.press }) })),
    lines: lines.map(lineOf),
  };
}

function lineOf({ 'more-languages': more, numbers, pair, ...line }: Written['lines'][number]): HelpLine {
  return { ...line, hasMoreLanguages: more === true, ...(pair ? { pair } : {}), numbers: numbers.map(numberOf) };
}

function numberOf({ number: digits, way, say, sources }: WrittenNumber): HelpNumber {
  return { number: digits, way, ...(say === undefined ? {} : { say }), sources: sources.map(sourceOf) };
}

function sourceOf({ at, on }: WrittenNumber['sources'][number]): HelpSource {
  return { host: hostOf(at), on: on === 'none' ? null : on };
}

function hostOf(address: string): string {
  return (/^https?:\/\/([^/\s]+)/.exec(address)?.[1] ?? address).replace(/^www\./, '').toLowerCase();
}
