// long: the whole of what must hold of the deck, over the same arbitraries.
// What must hold of the deck whatever happens to clocks, zones, cards and people.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, dayOfMoment, type Day } from '../../../core/day.ts';
import { cardOn, dealDay, fitDeck, freshDeck, pickCards, putBack, replaceDay, shuffleCards, upcomingCards, type Deck } from '../../../core/insight.ts';

const idsOf = (count: number) => Array.from({ length: count }, (_, at) => `card-${at}`);
const anyIds = fc.integer({ min: 3, max: 90 }).map(idsOf);
const anyDay: fc.Arbitrary<Day> = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('2000-01-01', days));
const runOfDays = (from: Day, count: number) => Array.from({ length: count }, (_, at) => addDays(from, at));

const ZONES = [
  'UTC', 'America/New_York', 'America/St_Johns', 'America/Los_Angeles', 'America/Sao_Paulo', 'America/Asuncion', 'Europe/Berlin', 'Europe/Lisbon',
  'Africa/Cairo', 'Africa/Casablanca', 'Asia/Kolkata', 'Asia/Kathmandu', 'Asia/Tehran', 'Asia/Shanghai', 'Australia/Lord_Howe', 'Australia/Adelaide',
  'Pacific/Auckland', 'Pacific/Chatham', 'Pacific/Apia', 'Pacific/Kiritimati', 'Pacific/Niue', 'Antarctica/Troll',
];
const formats = new Map(ZONES.map((zone) => [zone, new Intl.DateTimeFormat('en-CA', {
  timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
})]));
const wallOf = (zone: string, epochMs: number) => {
  const part = Object.fromEntries(formats.get(zone)!.formatToParts(epochMs).map(({ type, value }) => [type, value]));
  return `${part['year']}-${part['month']}-${part['day']}T${part['hour']}:${part['minute']}:${part['second']}Z`;
};
/** The offset that a zone's clocks have at an instant, in minutes. */
const offsetIn = (zone: string) => (epochMs: number) => Math.round((Date.parse(wallOf(zone, epochMs)) - Math.floor(epochMs / 1000) * 1000) / 60_000);

/** Deals one day after another, whatever days they are, and tells the cards in the order in which the days first came. */
function dealAll(ids: readonly string[], days: readonly Day[], begin: Deck = freshDeck(ids, days[0]!)) {
  let deck = begin;
  const cards = days.map((day) => {
    deck = dealDay(deck, ids, day);
    return cardOn(deck, day)!.id;
  });
  return { deck, cards };
}

