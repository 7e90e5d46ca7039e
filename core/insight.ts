/**
 * The deck of insight cards: which card belongs to which day.
 *
 * Every date gets one card and keeps it. A date that has no card yet takes the next one of a shuffled queue; when the queue is empty all
 * cards have been shown, and they are shuffled anew. So nothing here reckons with elapsed time, and no clock can confuse it: a date that
 * is known shows its card again, whether the clock was set back, the person travelled, or an hour came twice; any other date shows the
 * next card (DT-02, DT-03, DT-06, DT-08). A day on which no tab was opened costs no card.
 *
 *   queue ──next──► the day's card ──► seen
 *     ▲                   │
 *     └── all seen: shuffle anew
 *
 * What a person or a new version changes moves as little as may be. A new card goes to the end of the queue. The place of a card that was
 * hidden is filled with the last of the queue, so every other card keeps its place.
 */
import { dayNumber, type Day } from './day.ts';
import type { Insight } from './words.ts';

/** Why a card stands on a day: it was next; another one was asked for; it was picked by the notes' recent pattern. */
export type InsightReason = 'next' | 'another' | 'pattern';

/** A card on its day. */
export interface DealtInsight {
  readonly day: Day;
  readonly id: string;
  readonly reason: InsightReason;
}

/** A card that is to come, with the reason it will have. */
export interface UpcomingInsight {
  readonly id: string;
  readonly reason: InsightReason;
}

/** The deck, as it is kept. */
export interface Deck {
  /** Which shuffle it is. */
  readonly round: number;
  /** Ids still to come in this round, next first. */
  readonly queue: readonly string[];
  /** Ids of this round that have been on a day. */
  readonly seen: readonly string[];
  /** Ids of the queue that go before the others, best first. */
  readonly picks: readonly string[];
  /** The latest days with their cards, in the order in which they were dealt. */
  readonly days: readonly DealtInsight[];
}

/** How many days a deck remembers: enough for any journey and most wrong clocks. */
export const DAYS_REMEMBERED = 40;

