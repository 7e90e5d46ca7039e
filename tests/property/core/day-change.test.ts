// When the date turns over, in zones whose clocks do all the odd things that clocks do.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, dayNumber, dayOfMoment, daysBetween, nextDayChange } from '../../../core/day.ts';

const ZONES = ['UTC', 'Europe/Berlin', 'America/New_York', 'America/Sao_Paulo', 'Africa/Cairo', 'Asia/Tehran', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Chatham', 'Pacific/Apia', 'Antarctica/Troll'];
const HOUR_MS = 3_600_000;

const formats = new Map(ZONES.map((timeZone) => [timeZone, new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })]));
const offsetIn = (zone: string) => (epochMs: number) => {
  const name = formats.get(zone)!.formatToParts(epochMs).find(({ type }) => type === 'timeZoneName')!.value;
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])?(\d+)?:?(\d+)?/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) || 0;
};

test('the next change of the date is ahead, within a day and a bit, and it is a change (DT-01, DT-02)', () => {
  fc.assert(
    fc.property(fc.constantFrom(...ZONES), fc.integer({ min: Date.UTC(2012, 0, 3), max: Date.UTC(2040, 0, 1) }), (zone, epochMs) => {
      const offsetAt = offsetIn(zone);
      const now = { epochMs, offsetMinutes: offsetAt(epochMs) };
      const change = nextDayChange(now, offsetAt);
      expect(change.epochMs).toBeGreaterThan(epochMs);
      expect(change.epochMs - epochMs).toBeLessThanOrEqual(26 * HOUR_MS);
      expect(dayOfMoment(change)).toBe(addDays(dayOfMoment(now), 1));
    }),
    { numRuns: 400 },
  );
});

test('dates are counted as dates: a day of 23 or 25 hours is one (DT-03)', () => {
  fc.assert(
    fc.property(fc.integer({ min: -200_000, max: 200_000 }), fc.integer({ min: -5_000, max: 5_000 }), (from, count) => {
      const day = addDays('2000-01-01', from % 100_000);
      expect(dayNumber(addDays(day, count)) - dayNumber(day)).toBe(count);
      expect(daysBetween(day, addDays(day, count))).toBe(count);
    }),
  );
  expect(['2026-03-28', '2026-03-29', '2026-03-30'].map((day) => dayNumber(day) - dayNumber('2026-03-28'))).toEqual([0, 1, 2]);
});
