/** What is remembered of single insight cards: when each was last shown, and what the person decided about it. */
import * as v from 'valibot';
import { isDay, type Day } from './day.ts';
import type { Deck } from './insight.ts';
import type { Insight } from './words.ts';

/** What is known of one insight card. */
export interface SeenInsight {
  readonly id: string;
  readonly lastShownOn: Day | null;
  readonly isFavourite: boolean;
  readonly isHidden: boolean;
}

/** A card of the library, with what is known of it. */
export interface InsightEntry extends SeenInsight {
  readonly card: Insight;
}

/** All that is kept about insights. A deck of null has never been dealt from. */
export interface KeptInsights {
  /** Grows with each change, so that a page that read before another wrote never mirrors what is past. */
  readonly revision: number;
  readonly deck: Deck | null;
  readonly seen: readonly SeenInsight[];
}

const DaySchema = v.custom<Day>(isDay);
const IdsSchema = v.array(v.string());
const DeckSchema = v.object({
  round: v.pipe(v.number(), v.integer()),
  queue: IdsSchema,
  seen: IdsSchema,
  picks: IdsSchema,
  days: v.array(v.object({ day: DaySchema, id: v.string(), reason: v.picklist(['next', 'another', 'pattern']) })),
});
const RecordSchema = v.object({ id: v.string(), lastShownOn: v.nullable(DaySchema), isFavourite: v.boolean(), isHidden: v.boolean() });

/** What is kept, from whatever was stored: a deck that does not fit is dealt anew, a record that does not fit is left out, alone. */
export function decodeInsights(stored: unknown): KeptInsights {
  const { revision, deck, seen } = (typeof stored === 'object' && stored !== null ? stored : {}) as { revision?: unknown; deck?: unknown; seen?: unknown };
  const parsed = v.safeParse(DeckSchema, deck);
  return {
    revision: Number.isSafeInteger(revision) ? (revision as number) : 0,
    deck: parsed.success ? parsed.output : null,
    seen: Array.isArray(seen) ? seen.filter((record) => v.is(RecordSchema, record)) : [],
  };
}

/** The record of a card; an unknown card has been neither shown nor marked. */
export function seenOf(seen: readonly SeenInsight[], id: string): SeenInsight {
  return seen.find((record) => record.id === id) ?? { id, lastShownOn: null, isFavourite: false, isHidden: false };
}

/** The records with one of them changed. Where nothing changes, it is the very same list. */
export function markInsight(seen: readonly SeenInsight[], id: string, change: Partial<Omit<SeenInsight, 'id'>>): readonly SeenInsight[] {
  const before = seenOf(seen, id);
  const after = { ...before, ...change };
  const isSame = after.lastShownOn === before.lastShownOn && after.isFavourite === before.isFavourite && after.isHidden === before.isHidden;
  return isSame ? seen : [...seen.filter((record) => record.id !== id), after];
}

/** The ids that may be dealt: all but the hidden ones. */
export function dealableIds(cards: readonly { readonly id: string }[], seen: readonly SeenInsight[]): readonly string[] {
  const hidden = new Set(seen.filter(({ isHidden }) => isHidden).map(({ id }) => id));
  return cards.map(({ id }) => id).filter((id) => !hidden.has(id));
}
