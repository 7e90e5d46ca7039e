/**
 * Help by country: which countries stand first, what may be shown, and when a number is too old to show.
 *
 * Nothing is shown before the person has confirmed a country, and an unlisted country never gets the numbers of another one: a wrong number is
 * worse than none. The data comes from `content/help/`; a number is there only when at least two public sources agree on it.
 */
import type { Day } from './day.ts';

/** How a number is reached. */
export type HelpWay = 'call' | 'text' | 'whatsapp';

/** A source by the host of its address, and the date it bears: a day, a month or a year, or null when it bears none. */
export interface HelpSource {
  readonly host: string;
  readonly on: string | null;
}

/** One number with where it is from. */
export interface HelpNumber {
  readonly number: string;
  readonly way: HelpWay;
  /** What to write first where a text must begin with a word. */
  readonly say?: string;
  readonly sources: readonly HelpSource[];
}

/** An emergency number; `for` says whom it reaches. */
export interface EmergencyNumber extends HelpNumber {
  readonly for: 'everything' | 'police' | 'ambulance' | 'fire';
  /** The keys to press when asked by someone who cannot speak, from a mobile phone. */
  readonly press?: string;
}

/** Lines that belong together, such as one for each language: all `of` them are shown, or none. */
export interface HelpPair {
  readonly id: string;
  readonly of: number;
}

/** Local clock times between which a line answers. */
export interface HelpHours {
  readonly days: 'daily' | 'weekdays';
  readonly from: string;
  readonly to: string;
}

/** A help line: for anything that weighs, or for abuse. */
export interface HelpLine {
  readonly kind: 'crisis' | 'abuse';
  readonly name: string;
  readonly audience: 'anyone' | 'women' | 'men';
  readonly hours: 'always' | HelpHours;
  /** Language tags; empty when the sources do not say. */
  readonly languages: readonly string[];
  readonly hasMoreLanguages: boolean;
  readonly pair?: HelpPair;
  readonly numbers: readonly HelpNumber[];
}

/** The help of one country. `checked` is the day on which its sources were last compared. */
export interface CountryHelp {
  readonly country: string;
  readonly checked: Day;
  /** Time zones that make the country likely. They order the list and choose nothing. */
  readonly zones: readonly string[];
  readonly emergency: readonly EmergencyNumber[];
  readonly lines: readonly HelpLine[];
}

/** A directory of help lines for every country. */
export interface HelpDirectory {
  readonly id: string;
  readonly name: string;
  readonly at: string;
}

/** All of it. */
export interface HelpData {
  readonly countries: readonly CountryHelp[];
  readonly directories: readonly HelpDirectory[];
}

/** What stands for a country that is not in the list. */
export const UNLISTED = 'unlisted';

/** What may be shown. Directories go with every one of them but the first. */
export type ShownHelp =
  | { readonly kind: 'unconfirmed' }
  | { readonly kind: 'unlisted' }
  | { readonly kind: 'listed'; readonly country: string; readonly isOld: boolean; readonly emergency: readonly EmergencyNumber[]; readonly lines: readonly HelpLine[] };

/** After so many months only the emergency number and the directories are shown. */
export const MOST_MONTHS = 12;
/** After so many months a country is on the list of what to look at before a release. */
export const LOOK_AGAIN_MONTHS = 6;

/** What may be shown for a confirmed country (null: none is). A country that is not in the data counts as unlisted. */
export function helpFor(confirmed: string | null, data: HelpData, today: Day): ShownHelp {
  if (confirmed === null) return { kind: 'unconfirmed' };
  const help = data.countries.find(({ country }) => country === confirmed);
  if (!help) return { kind: 'unlisted' };
  const isOld = isOlderThan(help.checked, MOST_MONTHS, today);
  return { kind: 'listed', country: help.country, isOld, emergency: help.emergency, lines: isOld ? [] : wholePairs(help.lines) };
}

/** The lines without those whose pair is not whole: half of a pair sends someone to a line that is not for them. */
export function wholePairs(lines: readonly HelpLine[]): readonly HelpLine[] {
  return lines.filter(({ pair }) => pair === undefined || lines.filter((line) => line.pair?.id === pair.id).length === pair.of);
}

/** Whether more than so many months lie between a day and today. The same date so many months later is not yet more. */
export function isOlderThan(checked: Day, months: number, today: Day): boolean {
  const [year = 0, month = 0] = checked.split('-').map(Number);
  const last = year * 12 + (month - 1) + months;
  const limit = `${String(Math.floor(last / 12)).padStart(4, '0')}-${String((last % 12) + 1).padStart(2, '0')}${checked.slice(7)}`;
  return today > limit;
}

/** Where the browser seems to be: its languages (`de-AT`) and its time zone. It orders the list and nothing else. */
export interface Place {
  readonly languages: readonly string[];
  readonly timeZone: string;
}

/**
 * The countries of the data in the order in which they are offered: first the one of the time zone, then those of the languages' regions, then
 * all by name. `nameOf` gives a country's name in the person's language, and `compare` that language's order.
 */
export function orderCountries(
  data: HelpData,
  place: Place,
  nameOf: (country: string) => string,
  compare: (a: string, b: string) => number,
): readonly string[] {
  const regions = place.languages.map((language) => /^[A-Za-z]{2,3}(?:-[A-Za-z]{4})?-([A-Za-z]{2})\b/.exec(language)?.[1]?.toUpperCase());
  const rank = ({ country, zones }: CountryHelp) => {
    if (zones.includes(place.timeZone)) return -1;
    const at = regions.indexOf(country);
    return at < 0 ? regions.length : at;
  };
  return [...data.countries]
    .toSorted((a, b) => rank(a) - rank(b) || compare(nameOf(a.country), nameOf(b.country)))
    .map(({ country }) => country);
}

/** The newest date among a number's sources, as it is written there; null when none bears one. */
export function newestSource(sources: readonly HelpSource[]): HelpSource | null {
  const dated = sources.filter((source) => source.on !== null);
  return dated.reduce<HelpSource | null>((newest, source) => (newest === null || newest.on! < source.on! ? source : newest), null);
}

/** The address for `tel:` or `sms:`; null where a number is not reached so. */
export function dialOf({ number, way }: HelpNumber): string | null {
  const digits = number.replace(/[^\d+*#]/g, '');
  if (way === 'call') return `tel:${digits}`;
  return way === 'text' ? `sms:${digits}` : null;
}
