import { describe, expect, test } from 'vitest';
import { nextTimeAt, returnTimeOf, type ReturnPreset } from '../../../core/schedule.ts';
import { momentIn, offsetsOf } from '../../support/zones.ts';

const BERLIN = 'Europe/Berlin';

test.each<[string, ReturnPreset, string, string]>([
  ['in 20 minutes', 'in-20-minutes', '2026-11-25T08:00:30Z', '2026-11-25T09:20:30+01:00'],
  ['in 20 minutes, over midnight', 'in-20-minutes', '2026-11-25T22:50:00Z', '2026-11-26T00:10:00+01:00'],
  ['in an hour', 'in-an-hour', '2026-11-25T08:00:00Z', '2026-11-25T10:00:00+01:00'],
  ['in an hour, while the clocks go forward', 'in-an-hour', '2026-03-29T00:30:00Z', '2026-03-29T03:30:00+02:00'],
  ['in an hour, while the clocks go back', 'in-an-hour', '2026-10-25T00:30:00Z', '2026-10-25T02:30:00+01:00'],
  ['tonight, in the morning', 'tonight', '2026-11-25T08:00:00Z', '2026-11-25T20:00:00+01:00'],
  ['tonight, just after midnight', 'tonight', '2026-11-24T23:00:00Z', '2026-11-25T20:00:00+01:00'],
  ['tonight, with twenty minutes to go', 'tonight', '2026-11-25T18:40:00Z', '2026-11-25T20:00:00+01:00'],
  ['tonight, with less than that to go', 'tonight', '2026-11-25T18:40:01Z', '2026-11-26T09:00:00+01:00'],
  ['tonight, at night', 'tonight', '2026-11-25T22:59:59Z', '2026-11-26T09:00:00+01:00'],
  ['tonight, before the clocks go forward', 'tonight', '2026-03-28T20:00:00Z', '2026-03-29T09:00:00+02:00'],
  ['tonight, before the clocks go back', 'tonight', '2026-10-24T20:00:00Z', '2026-10-25T09:00:00+01:00'],
  ['tonight, on the last day of the year', 'tonight', '2028-12-31T22:00:00Z', '2029-01-01T09:00:00+01:00'],
])('%s', (_, preset, now, time) => {
  expect(returnTimeOf(preset, momentIn(BERLIN, now), offsetsOf(BERLIN))).toBe(time);
});

test('tonight is the evening of the person’s own day (DT-01)', () => {
  const now = '2026-11-24T20:30:00Z';
  expect(returnTimeOf('tonight', momentIn('Asia/Kolkata', now), offsetsOf('Asia/Kolkata'))).toBe('2026-11-25T20:00:00+05:30');
  expect(returnTimeOf('tonight', momentIn('America/New_York', now), offsetsOf('America/New_York'))).toBe('2026-11-24T20:00:00-05:00');
});

describe('a time of one’s own', () => {
  test.each([
    ['is today when it is still to come', '18:30', '2026-11-25T17:29:59Z', '2026-11-25T18:30:00+01:00'],
    ['is tomorrow when it is this very instant', '18:30', '2026-11-25T17:30:00Z', '2026-11-26T18:30:00+01:00'],
    ['is tomorrow when it has passed', '00:10', '2026-11-25T08:00:00Z', '2026-11-26T00:10:00+01:00'],
    ['is moved on when the clocks leave it out', '02:30', '2026-03-28T20:00:00Z', '2026-03-29T03:30:00+02:00'],
    ['is the first when it comes twice', '02:30', '2026-10-24T20:00:00Z', '2026-10-25T02:30:00+02:00'],
    ['is the second when it comes twice and the first has passed', '02:50', '2026-10-25T01:45:00Z', '2026-10-25T02:50:00+01:00'],
  ])('%s', (_, clock, now, time) => {
    expect(nextTimeAt(clock, momentIn(BERLIN, now), offsetsOf(BERLIN))).toBe(time);
  });
});