describe('the deck', () => {
  test('shows every card once before any comes again, round after round', () => {
    fc.assert(
      fc.property(anyIds, anyDay, (ids, from) => {
        const { cards } = dealAll(ids, runOfDays(from, ids.length * 3));
        for (let round = 0; round < 3; round += 1) {
          expect(new Set(cards.slice(round * ids.length, (round + 1) * ids.length)).size).toBe(ids.length);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('never shows the same card two days running, not over the end of a round either', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 12 }).map(idsOf), anyDay, (ids, from) => {
        const { cards } = dealAll(ids, runOfDays(from, 80));
        cards.slice(1).forEach((card, at) => expect(card).not.toBe(cards[at]));
      }),
    );
  });

  test('loses no card to days without a tab', () => {
    fc.assert(
      fc.property(anyIds, anyDay, fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 90, maxLength: 90 }), (ids, from, gaps) => {
        let day = from;
        const days = gaps.map((gap) => (day = addDays(day, gap)));
        const { cards } = dealAll(ids, days);
        expect(new Set(cards.slice(0, ids.length)).size).toBe(ids.length);
      }),
      { numRuns: 40 },
    );
  });

  test('gives a date the card it had, in whatever order the dates come: clocks set back, journeys, hours that come twice', () => {
    fc.assert(
      fc.property(anyIds, anyDay, fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 120 }), (ids, from, steps) => {
        const known = new Map<Day, string>();
        let deck = freshDeck(ids, from);
        for (const step of steps) {
          const day = addDays(from, step);
          deck = dealDay(deck, ids, day);
          const { id } = cardOn(deck, day)!;
          expect(known.get(day) ?? id).toBe(id);
          known.set(day, id);
        }
        // Cards are spent by dates, not by looking.
        if (known.size <= ids.length) expect(new Set(known.values()).size).toBe(known.size);
      }),
    );
  });

  test('changes its card only when the local date changes, in every zone and over every clock change', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), fc.integer({ min: Date.UTC(2010, 0, 1), max: Date.UTC(2040, 0, 1) }), (zone, start) => {
        const offsetAt = offsetIn(zone);
        const ids = idsOf(84);
        let deck = freshDeck(ids, '2026-01-01');
        let before: { day: Day; id: string } | undefined;
        for (let hour = 0; hour < 60; hour += 1) {
          const epochMs = start + hour * 3_600_000;
          const day = dayOfMoment({ epochMs, offsetMinutes: offsetAt(epochMs) });
          expect(day).toBe(wallOf(zone, epochMs).slice(0, 10));
          deck = dealDay(deck, ids, day);
          const { id } = cardOn(deck, day)!;
          if (before) expect(id === before.id).toBe(day === before.day);
          before = { day, id };
        }
      }),
      { numRuns: 150 },
    );
  });

  test('has a real card on 29 February, on the 366th day and after it (DT-06)', () => {
    fc.assert(
      fc.property(anyIds, fc.integer({ min: 500, max: 600 }), (ids, quarter) => {
        const year = quarter * 4;
        const days = [`${year}-02-28`, `${year}-02-29`, `${year}-03-01`, `${year}-12-30`, `${year}-12-31`, `${year + 1}-01-01`];
        const { cards } = dealAll(ids, days);
        for (const card of cards) expect(ids).toContain(card);
        for (const day of days) expect(freshDeck(ids, day).queue).toHaveLength(ids.length);
        cards.slice(1).forEach((card, at) => expect(card).not.toBe(cards[at]));
      }),
    );
  });

  test('is the same in every window: what depends on what is kept depends on nothing else', () => {
    fc.assert(
      fc.property(anyIds, anyDay, fc.integer({ min: 0, max: 1000 }), (ids, day, seed) => {
        const shuffled = shuffleCards(ids, seed);
        expect(freshDeck(shuffled, day)).toEqual(freshDeck(ids, day));
        expect(dealDay(freshDeck(shuffled, day), shuffled, day)).toEqual(dealDay(freshDeck(ids, day), ids, day));
      }),
    );
  });

  test('goes on alike when nothing can be kept: date by date the fresh deck runs through all cards', () => {
    fc.assert(
      fc.property(anyIds, anyDay, (ids, from) => {
        const first = runOfDays(from, ids.length * 2).map((day) => freshDeck(ids, day).queue[0]);
        expect(new Set(first).size).toBe(ids.length);
        first.slice(1).forEach((card, at) => expect(card).not.toBe(first[at]));
      }),
      { numRuns: 60 },
    );
  });
});

