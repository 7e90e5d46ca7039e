/**
 * Picking the next card by what recent notes hold. Off unless the person turns it on; it happens on the device, by the rule below, and
 * the card says that it was picked.
 *
 * The rule: of the latest notes, words that stand in at least two are a pattern. A card scores one for each of those notes and words that
 * it speaks to, and the highest card that has not been seen in this round comes next. One note alone picks nothing: a bad evening is no
 * pattern, and a card must not seem to answer it.
 */
import { daysBetween, type Day } from './day.ts';
import { shuffleCards } from './insight.ts';
import type { Note } from './note.ts';
import type { Insight } from './words.ts';

/** How far back "recent" goes, and how many notes it is at most. */
export const RECENT = { days: 21, notes: 20 } as const;
const LEAST_NOTES = 2;

/** What of a note a pick may look at. */
export type PickableNote = Pick<Note, 'day' | 'urges' | 'triggers' | 'feelings' | 'safety'>;

/**
 * The ids of cards that speak to a recent pattern, best first; none where there is no pattern. Notes with the safety flag are never
 * looked at, nor any note while the notes are locked.
 */
export function pickByPattern(cards: readonly Insight[], notes: readonly PickableNote[], today: Day, isLocked: boolean): readonly string[] {
  if (isLocked) return [];
  const counts = countTags(notes, today);
  const scored = cards
    .map(({ id, tags }) => ({ id, score: tags.reduce((sum, tag) => sum + (counts.get(tag) ?? 0), 0) }))
    .filter(({ score }) => score > 0);
  // Equal scores come in a shuffled order, or the first card of the alphabet would always win.
  const order = new Map(shuffleCards(scored.map(({ id }) => id), 0).map((id, at) => [id, at]));
  return scored.sort((a, b) => b.score - a.score || order.get(a.id)! - order.get(b.id)!).map(({ id }) => id);
}

function countTags(notes: readonly PickableNote[], today: Day): ReadonlyMap<string, number> {
  const recent = notes.filter((note) => !note.safety && note.day !== null && isRecent(note.day, today)).slice(0, RECENT.notes);
  const counts = new Map<string, number>();
  for (const { urges, triggers, feelings } of recent) {
    const tags = [...urges.map((id) => `urge:${id}`), ...triggers.map((id) => `trigger:${id}`), ...feelings.map((id) => `feeling:${id}`)];
    for (const tag of new Set(tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  return new Map([...counts].filter(([, count]) => count >= LEAST_NOTES));
}

/** A note of "tomorrow" is recent too: a clock may have been set back (DT-08). */
function isRecent(day: Day, today: Day): boolean {
  return Math.abs(daysBetween(day, today)) <= RECENT.days;
}
