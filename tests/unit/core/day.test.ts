import { describe, expect, test } from 'vitest';
import { addDays, clockOf, dayOf, dayOfMoment, daysBetween, epochOf, isDay, isLocalTime, localTimeOf, momentAt } from '../../../core/day.ts';
import { momentIn, offsetsOf } from '../../support/zones.ts';

describe('the day of a moment is the one on the wall (DT-01)', () => {
  test.each([
    ['America/New_York', '2026-11-25T03:30:00Z', '2026-11-24T22:30:00-05:00'],
    ['Asia/Kolkata', '2026-11-24T20:30:00Z', '2026-11-25T02:00:00+05:30'],
    ['America/St_Johns', '2026-11-25T03:29:59Z', '2026-11-24T23:59:59-03:30'],
    ['Asia/Kathmandu', '2026-11-24T18:15:00Z', '2026-11-25T00:00:00+05:45'],
    ['Pacific/Kiritimati', '2026-11-24T10:00:00Z', '2026-11-25T00:00:00+14:00'],
    ['Pacific/Pago_Pago', '2026-11-25T10:59:59Z', '2026-11-24T23:59:59-11:00'],
    ['UTC', '2028-02-29T12:00:00Z', '2028-02-29T12:00:00+00:00'],
  ])('%s at %s reads %s', (zone, instant, time) => {
    const moment = momentIn(zone, instant);
    expect(localTimeOf(moment)).toBe(time);
    expect(dayOfMoment(moment)).toBe(time.slice(0, 10));
    expect(epochOf(time)).toBe(Date.parse(instant));
  });

  test('is read off the text, so a journey cannot move it (DT-05, DT-11)', () => {
    expect(dayOf('2026-05-04T23:59:00-07:00')).toBe('2026-05-04');
    expect(clockOf('2026-05-04T23:59:00-07:00')).toBe('23:59');
  });
});

describe('a run of days is counted in dates, not in hours (DT-03)', () => {
  test.each([
    ['2026-03-28', ['2026-03-29', '2026-03-30']],
    ['2026-10-24', ['2026-10-25', '2026-10-26']],
    ['2028-02-28', ['2028-02-29', '2028-03-01']],
    ['2028-12-31', ['2029-01-01', '2029-01-02']],
  ])('after %s come %j', (day, next) => {
    expect([addDays(day, 1), addDays(day, 2)]).toEqual(next);
    expect(next.map((later) => daysBetween(day, later))).toEqual([1, 2]);
    expect(addDays(next[1]!, -2)).toBe(day);
    expect(daysBetween(next[1]!, day)).toBe(-2);
  });
});

describe('a clock time on a day', () => {
  test.each([
    ['an ordinary evening', 'Europe/Berlin', '2026-11-25', '20:00', '2026-11-25T20:00:00+01:00'],
    ['before the clocks go forward', 'Europe/Berlin', '2026-03-29', '01:59', '2026-03-29T01:59:00+01:00'],
    ['left out by a clock change', 'Europe/Berlin', '2026-03-29', '02:30', '2026-03-29T03:30:00+02:00'],
    ['after the clocks went forward', 'Europe/Berlin', '2026-03-29', '03:00', '2026-03-29T03:00:00+02:00'],
    ['shown twice: the first of the two', 'Europe/Berlin', '2026-10-25', '02:30', '2026-10-25T02:30:00+02:00'],
    ['shown once again after that', 'Europe/Berlin', '2026-10-25', '03:00', '2026-10-25T03:00:00+01:00'],
    ['left out in New York', 'America/New_York', '2026-03-08', '02:00', '2026-03-08T03:00:00-04:00'],
    ['half an hour left out', 'Australia/Lord_Howe', '2026-10-04', '02:15', '2026-10-04T02:45:00+11:00'],
    ['two hours left out', 'Antarctica/Troll', '2026-03-29', '01:30', '2026-03-29T03:30:00+02:00'],
    ['a midnight that is left out', 'America/Santiago', '2026-09-06', '00:00', '2026-09-06T01:00:00-03:00'],
    ['a day that was left out', 'Pacific/Apia', '2011-12-30', '20:00', '2011-12-31T20:00:00+14:00'],
    ['the day after it', 'Pacific/Apia', '2011-12-31', '01:00', '2011-12-31T01:00:00+14:00'],
  ])('%s', (_, zone, day, clock, time) => {
    expect(localTimeOf(momentAt(day, clock, offsetsOf(zone)))).toBe(time);
  });
});

describe('what is no date is said to be none (DT-10)', () => {
  test.each(['', '2026-02-30', '2027-02-29', '2026-13-01', '2026-1-1', 'not-a-date', '275761-01-01', null, undefined, 5, {}])('%j is no day', (value) => {
    expect(isDay(value)).toBe(false);
  });
  test.each([
    '', null, 'not-a-date', '2026-11-25', '2026-11-25T09:00:00', '2026-11-25T09:00:00Z', '2026-11-25T24:00:00+00:00', '2026-11-25T09:60:00+00:00',
    '2026-02-30T09:00:00+00:00', '275761-01-01T00:00:00+00:00', ' 2026-11-25T09:00:00+00:00', 20261125,
  ])('%j is no wall time', (value) => {
    expect(isLocalTime(value)).toBe(false);
  });
  test('a leap day and a wall time are', () => {
    expect(isDay('2028-02-29')).toBe(true);
    expect(isLocalTime('2028-02-29T23:59:59-03:30')).toBe(true);
  });
});