describe('what changes the deck moves as little as may be', () => {
  const upcoming = (deck: Deck, ids: readonly string[]) => upcomingCards(deck, ids, deck.queue.length).map(({ id }) => id);

  test('a new card moves no other, and comes within the round', () => {
    fc.assert(
      fc.property(anyIds, anyDay, fc.integer({ min: 1, max: 60 }), (ids, from, dealt) => {
        const { deck } = dealAll(ids, runOfDays(from, dealt));
        const more = [...ids, 'new-a', 'new-b'];
        const after = dealDay(deck, more, addDays(from, dealt - 1));
        expect(after.queue.slice(0, deck.queue.length)).toEqual(deck.queue);
        expect(after.queue.slice(deck.queue.length).toSorted()).toEqual(['new-a', 'new-b']);
        expect(after.days).toEqual(deck.days);
      }),
    );
  });

  test('hiding a card changes its own place and the last one, no other', () => {
    fc.assert(
      fc.property(anyIds, anyDay, fc.nat(), (ids, from, which) => {
        const { deck } = dealAll(ids, [from]);
        const hidden = deck.queue[which % deck.queue.length]!;
        const left = ids.filter((id) => id !== hidden);
        const before = upcoming(deck, ids);
        const after = upcoming(fitDeck(deck, left), left);
        expect(after).toHaveLength(before.length - 1);
        const moved = after.filter((id, at) => id !== before[at]);
        expect(moved.length).toBeLessThanOrEqual(1);
        expect(after).not.toContain(hidden);
        expect(fitDeck(deck, left).days).toEqual(deck.days);
      }),
    );
  });

  test('another language with the same cards changes nothing, and one with fewer is a matter of hiding', () => {
    fc.assert(
      fc.property(anyIds, anyDay, fc.integer({ min: 1, max: 40 }), (ids, from, dealt) => {
        const { deck } = dealAll(ids, runOfDays(from, dealt));
        expect(fitDeck(deck, [...ids].reverse())).toBe(deck);
        const fewer = ids.filter((_, at) => at % 3 !== 0);
        if (fewer.length < 2) return;
        const today = addDays(from, dealt - 1);
        const there = dealDay(deck, fewer, today);
        expect(fewer).toContain(cardOn(there, today)!.id);
        // And back again: nothing is lost, nothing stands twice.
        const back = dealDay(there, ids, today);
        expect(new Set([...back.queue, ...back.seen])).toEqual(new Set(ids));
        expect(new Set(back.queue).size).toBe(back.queue.length);
      }),
    );
  });

  test('another one leaves the coming days alone, and going back brings all back', () => {
    fc.assert(
      fc.property(anyIds.filter((ids) => ids.length > 4), anyDay, (ids, day) => {
        const { deck } = dealAll(ids, [day]);
        const passed = replaceDay(deck, ids, day);
        expect(cardOn(passed, day)).toMatchObject({ id: deck.queue.at(-1), reason: 'another' });
        expect(passed.queue).toEqual(deck.queue.slice(0, -1));
        const back = putBack(passed, day, cardOn(deck, day)!);
        expect(cardOn(back, day)).toEqual(cardOn(deck, day));
        expect(back.queue).toEqual(deck.queue);
        expect([...back.seen].sort()).toEqual([...deck.seen].sort());
      }),
    );
  });

  test('undoing a hide brings the card back on its day, and the coming days stay', () => {
    fc.assert(
      fc.property(anyIds.filter((ids) => ids.length > 4), anyDay, (ids, day) => {
        const { deck } = dealAll(ids, [day]);
        const today = cardOn(deck, day)!;
        const left = ids.filter((id) => id !== today.id);
        const hidden = dealDay(deck, left, day);
        expect(cardOn(hidden, day)!.id).not.toBe(today.id);
        const back = dealDay(putBack(hidden, day, today), ids, day);
        expect(cardOn(back, day)).toEqual(today);
        expect(back.queue).toEqual(deck.queue);
      }),
    );
  });

  test('a picked card comes next, and still no card comes twice in a round', () => {
    fc.assert(
      fc.property(anyIds, anyDay, fc.array(fc.nat(), { minLength: 90, maxLength: 90 }), (ids, from, choices) => {
        let deck = freshDeck(ids, from);
        const shown: string[] = [];
        for (let at = 0; at < ids.length; at += 1) {
          const wish = ids[choices[at]! % ids.length]!;
          const isWaiting = deck.queue.includes(wish);
          deck = pickCards(deck, [wish]);
          deck = dealDay(deck, ids, addDays(from, at));
          const dealt = cardOn(deck, addDays(from, at))!;
          if (isWaiting) expect(dealt).toMatchObject({ id: wish, reason: 'pattern' });
          shown.push(dealt.id);
        }
        expect(new Set(shown).size).toBe(ids.length);
      }),
      { numRuns: 60 },
    );
  });

  test('what is said to come does come', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 30 }).map(idsOf), anyDay, fc.integer({ min: 1, max: 40 }), (ids, from, dealt) => {
        const { deck } = dealAll(ids, runOfDays(from, dealt));
        const said = upcomingCards(deck, ids, 14).map(({ id }) => id);
        const { cards } = dealAll(ids, runOfDays(addDays(from, dealt), 14), deck);
        // A deck smaller than the look ahead begins its next round with what it has; the first round is always as said.
        const sure = Math.min(14, deck.queue.length + ids.length);
        expect(cards.slice(0, sure)).toEqual(said.slice(0, sure));
      }),
    );
  });
});
