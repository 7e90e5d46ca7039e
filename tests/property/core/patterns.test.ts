// What must hold for the map whatever was noted, in whatever order and zone.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localTimeOf } from '../../../core/day.ts';
import { patternsOf, type Grid, type Patterns } from '../../../core/patterns.ts';
import { LATER, wilson } from '../../../core/patterns-sureness.ts';
import { anyInstant, anyZone } from '../../support/arbitrary-pause.ts';
import { anyNotes } from '../../support/sample-map.ts';
import { noteWith } from '../../support/sample-pause.ts';
import { momentIn } from '../../support/zones.ts';

const gridsOf = ({ before, feeling, body, when, done }: Patterns): readonly Grid[] => [before, feeling, body, when, done];
const shuffled = fc.tuple(anyNotes, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true }))).map(([notes, chance]) => {
  const keys = new Map(notes.map((note) => [note, chance.next().value as number]));
  return [notes, notes.toSorted((one, other) => keys.get(one)! - keys.get(other)!)] as const;
});

describe('the map', () => {
  test('is the same in whatever order the notes come', () => {
    fc.assert(fc.property(shuffled, ([notes, others]) => void expect(patternsOf(others)).toEqual(patternsOf(notes))));
  });

  test('counts no note with the safety flag, anywhere', () => {
    fc.assert(fc.property(anyNotes, (notes) => void expect(patternsOf(notes)).toEqual(patternsOf(notes.filter(({ safety }) => !safety)))));
  });

  test('has parts that add up to n', () => {
    fc.assert(
      fc.property(anyNotes, (notes) => {
        const patterns = patternsOf(notes);
        for (const { cells, rowIds, rows, columns, n } of gridsOf(patterns)) {
          expect([cells.length, rowIds.length]).toEqual([rows.length, rows.length]);
          for (const row of cells) expect(row.length).toBe(columns.length);
          // A note stands in every pair that it names: all pairs together hold each note, and no cell holds one twice.
          expect(new Set(cells.flat(2)).size).toBe(n);
          for (const ids of cells.flat()) expect(new Set(ids).size).toBe(ids.length);
          cells.forEach((row, at) => expect(new Set(row.flat())).toEqual(new Set(rowIds[at])));
        }
        // A pause has one time: here the parts simply add up.
        expect(patterns.when.cells.flat(2).length).toBe(patterns.when.n);
        for (const { bands, n } of [patterns.confidence, patterns.strength]) {
          expect(bands.reduce((sum, { later }) => sum + LATER.reduce((all, each) => all + later[each].length, 0), 0)).toBe(n);
          for (const { interval } of bands) if (interval) expect(0 <= interval.low && interval.low <= interval.high && interval.high <= 1).toBe(true);
        }
        const { changes, held } = patterns;
        expect(changes.weaker.length + changes.same.length + changes.stronger.length).toBe(changes.n);
        expect(held.periods.reduce((sum, { ids }) => sum + ids.length, 0)).toBe(held.n);
        expect(held.periods.length).toBeLessThanOrEqual(8);
      }),
    );
  });

  test('puts a pause on the weekday and the time of day that the clock on the wall showed, in every zone (DT-01, DT-05)', () => {
    fc.assert(
      fc.property(anyInstant, anyZone, (at, zone) => {
        const { when } = patternsOf([noteWith('a', {}, localTimeOf(momentIn(zone, at)))]);
        const parts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'short', hour: 'numeric', hourCycle: 'h23' }).formatToParts(at);
        const of = (type: string) => parts.find((part) => part.type === type)!.value;
        const row = Math.floor(Number(of('hour')) / 6);
        const column = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(of('weekday'));
        expect(when.cells[row]![column]).toEqual(['a']);
      }),
    );
  });

  test('knows that a range holds the share that was seen, and narrows with more notes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, share) => {
        const count = Math.round(n * share);
        const { low, high } = wilson(count, n);
        expect(low).toBeLessThanOrEqual(count / n + 1e-9);
        expect(high).toBeGreaterThanOrEqual(count / n - 1e-9);
        const more = wilson(count * 4, n * 4);
        expect(more.high - more.low).toBeLessThan(high - low);
      }),
    );
  });
});
