import { describe, expect, test } from 'vitest';
import { addMonths, localTimeOf } from '../../../core/day.ts';
import { canLookBack, lookBackLetGo, lookBacksAhead, lookBackTimes, saysSomething, withLookBack, withoutLookBack } from '../../../core/look-back.ts';
import { blankNote } from '../../../core/note.ts';
import { nearestWakingTime, wakingTimeFrom } from '../../../core/schedule.ts';
import { noteWith } from '../../support/sample-pause.ts';
import { momentIn, offsetsOf } from '../../support/zones.ts';

const walls = (begunAt: string, zone: string) => lookBackTimes(begunAt, offsetsOf(zone)).map(({ span, at }) => `${span} ${localTimeOf(momentIn(zone, at))}`);
const ANSWER = { verdict: 'both', done: ['waited'], line: ' it was late ' } as const;

describe('when a pause is looked back on', () => {
  test.each([
    ['in the evening, 20 hours later', '2026-11-25T21:40:00+01:00', 'Europe/Berlin', ['day 2026-11-26T17:40:00+01:00', 'week 2026-12-02T21:00:00+01:00', 'month 2026-12-25T21:00:00+01:00']],
    ['in the morning, at the next opening of the day', '2026-11-25T09:00:00+01:00', 'Europe/Berlin', ['day 2026-11-26T07:00:00+01:00', 'week 2026-12-02T09:00:00+01:00', 'month 2026-12-25T09:00:00+01:00']],
    ['in the small hours, at nine in the evening of that day', '2026-11-25T02:30:00+01:00', 'Europe/Berlin', ['day 2026-11-25T21:00:00+01:00', 'week 2026-12-02T07:00:00+01:00', 'month 2026-12-25T07:00:00+01:00']],
    ['over a change of the clocks', '2026-03-28T21:00:00+01:00', 'Europe/Berlin', ['day 2026-03-29T18:00:00+02:00', 'week 2026-04-04T21:00:00+02:00', 'month 2026-04-28T21:00:00+02:00']],
    ['at the end of a long month', '2026-01-31T12:00:00-05:00', 'America/New_York', ['day 2026-02-01T08:00:00-05:00', 'week 2026-02-07T12:00:00-05:00', 'month 2026-02-28T12:00:00-05:00']],
    ['after a journey, by the clock of where the person is now', '2026-11-25T12:00:00+01:00', 'Asia/Tokyo', ['day 2026-11-26T16:00:00+09:00', 'week 2026-12-02T12:00:00+09:00', 'month 2026-12-25T12:00:00+09:00']],
  ])('%s', (_, begunAt, zone, expected) => expect(walls(begunAt, zone)).toEqual(expected));

  test.each([
    ['2026-01-31', 1, '2026-02-28'], ['2028-01-31', 1, '2028-02-29'], ['2026-12-15', 1, '2027-01-15'], ['2026-03-31', -1, '2026-02-28'],
  ])('a month from %s by %i is %s', (day, months, expected) => expect(addMonths(day, months)).toBe(expected));
});

describe('what a note still asks for', () => {
  const offsetAt = offsetsOf('Europe/Berlin');
  const note = noteWith('n1', {}, '2026-11-25T12:00:00+01:00');
  const spans = (changed: Partial<typeof note>) => lookBacksAhead({ ...note, ...changed }, offsetAt).map(({ span }) => span);

  test('is all three, once each', () => expect(spans({})).toEqual(['day', 'week', 'month']));
  test('is nothing where the person said no', () => expect(spans({ wantsLookBack: false })).toEqual([]));
  test('is nothing under the safety flag', () => expect(spans({ safety: true })).toEqual([]));
  test('is nothing for a note of another kind', () => expect(spans({ kind: 'held' })).toEqual([]));
  test('is nothing for a note of unknown day', () => expect(spans({ begunAt: null })).toEqual([]));
  test('is only what lies after the last answer, so a late one settles all before it', () => {
    expect(spans({ lookBackSettledAt: Date.parse('2026-12-05T00:00:00Z') })).toEqual(['month']);
    expect(spans({ lookBackSettledAt: Date.parse('2027-01-01T00:00:00Z') })).toEqual([]);
  });
});

describe('an answer', () => {
  const note = noteWith('n1', { verdict: 'signal' });
  const now = momentIn('Europe/Berlin', '2026-11-26T17:00:00Z');

  test('goes into the history and leaves the first verdict as it was', () => {
    const kept = withLookBack(note, ANSWER, 'day', now);
    expect(kept.lookBacks).toEqual([{ lookedAt: '2026-11-26T18:00:00+01:00', span: 'day', verdict: 'both', done: ['waited'], line: 'it was late' }]);
    expect(kept.verdict).toBe('signal');
    expect(kept.lookBackSettledAt).toBe(now.epochMs);
    expect(withoutLookBack(kept, '2026-11-26T18:00:00+01:00').lookBacks).toEqual([]);
  });
  test('to a note that was flagged meanwhile changes nothing', () => {
    const flagged = { ...note, safety: true };
    expect(withLookBack(flagged, ANSWER, 'day', now)).toBe(flagged);
  });
  test('may be left out for this time', () => expect(lookBackLetGo(note, 5).lookBackSettledAt).toBe(5));
  test.each([[ANSWER, true], [{ verdict: null, done: [], line: '  ' }, false], [{ verdict: 'unsure', done: [], line: '' }, true]] as const)('%o says something: %s', (answer, says) => {
    expect(saysSomething(answer)).toBe(says);
  });
  test('is asked of pauses without the flag only', () => {
    expect(canLookBack(note)).toBe(true);
    expect(canLookBack(blankNote('afterwards', 'n2', '2026-11-25T12:00:00+01:00', 0))).toBe(false);
  });
});

describe('the hours in which it is asked for', () => {
  const offsetAt = offsetsOf('Europe/Berlin');
  const at = (wall: string) => Date.parse(`${wall}+01:00`);
  test.each([
    ['2026-11-25T07:00:00', '2026-11-25T07:00:00', '2026-11-25T07:00:00'],
    ['2026-11-25T21:00:00', '2026-11-25T21:00:00', '2026-11-25T21:00:00'],
    ['2026-11-25T21:30:00', '2026-11-25T21:00:00', '2026-11-26T07:00:00'],
    ['2026-11-25T03:00:00', '2026-11-25T07:00:00', '2026-11-25T07:00:00'],
    ['2026-11-25T02:00:00', '2026-11-25T07:00:00', '2026-11-25T07:00:00'],
    ['2026-11-25T01:00:00', '2026-11-24T21:00:00', '2026-11-25T07:00:00'],
  ])('%s is nearest to %s, and next %s', (wall, nearest, next) => {
    expect(nearestWakingTime(at(wall), offsetAt)).toBe(at(nearest));
    expect(wakingTimeFrom(at(wall), offsetAt)).toBe(at(next));
  });
});
