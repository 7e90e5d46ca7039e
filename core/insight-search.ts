import { fold, foldQuery } from './search.ts';
import type { InsightEntry } from './seen.ts';
import type { InsightKind } from './words.ts';

/** Which cards are wanted by their marks. */
export type InsightMark = 'all' | 'favourites' | 'hidden' | 'seen' | 'unseen';

/** The marks in the order in which they are shown. */
export const INSIGHT_MARKS: readonly InsightMark[] = ['all', 'favourites', 'hidden', 'seen', 'unseen'];

/** The kinds in the order in which they are shown. */
export const INSIGHT_KINDS: readonly InsightKind[] = ['understand', 'notice', 'practise', 'repair'];

/** What the library is narrowed to. */
export interface InsightQuery {
  readonly text: string;
  readonly kind: InsightKind | null;
  readonly mark: InsightMark;
}

/** Nothing left out. */
export const EVERY_INSIGHT: InsightQuery = { text: '', kind: null, mark: 'all' };

/**
 * The entries that fit a query, in their order. The text is looked for as it stands, in title, body, question and part of the article,
 * whatever the case and with or without accents.
 */
export function findInsights(entries: readonly InsightEntry[], { text, kind, mark }: InsightQuery): readonly InsightEntry[] {
  const wanted = foldQuery(text);
  return entries.filter((entry) => {
    const { card } = entry;
    if (kind !== null && card.kind !== kind) return false;
    if (!hasMark(entry, mark)) return false;
    return wanted === '' || [card.title, ...card.body, card.ask, card.part].some((said) => fold(said).includes(wanted));
  });
}

function hasMark({ isFavourite, isHidden, lastShownOn }: InsightEntry, mark: InsightMark): boolean {
  switch (mark) {
    case 'all': return true;
    case 'favourites': return isFavourite;
    case 'hidden': return isHidden;
    case 'seen': return lastShownOn !== null;
    case 'unseen': return lastShownOn === null;
  }
}
