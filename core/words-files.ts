/**
 * What the folder of words holds: which files there are, and which of their values are said to a person.
 */
import { isRecord } from './record.ts';

/** A way into a file: keys and places in a list, from the outside in. */
export type WordPath = readonly (string | number)[];

/** A file as it was read: its value, and the line (from 1) on which a value stands. A path that is not there gives the nearest line above. */
export interface WordSource {
  /** `content/en/urges.yml` */
  readonly file: string;
  readonly value: unknown;
  readonly lineOf: (path: WordPath) => number;
  /** What could not be read at all; the other checks then leave the file alone. */
  readonly faults?: readonly { readonly line: number; readonly message: string }[];
}

/** The language that every other one is measured against. */
export const FIRST_LANGUAGE = 'en';

/** The files that each language has, apart from its cards. */
export const WORD_FILES = [
  'pause', 'urges', 'triggers', 'body', 'feelings', 'thoughts', 'signals', 'steps', 'messages', 'help', 'own-plan',
  'look-back', 'held', 'afterwards', 'first-run', 'worked',
] as const;

/** One of the files that each language has. */
export type WordFile = (typeof WORD_FILES)[number];

/** What a card is called among the files. */
export const CARD = 'insights';

// Keys whose values are read by the product and said to nobody, by file. `id`, `retired` and the flags are so in every file.
const UNSAID: Readonly<Record<string, readonly string[]>> = {
  triggers: ['group'],
  signals: ['evidence'],
  steps: ['for', 'message'],
  messages: ['for'],
  worked: ['verdict', 'urge', 'trigger', 'body', 'feelings'],
  [CARD]: ['idea', 'kind', 'tags', 'reviewed'],
};

/** Whether a text is said to a person. `name` is a file's name without its ending, or `insights` for a card. */
export function isSaid(name: string, path: WordPath): boolean {
  const key = path.findLast((part) => typeof part === 'string');
  return key === undefined || (key !== 'id' && !(UNSAID[name] ?? []).includes(key));
}

/** Every text in a value with its path, in order. */
export function textsIn(value: unknown, path: WordPath = []): readonly { readonly path: WordPath; readonly text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (Array.isArray(value)) return value.flatMap((part, index) => textsIn(part, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => textsIn(part, [...path, key]));
}

/** The same value with every text that is said to a person changed; what the product reads stays as it is. */
export function mapSaid(name: string, value: unknown, change: (text: string) => string, path: WordPath = []): unknown {
  if (typeof value === 'string') return isSaid(name, path) ? change(value) : value;
  if (Array.isArray(value)) return value.map((part, index) => mapSaid(name, part, change, [...path, index]));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, mapSaid(name, part, change, [...path, key])]));
}

/** Where a file belongs, from its path in the project; null for a file that holds no words. */
export function placeOf(file: string): { readonly language: string; readonly name: string } | null {
  const card = /^content\/([^/]+)\/insights\/[^/]+\.md$/.exec(file);
  if (card?.[1]) return { language: card[1], name: CARD };
  // The help lines are by country, not by language.
  const words = /^content\/(?!help\/)([^/]+)\/([^/]+)\.yml$/.exec(file);
  if (words?.[1] && words[2]) return { language: words[1], name: words[2] };
  const locale = /^locales\/([^/]+)\.yml$/.exec(file);
  return locale?.[1] ? { language: locale[1], name: 'interface' } : null;
}

/** A list of entries with ids in a file, wherever it stands: its path, and each entry's id. */
export function idLists(value: unknown, path: WordPath = []): readonly { readonly path: WordPath; readonly ids: readonly string[] }[] {
  if (Array.isArray(value)) {
    const ids = value.map((entry) => (isRecord(entry) && typeof entry['id'] === 'string' ? entry['id'] : ''));
    return ids.some((id) => id !== '') ? [{ path, ids }] : [];
  }
  return isRecord(value) ? Object.entries(value).flatMap(([key, part]) => idLists(part, [...path, key])) : [];
}
