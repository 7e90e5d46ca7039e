/**
 * Which notes a person wants to see. Filters combine: a note shows when it fits every one of them.
 * They are private, so they are kept for the session only and never stand in an address.
 */
import * as v from 'valibot';
import { isDay, type Day } from './day.ts';
import { NOTE_KINDS, VERDICTS, type Note, type NoteKind, type Verdict } from './note.ts';
import { fold, foldQuery } from './search.ts';

/** What is asked for; null and empty ask for nothing. */
export interface Filters {
  /** Looked for literally. */
  readonly query: string;
  readonly kind: NoteKind | null;
  readonly verdict: Verdict | null;
  /** Ids of words. */
  readonly feeling: string | null;
  readonly urge: string | null;
  readonly trigger: string | null;
  /** An alias, as it was written or otherwise composed or cased. */
  readonly who: string | null;
  /** First and last local day. */
  readonly from: Day | null;
  readonly to: Day | null;
}

/** Filters that let everything through. */
export const NO_FILTERS: Filters = { query: '', kind: null, verdict: null, feeling: null, urge: null, trigger: null, who: null, from: null, to: null };

/** A note, and the plain form of everything that can be read on it, made when it is first asked for. */
export interface Findable {
  readonly note: Note;
  readonly plain: () => string;
}

/** Whether a note fits. Made once for each change of the filters, then asked for every note. */
export function matcherOf(filters: Filters): (entry: Findable) => boolean {
  const query = foldQuery(filters.query);
  const who = filters.who === null ? null : fold(filters.who);
  const { kind, verdict, feeling, urge, trigger, from, to } = filters;
  const asksForContent = isFiltering({ ...filters, from: null, to: null });
  return ({ note, plain }) =>
    // Of a damaged note only the day is known.
    !(note.isDamaged && asksForContent) &&
    (kind === null || note.kind === kind) &&
    // While the flag stands its verdict is not shown, and so it is not found by it.
    (verdict === null || (note.verdict === verdict && !note.safety)) &&
    (feeling === null || note.feelings.includes(feeling)) &&
    (urge === null || note.urges.includes(urge)) &&
    (trigger === null || note.triggers.includes(trigger)) &&
    (who === null || fold(note.who) === who) &&
    // Days are compared as dates, as the list shows them (DT-11). A note of an unknown day lies in no range.
    (from === null || (note.day !== null && note.day >= from)) &&
    (to === null || (note.day !== null && note.day <= to)) &&
    (query === '' || plain().includes(query));
}

/** How many filters stand, the search not counted. */
export function countOf(filters: Filters): number {
  const { query: _, ...others } = filters;
  return Object.values(others).filter((value) => value !== null).length;
}

/** Whether anything is asked for at all. */
export function isFiltering(filters: Filters): boolean {
  return foldQuery(filters.query) !== '' || countOf(filters) > 0;
}

/** The aliases in use, each once however it is composed or cased, in the order of the language. */
export function aliasesOf(notes: Iterable<Note>, language: string): readonly string[] {
  const byPlain = new Map<string, string>();
  for (const { who } of notes) {
    const plain = fold(who).trim();
    if (plain !== '' && !byPlain.has(plain)) byPlain.set(plain, who.trim());
  }
  return [...byPlain.values()].sort(new Intl.Collator(language).compare);
}

const Id = v.fallback(v.nullable(v.string()), null);
const DayOrNull = v.fallback(v.nullable(v.pipe(v.string(), v.check((text) => isDay(text)))), null);
const FiltersSchema = v.object({
  query: v.fallback(v.string(), ''),
  kind: v.fallback(v.nullable(v.picklist(NOTE_KINDS)), null),
  verdict: v.fallback(v.nullable(v.picklist(VERDICTS)), null),
  feeling: Id,
  urge: Id,
  trigger: Id,
  who: Id,
  from: DayOrNull,
  to: DayOrNull,
});

/** Filters from whatever was stored: one that does not fit is left out. */
export function decodeFilters(stored: unknown): Filters {
  const parsed = v.safeParse(FiltersSchema, stored);
  return parsed.success ? parsed.output : NO_FILTERS;
}
