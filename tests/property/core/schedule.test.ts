import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clockOf, dayOf, dayOfMoment, daysBetween, epochOf, isLocalTime, localTimeOf } from '../../../core/day.ts';
import { nextTimeAt, RETURN_PRESETS, returnTimeOf } from '../../../core/schedule.ts';
import { anyMoment, anyMomentNearAChange } from '../../support/arbitrary-pause.ts';
import { momentIn, offsetsOf } from '../../support/zones.ts';

const MINUTE_MS = 60_000;
const anyNow = fc.oneof(anyMoment, anyMomentNearAChange);

test('every preset lies at least twenty minutes ahead, and never beyond tomorrow', () => {
  fc.assert(
    fc.property(anyNow, fc.constantFrom(...RETURN_PRESETS), ({ zone, now }, preset) => {
      const time = returnTimeOf(preset, now, offsetsOf(zone));
      expect(isLocalTime(time)).toBe(true);
      expect(epochOf(time) - now.epochMs).toBeGreaterThanOrEqual(20 * MINUTE_MS);
      // The day that Samoa left out makes the day after next the next one.
      expect(daysBetween(dayOfMoment(now), dayOf(time))).toBeLessThanOrEqual(dayOf(time) === '2011-12-31' ? 2 : 1);
      expect(time.slice(19)).toBe(localTimeOf(momentIn(zone, epochOf(time))).slice(19));
    }),
    { numRuns: 1_000 },
  );
});

test('the short presets are so many real minutes, whatever the clocks do (DT-03)', () => {
  fc.assert(
    fc.property(anyNow, ({ zone, now }) => {
      expect(epochOf(returnTimeOf('in-20-minutes', now, offsetsOf(zone))) - now.epochMs).toBe(20 * MINUTE_MS);
      expect(epochOf(returnTimeOf('in-an-hour', now, offsetsOf(zone))) - now.epochMs).toBe(60 * MINUTE_MS);
    }),
  );
});

test('tonight shows eight in the evening today, or nine in the morning tomorrow', () => {
  fc.assert(
    fc.property(anyNow, ({ zone, now }) => {
      const time = returnTimeOf('tonight', now, offsetsOf(zone));
      expect(clockOf(time)).toBe(dayOf(time) === dayOfMoment(now) ? '20:00' : '09:00');
    }),
  );
});

test('a time of one’s own is the very next at which the clock shows it', () => {
  fc.assert(
    fc.property(anyNow, fc.nat(23), fc.constantFrom('00', '15', '30', '45'), ({ zone, now }, hour, minute) => {
      const clock = `${String(hour).padStart(2, '0')}:${minute}`;
      const offsetAt = offsetsOf(zone);
      const time = nextTimeAt(clock, now, offsetAt);
      expect(epochOf(time)).toBeGreaterThan(now.epochMs);
      for (let at = Math.floor(now.epochMs / MINUTE_MS / 15 + 1) * 15 * MINUTE_MS; at < epochOf(time); at += 15 * MINUTE_MS) {
        expect(clockOf(localTimeOf({ epochMs: at, offsetMinutes: offsetAt(at) }))).not.toBe(clock);
      }
    }),
    { numRuns: 500 },
  );
});
