import { describe, expect, test } from 'vitest';
import type { Note } from '../../../core/note.ts';
import { patternsOf } from '../../../core/patterns.ts';
import { periodsOf } from '../../../core/patterns-periods.ts';
import { sureness, wilson } from '../../../core/patterns-sureness.ts';
import { heldOn, lookedBackOn } from '../../support/sample-map.ts';
import { noteWith } from '../../support/sample-pause.ts';

describe('what came before and what the pull wanted', () => {
  const notes = [
    noteWith('a', { triggers: ['warm-time'], urges: ['leave', 'scroll'] }),
    noteWith('b', { triggers: ['warm-time', 'criticism'], urges: ['leave'] }),
    noteWith('c', { triggers: ['warm-time'] }),
    noteWith('d', { urges: ['leave'] }),
  ];

  test('are counted where a note says both, in every pair that it says', () => {
    const { before } = patternsOf(notes);
    expect(before).toMatchObject({ n: 2, rows: ['warm-time', 'criticism'], columns: ['leave', 'scroll'] });
    expect(before.cells).toEqual([[['a', 'b'], ['a']], [['b'], []]]);
    expect(before.rowIds).toEqual([['a', 'b'], ['b']]);
  });

  test('of notes with the safety flag count nowhere', () => {
    const flagged = notes.map((note) => ({ ...lookedBackOn(note.id, 'signal', 'protection', { confidence: 90, strength: 5, strengthAfter: 3 }), ...note, safety: true }));
    const held = { ...heldOn('h', '2026-11-25'), safety: true };
    expect(patternsOf([...flagged, held])).toEqual(patternsOf([]));
  });

  test('keep a word that is no longer offered, by its id', () => {
    expect(patternsOf([noteWith('a', { triggers: ['long-gone'], urges: ['own:7'] })]).before).toMatchObject({ rows: ['long-gone'], columns: ['own:7'] });
  });

  test('are gathered where there are many kinds, each note once', () => {
    const many = Array.from({ length: 20 }, (_, at) => noteWith(`n${at}`, { triggers: [`t${at}`, `t${at + 1}`], urges: ['leave'] }));
    const { rows, cells, n } = patternsOf(many).before;
    expect(rows).toHaveLength(9);
    expect(rows.at(-1)).toBeNull();
    expect(new Set(cells.at(-1)![0]).size).toBe(cells.at(-1)![0]!.length);
    expect(new Set(cells.flat(2)).size).toBe(n);
  });
});

describe('time of day and weekday', () => {
  const place = (begunAt: string) => {
    const { when } = patternsOf([noteWith('a', {}, begunAt)]);
    const [found] = when.cells.flatMap((row, r) => row.flatMap((ids, c) => (ids.length > 0 ? [`${when.rows[r]!} ${when.columns[c]!}`] : [])));
    return found;
  };

  test.each([
    // West of Greenwich it is still Monday; read as UTC it would be another day (DT-05).
    ['2026-05-04T21:40:00-07:00', 'evening 1'],
    ['2026-05-04T00:00:00+14:00', 'night 1'],
    ['2026-05-03T23:59:59-11:00', 'evening 7'],
    ['2026-05-04T05:59:59+00:00', 'night 1'],
    ['2026-05-04T06:00:00+00:00', 'morning 1'],
    ['2026-05-04T12:00:00+05:45', 'afternoon 1'],
    ['1969-12-31T12:00:00+00:00', 'afternoon 3'],
    // The hour that a clock change leaves out, and the one that comes twice.
    ['2026-03-29T02:30:00+01:00', 'night 7'],
    ['2026-10-25T02:30:00+01:00', 'night 7'],
  ])('of %s is %s', (begunAt, expected) => expect(place(begunAt)).toBe(expected));

  test('of an unknown time is nowhere (DT-10)', () => expect(patternsOf([noteWith('a', {}, 'nonsense')]).when.n).toBe(0));
  test('are of pauses only', () => expect(patternsOf([heldOn('h', '2026-11-25')]).when.n).toBe(0));
});

describe('the pull at the start and at the end', () => {
  test('goes every way, and what is no strength is left out', () => {
    const from = (id: string, strength: number | null, strengthAfter: number | null) => noteWith(id, { strength, strengthAfter });
    const { changes } = patternsOf([from('a', 7, 4), from('b', 3, 3), from('c', 0, 10), from('d', 5, null), from('e', Number.NaN, 3), from('f', 700, 3)]);
    expect(changes).toMatchObject({ n: 3, weaker: ['a'], same: ['b'], stronger: ['c'] });
  });
});