/** A 32-bit number that looks like chance and is the same everywhere (FNV-1a with Murmur's last steps). */
function scatter(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** The cards of a round in their order. It is the same whatever order the ids come in, so windows and languages agree. */
export function shuffleCards(ids: Iterable<string>, round: number): readonly string[] {
  const keyed = [...new Set(ids)].map((id) => ({ id, key: scatter(`${round}:${id}`) }));
  return keyed.sort((a, b) => a.key - b.key || (a.id < b.id ? -1 : 1)).map(({ id }) => id);
}

/**
 * A deck for which nothing has been kept. It depends on the date alone, so every window of a browser whose storage fails still agrees on
 * the day's card, and the days that follow run through all cards in turn.
 */
export function freshDeck(ids: readonly string[], day: Day): Deck {
  const count = new Set(ids).size;
  if (count === 0) return { round: 0, queue: [], seen: [], picks: [], days: [] };
  const number = dayNumber(day);
  const round = Math.floor(number / count);
  const order = orderAfter(shuffleCards(ids, round), shuffleCards(ids, round - 1).at(-1));
  const turn = number - round * count;
  return { round, queue: [...order.slice(turn), ...order.slice(0, turn)], seen: [], picks: [], days: [] };
}

/** An order that does not begin with `last`, so that no card comes twice running. */
function orderAfter(order: readonly string[], last: string | undefined): readonly string[] {
  const [first, second, ...rest] = order;
  return first === last && second !== undefined ? [second, first!, ...rest] : order;
}

/** The deck with just these cards: what is gone or hidden leaves the queue, what is new joins at its end. The days stay as they were. */
export function fitDeck(deck: Deck, ids: readonly string[]): Deck {
  const wanted = new Set(ids);
  const queue = [...deck.queue];
  for (let at = 0; at < queue.length; ) {
    if (wanted.has(queue[at]!)) at += 1;
    else takeOut(queue, at);
  }
  const known = new Set([...queue, ...deck.seen]);
  const isGone = deck.queue.some((id) => !wanted.has(id));
  const added = shuffleCards([...wanted].filter((id) => !known.has(id)), deck.round);
  if (!isGone && added.length === 0) return deck;
  return { ...deck, queue: [...queue, ...added], picks: deck.picks.filter((id) => wanted.has(id)) };
}

/** Fills the place with the last card, so that the others keep theirs. */
function takeOut(queue: string[], at: number): void {
  const last = queue.pop();
  if (at < queue.length) queue[at] = last!;
}

/** The card of a date, or undefined when it has none yet. */
export function cardOn(deck: Deck, day: Day): DealtInsight | undefined {
  return deck.days.findLast((dealt) => dealt.day === day);
}

/**
 * The deck with a card on `day`: the one it has, or the next of the queue. A card that was shown already, before the deck could be read,
 * is given as `shown` and stands. `ids` are the cards there are; with none, the day stays empty.
 */
export function dealDay(deck: Deck, ids: readonly string[], day: Day, shown?: UpcomingInsight): Deck {
  const fitted = fitDeck(deck, ids);
  const current = cardOn(fitted, day);
  if (current && ids.includes(current.id)) return fitted;
  // The card that stood there has been hidden since: its place is filled like any other.
  if (current) return replaceDay(fitted, ids, day);
  if (shown && ids.includes(shown.id)) return lay(fitted, { ...shown, day });
  const ready = refill(fitted, ids);
  const next = comingUp(ready)[0];
  return next ? lay(ready, { ...next, day }) : ready;
}

/** The deck with another card on `day`: the last of the queue, so the cards of the coming days stay where they are. */
export function replaceDay(deck: Deck, ids: readonly string[], day: Day): Deck {
  const ready = refill(fitDeck(deck, ids), ids);
  const current = cardOn(ready, day)?.id;
  const id = ready.queue.findLast((other) => other !== current);
  if (id !== undefined) return lay(ready, { day, id, reason: 'another' });
  // There is no other. A card that may no longer be shown leaves the day empty.
  return current === undefined || ids.includes(current) ? ready : { ...ready, days: withoutDay(ready, day) };
}

/** The deck with `id` on `day` again, as before it was hidden or passed by; the card that stood in for it goes back to where it was. */
export function putBack(deck: Deck, day: Day, { id, reason }: UpcomingInsight): Deck {
  const current = cardOn(deck, day);
  if (current?.id === id) return deck;
  const queue = deck.queue.filter((other) => other !== id);
  const back = current && !queue.includes(current.id) ? [current.id] : [];
  const seen = [...deck.seen.filter((other) => other !== id && other !== current?.id), id];
  return { ...deck, queue: [...queue, ...back], seen, days: [...withoutDay(deck, day), { day, id, reason }] };
}

/** The deck with these cards before the others, best first. Those that have been seen in this round wait for the next. */
export function pickCards(deck: Deck, ids: readonly string[]): Deck {
  const picks = ids.filter((id) => deck.queue.includes(id));
  return picks.join() === deck.picks.join() ? deck : { ...deck, picks };
}

/** The cards to come, as far as `count`, over the end of the round if need be. */
export function upcomingCards(deck: Deck, ids: readonly string[], count: number): readonly UpcomingInsight[] {
  const list: UpcomingInsight[] = [];
  let ahead = fitDeck(deck, ids);
  while (list.length < count) {
    if (ahead.queue.length === 0) ahead = refill(ahead, ids, list.at(-1)?.id);
    if (ahead.queue.length === 0) break;
    list.push(...comingUp(ahead));
    ahead = { ...ahead, queue: [] };
  }
  return list.slice(0, count);
}

function comingUp(deck: Deck): readonly UpcomingInsight[] {
  const picked = deck.picks.filter((id) => deck.queue.includes(id));
  return [
    ...picked.map((id) => ({ id, reason: 'pattern' as const })),
    ...deck.queue.filter((id) => !picked.includes(id)).map((id) => ({ id, reason: 'next' as const })),
  ];
}

/** A new shuffle when the queue is empty; never with the last card first. */
function refill(deck: Deck, ids: readonly string[], last: string | undefined = deck.days.at(-1)?.id): Deck {
  if (deck.queue.length > 0 || ids.length === 0) return deck;
  const round = deck.round + 1;
  return { ...deck, round, queue: orderAfter(shuffleCards(ids, round), last), seen: [], picks: [] };
}

function lay(deck: Deck, dealt: DealtInsight): Deck {
  return {
    ...deck,
    queue: deck.queue.filter((id) => id !== dealt.id),
    seen: deck.seen.includes(dealt.id) ? deck.seen : [...deck.seen, dealt.id],
    picks: deck.picks.filter((id) => id !== dealt.id),
    days: [...withoutDay(deck, dealt.day), dealt].slice(-DAYS_REMEMBERED),
  };
}

function withoutDay(deck: Deck, day: Day): readonly DealtInsight[] {
  return deck.days.filter((dealt) => dealt.day !== day);
}

/** A card as plain text, for copying. */
export function textOfInsight(card: Pick<Insight, 'title' | 'body' | 'ask'>): string {
  return [card.title, ...card.body, card.ask].filter((part) => part !== '').join('\n\n');
}
