import { describe, expect, test } from 'vitest';
import { BREATH_MS, breathAt, breathsToOffer, IN_MS, OUT_MS, RECENT_PAUSE_MS } from '../../../core/breath.ts';

test('a breath is 4.5 s in and 5.5 s out', () => {
  expect([IN_MS, OUT_MS, BREATH_MS]).toEqual([4_500, 5_500, 10_000]);
});

describe.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])('of %d breaths', (count) => {
  test('every one turns at its exact millisecond', () => {
    for (let number = 1; number <= count; number += 1) {
      const start = (number - 1) * BREATH_MS;
      expect(breathAt(start, count)).toEqual({ phase: 'in', number, untilNextMs: IN_MS });
      expect(breathAt(start + IN_MS - 1, count)).toEqual({ phase: 'in', number, untilNextMs: 1 });
      expect(breathAt(start + IN_MS, count)).toEqual({ phase: 'out', number, untilNextMs: OUT_MS });
      expect(breathAt(start + BREATH_MS - 1, count)).toEqual({ phase: 'out', number, untilNextMs: 1 });
    }
  });

  test('it ends, and stays ended', () => {
    expect(breathAt(count * BREATH_MS, count)).toEqual({ phase: 'done' });
    expect(breathAt(count * BREATH_MS + 86_400_000, count)).toEqual({ phase: 'done' });
  });
});

test('a clock that was set back counts as the start (DT-08)', () => {
  expect(breathAt(-172_800_000, 3)).toEqual({ phase: 'in', number: 1, untilNextMs: IN_MS });
});

test.each([
  ['the first pause ever', null, 3],
  ['a pause that ended this instant', 0, 1],
  ['one within ten minutes', RECENT_PAUSE_MS - 1, 1],
  ['one ten minutes ago', RECENT_PAUSE_MS, 3],
  ['one that seems to end in the future (DT-08)', -1, 3],
])('after %s', (_, since, breaths) => {
  const now = Date.parse('2026-11-25T09:00:00Z');
  expect(breathsToOffer(3, since === null ? null : now - since, now)).toBe(breaths);
});
