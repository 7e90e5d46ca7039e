/**
 * The rules for what the stores are given: `docs/store/<store>.<language>.yml`. A text and what is really built in, complaints out, one sentence
 * each. Where each limit was read stands in docs/store/README.md.
 */
import * as v from 'valibot';
import { parse } from 'yaml';

export const STORES = ['chrome', 'firefox'] as const;
export type Store = (typeof STORES)[number];

const LIMITS: Readonly<Record<Store, { readonly name: number; readonly summary: number; readonly description: number; readonly screenshots: number }>> = {
  chrome: { name: 75, summary: 132, description: 16_000, screenshots: 5 },
  // For the long text Mozilla names no limit; what the other store takes is long enough for anyone. Its summary comes from the package here too.
  firefox: { name: 50, summary: 132, description: 16_000, screenshots: 5 },
};

/** The pictures that `npm run shots -- store` draws, and their size in pixels. */
export const STORE_PICTURES = ['1-new-tab.png', '2-pause.png', '3-question.png', '4-notes.png', '5-settings.png'] as const;
export const STORE_TILE = 'tile.png';
export const PICTURE_SIZE = { width: 1280, height: 800 } as const;
export const TILE_SIZE = { width: 440, height: 280 } as const;

/** Words that tell someone beside the screen more than they should know, or that promise what no one may promise. */
const NOT_NEUTRAL =
  /\b(abus\w*|violen\w*|unsafe|trauma\w*|attach\w*|avoidan\w*|disorder\w*|diagnos\w*|symptom\w*|patients?|therap\w*|partners?|relationships?|husband|wife|boyfriend|girlfriend|cheat\w*|divorce\w*|break(ing)? up|cures?|heals?|best|guarantee\w*)\b/gi;

const text = v.pipe(v.string(), v.trim(), v.nonEmpty());
const COMMON = {
  name: text,
  summary: text,
  language: text,
  description: text,
  permissions: v.record(text, text),
  overrides: v.record(text, text),
  remote_code: v.literal(false),
  data_collected: v.pipe(v.array(text), v.length(0)),
  data_kept_on_device: text,
  screenshots: v.array(v.strictObject({ file: v.picklist(STORE_PICTURES), caption: text })),
};
const SHAPES = {
  chrome: v.strictObject({
    ...COMMON,
    category: text,
    single_purpose: text,
    certifications: v.strictTuple([v.literal('not-sold'), v.literal('not-used-for-other-purposes'), v.literal('not-used-for-credit')]),
    tile: v.literal(STORE_TILE),
  }),
  firefox: v.strictObject({ ...COMMON, categories: v.pipe(v.array(text), v.minLength(1), v.maxLength(2)), license: v.literal('MIT'), reviewer_notes: text }),
} as const;

/** What a listing is held against. */
export interface Built {
  /** `permissions` and `optional_permissions` of the manifest. */
  readonly permissions: readonly string[];
  /** Name and description of the package in the listing’s language. */
  readonly name: string;
  readonly summary: string;
}

/** What has to be mended in one listing; empty when it may be handed in. */
export function judgeListing(store: Store, language: string, source: string, built: Built): string[] {
  const result = v.safeParse(SHAPES[store], parse(source));
  if (!result.success) return result.issues.map((issue) => `${v.getDotPath(issue) ?? 'the listing'}: ${issue.message}`);
  const listing = result.output;
  const limits = LIMITS[store];
  const isLonger = (key: 'name' | 'summary' | 'description') => Array.from(listing[key]).length > limits[key];
  const told = Object.keys(listing.permissions);
  return [
    ...(['name', 'summary', 'description'] as const).filter(isLonger).map((key) => `${key} is longer than ${limits[key]} characters`),
    ...(listing.language === language ? [] : [`language is ${listing.language}, but the file is for ${language}`]),
    ...(listing.name === built.name && listing.summary === built.summary ? [] : ['name and summary are not those of the package (public/_locales)']),
    ...built.permissions.filter((name) => !told.includes(name)).map((name) => `no reason is given for the permission ${name}`),
    ...told.filter((name) => !built.permissions.includes(name)).map((name) => `a reason is given for ${name}, which is not asked for`),
    ...(listing.screenshots.length > 0 && listing.screenshots.length <= limits.screenshots ? [] : [`between 1 and ${limits.screenshots} pictures are taken`]),
    ...wordsOf(listing).flatMap((words) => [...words.matchAll(NOT_NEUTRAL)].map(([word]) => `“${word}” is not neutral on a screen that others see`)),
  ];
}

/** Every text of a listing, however deep. */
function wordsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(wordsOf) : [];
}
