import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clockOf, localTimeOf } from '../../../core/day.ts';
import { lookBackTimes } from '../../../core/look-back.ts';
import { nextTurnOfDay, wakingTimeFrom } from '../../../core/schedule.ts';
import { anyMoment } from '../../support/arbitrary-pause.ts';
import { momentIn, offsetsOf } from '../../support/zones.ts';

const HOUR = 3_600_000;

test('every look back is asked for between seven and nine, in its order, the first 14 to 26 hours later', () => {
  fc.assert(
    fc.property(anyMoment, ({ zone, now }) => {
      const times = lookBackTimes(localTimeOf(now), offsetsOf(zone));
      const clocks = times.map(({ at }) => clockOf(localTimeOf(momentIn(zone, at))));
      for (const clock of clocks) expect(clock >= '07:00' && clock <= '21:00').toBe(true);
      const [day, week, month] = times.map(({ at }) => at) as [number, number, number];
      expect(day).toBeLessThan(week);
      expect(week).toBeLessThan(month);
      // 15 to 25 hours, and an hour either way where the clocks change that night.
      expect(day - now.epochMs).toBeGreaterThanOrEqual(14 * HOUR);
      expect(day - now.epochMs).toBeLessThanOrEqual(26 * HOUR);
    }),
    { numRuns: 500 },
  );
});

test('a time to wait for is never past, and asking again at it says the same', () => {
  fc.assert(
    fc.property(anyMoment, ({ zone, now }) => {
      const at = wakingTimeFrom(now.epochMs, offsetsOf(zone));
      expect(at).toBeGreaterThanOrEqual(now.epochMs);
      expect(wakingTimeFrom(at, offsetsOf(zone))).toBe(at);
    }),
    { numRuns: 500 },
  );
});

test('the next turn of the day is ahead, within a day, and day and night change at it and not before', () => {
  fc.assert(
    fc.property(anyMoment, fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), ({ zone, now }, part) => {
      const offsetAt = offsetsOf(zone);
      const isDay = (at: number) => wakingTimeFrom(at, offsetAt) === at;
      const turn = nextTurnOfDay(now.epochMs, offsetAt);
      expect(turn).toBeGreaterThan(now.epochMs);
      expect(turn - now.epochMs).toBeLessThanOrEqual(25 * HOUR);
      expect(isDay(turn)).toBe(!isDay(now.epochMs));
      expect(isDay(now.epochMs + Math.floor((turn - now.epochMs) * part))).toBe(isDay(now.epochMs));
    }),
    { numRuns: 500 },
  );
});
