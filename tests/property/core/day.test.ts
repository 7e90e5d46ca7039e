import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, clockOf, dayOf, dayOfMoment, daysBetween, epochOf, isDay, isLocalTime, localTimeOf, momentAt } from '../../../core/day.ts';
import { anyInstant, anyMoment, anyMomentNearAChange } from '../../support/arbitrary-pause.ts';
import { offsetsOf } from '../../support/zones.ts';

const anyDay = anyInstant.map((at) => new Date(at).toISOString().slice(0, 10));
const anyClock = fc.tuple(fc.nat(23), fc.nat(59)).map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));

test('a wall time and its instant are the same thing twice (DT-01)', () => {
  fc.assert(
    fc.property(anyMoment, ({ now }) => {
      const time = localTimeOf(now);
      expect(isLocalTime(time)).toBe(true);
      expect(epochOf(time)).toBe(now.epochMs);
      expect(dayOfMoment(now)).toBe(dayOf(time));
    }),
  );
});

test('the wall time is what a clock in that zone shows', () => {
  fc.assert(
    fc.property(anyMoment, ({ zone, now }) => {
      const shown = new Date(now.epochMs).toLocaleString('sv', { timeZone: zone }).replace(' ', 'T');
      expect(localTimeOf(now).slice(0, 19)).toBe(shown);
    }),
  );
});

test('days forward and back come to the same day, whatever the clocks do (DT-03)', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -4_000, max: 4_000 }), (day, days) => {
      const there = addDays(day, days);
      expect(isDay(there)).toBe(true);
      expect(addDays(there, -days)).toBe(day);
      expect(daysBetween(day, there)).toBe(days);
    }),
  );
});

test('the clock shows what was asked for, the first time round', () => {
  fc.assert(
    fc.property(fc.oneof(anyMoment, anyMomentNearAChange), ({ zone, now }) => {
      const minute = { ...now, epochMs: now.epochMs - (now.epochMs % 60_000) };
      const time = localTimeOf(minute);
      const at = momentAt(dayOf(time), clockOf(time), offsetsOf(zone));
      expect(localTimeOf(at).slice(0, 16)).toBe(time.slice(0, 16));
      expect(at.epochMs).toBeLessThanOrEqual(minute.epochMs);
      // Not an hour, or half an hour, or two before it either: that would have been the first.
      for (const earlier of [30, 60, 120]) {
        const before = { epochMs: at.epochMs - earlier * 60_000, offsetMinutes: offsetsOf(zone)(at.epochMs - earlier * 60_000) };
        expect(localTimeOf(before).slice(0, 16)).not.toBe(time.slice(0, 16));
      }
    }),
    { numRuns: 500 },
  );
});

test('a time that the clocks leave out is moved on, by as much as they jump', () => {
  fc.assert(
    fc.property(fc.oneof(anyMoment, anyMomentNearAChange), anyClock, ({ zone, now }, clock) => {
      const day = dayOfMoment(now);
      const offsetAt = offsetsOf(zone);
      const at = momentAt(day, clock, offsetAt);
      const asked = Date.parse(`${day}T${clock}:00Z`);
      const shown = Date.parse(`${localTimeOf(at).slice(0, 19)}Z`);
      const jump = offsetAt(at.epochMs + 86_400_000) - offsetAt(at.epochMs - 86_400_000);
      expect(at.offsetMinutes).toBe(offsetAt(at.epochMs));
      expect([0, Math.max(0, jump) * 60_000]).toContain(shown - asked);
    }),
    { numRuns: 500 },
  );
});