describe('how sure then, how it looks later', () => {
  test('goes by the last verdict, both ways alike, by band', () => {
    const notes: readonly Note[] = [
      lookedBackOn('same', 'signal', 'signal', { confidence: 67 }),
      lookedBackOn('to-protection', 'signal', 'both', { confidence: 66 }),
      lookedBackOn('to-signal', 'protection', 'both', { confidence: 34 }),
      lookedBackOn('further', 'both', 'signal', { confidence: 33 }),
      lookedBackOn('lost', 'both', 'unsure', { confidence: 0 }),
      lookedBackOn('between', 'both', 'both', { confidence: 33.5 }),
    ];
    const { bands, n } = sureness(notes, 'confidence');
    expect(n).toBe(6);
    expect(bands.map(({ later }) => later)).toEqual([
      { same: ['between'], signal: ['further'], protection: [], unsure: ['lost'] },
      { same: [], signal: ['to-signal'], protection: ['to-protection'], unsure: [] },
      { same: ['same'], signal: [], protection: [], unsure: [] },
    ]);
  });

  test.each<[string, Note]>([
    ['began with “can’t tell yet”', lookedBackOn('a', 'unsure', 'signal', { confidence: 50 })],
    ['has no first verdict', lookedBackOn('a', null, 'signal', { confidence: 50 })],
    ['has no later verdict', lookedBackOn('a', 'signal', null, { confidence: 50 })],
    ['says not how sure', lookedBackOn('a', 'signal', 'signal')],
    ['says a sureness that is none', lookedBackOn('a', 'signal', 'signal', { confidence: 900 })],
  ])('leaves out what %s', (_, note) => expect(sureness([note], 'confidence').n).toBe(0));

  const many = (count: number, confidence: number, later: 'signal' | 'both') => Array.from({ length: count }, (_, at) => lookedBackOn(`${confidence}-${later}-${at}`, 'signal', later, { confidence }));

  test.each([
    ['more', [...many(20, 90, 'signal'), ...many(20, 10, 'both')]],
    ['less', [...many(20, 90, 'both'), ...many(20, 10, 'signal')]],
    ['open', [...many(10, 90, 'signal'), ...many(5, 90, 'both'), ...many(10, 10, 'signal'), ...many(5, 10, 'both')]],
    // Four in a band are too few to say anything about it.
    [null, [...many(30, 90, 'signal'), ...many(4, 10, 'both')]],
  ] as const)('says “%s” only where the ranges allow it', (trend, notes) => expect(sureness(notes, 'confidence').trend).toBe(trend));

  test('has Wilson’s range, as in the tables', () => {
    // 9 of 10: 59.6 to 98.2 %; 0 of 10: 0 to 27.8 %; 10 of 10: 72.2 to 100 %.
    expect(wilson(9, 10).low).toBeCloseTo(0.596, 3);
    expect(wilson(9, 10).high).toBeCloseTo(0.982, 3);
    expect(wilson(0, 10)).toEqual({ low: 0, high: expect.closeTo(0.278, 3) as number });
    expect(wilson(10, 10).low).toBeCloseTo(0.722, 3);
    expect(wilson(10, 10).high).toBeCloseTo(1, 9);
  });
});

describe('moments that held, over time', () => {
  test.each([
    [['2026-11-23', '2026-11-29'], 'week', ['2026-11-23']],
    // A Sunday and the Monday after it.
    [['2026-11-22', '2026-11-23'], 'week', ['2026-11-16', '2026-11-23']],
    [['2026-09-30', '2026-12-01'], 'month', ['2026-09-01', '2026-10-01', '2026-11-01', '2026-12-01']],
    [['2025-12-31', '2026-10-01'], 'quarter', ['2025-10-01', '2026-01-01', '2026-04-01', '2026-07-01', '2026-10-01']],
    [['2020-01-01', '2023-01-01'], 'year', ['2020-01-01', '2021-01-01', '2022-01-01', '2023-01-01']],
    [['0001-01-01', '2026-11-25'], 'year', [null, '2020-01-01', '2021-01-01', '2022-01-01', '2023-01-01', '2024-01-01', '2025-01-01', '2026-01-01']],
  ])('of %j go by %s', (days, unit, starts) => {
    const held = periodsOf(days.map((day, at) => heldOn(`h${at}`, day)));
    expect(held.unit).toBe(unit);
    expect(held.periods.map(({ from }) => from)).toEqual(starts);
    expect(held.periods.flatMap(({ ids }) => ids).sort()).toEqual(days.map((_, at) => `h${at}`));
  });

  test('of an unknown day are in no period (DT-10)', () => expect(periodsOf([{ ...heldOn('h', '2026-11-25'), day: null }])).toMatchObject({ n: 0, periods: [] }));
});
