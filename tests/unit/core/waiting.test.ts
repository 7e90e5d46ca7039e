import { describe, expect, test } from 'vitest';
import { dueChange, duesOf, hasHint, LOOK_BACK_FADES_MS, nextHintAt, waitingOf, type Due } from '../../../core/due.ts';
import { DEFAULT_SETTINGS } from '../../../core/settings.ts';
import { ALL_ANSWERS, noteWith } from '../../support/sample-pause.ts';
import { momentIn, offsetsOf } from '../../support/zones.ts';

const HOUR = 3_600_000;
const NOON = Date.parse('2026-11-25T11:00:00Z');
const offsetAt = offsetsOf('Europe/Berlin');
const lookBack = (noteId: string, span: 'day' | 'week' | 'month', at: number): Due => ({ id: `look-back:${noteId}:${span}`, noteId, kind: 'look-back', span, at });
const promised: Due = { id: 'return:n1', noteId: 'n1', kind: 'return', at: NOON - HOUR };

describe('what waits', () => {
  test('is one look back a note, however many spans went by while the browser was closed', () => {
    const passed = [lookBack('a', 'day', NOON - 9 * HOUR), lookBack('a', 'week', NOON - 2 * HOUR), lookBack('b', 'day', NOON - HOUR)];
    expect(waitingOf(passed, DEFAULT_SETTINGS, NOON).lookBacks.map(({ noteId, span }) => `${noteId} ${span}`)).toEqual(['b day', 'a week']);
  });
  test('leaves out a span that is turned off, and everything when looking back is', () => {
    const passed = [lookBack('a', 'day', NOON - 9 * HOUR), lookBack('a', 'week', NOON - 2 * HOUR), promised];
    expect(waitingOf(passed, { ...DEFAULT_SETTINGS, lookBackSpans: ['day'] }, NOON).lookBacks[0]?.span).toBe('day');
    const off = waitingOf(passed, { ...DEFAULT_SETTINGS, offersLookBack: false }, NOON);
    expect(off.lookBacks).toEqual([]);
    expect(off.returns).toEqual([promised]);
  });
  test('lets a look back go that nobody took up for two months', () => {
    expect(waitingOf([lookBack('a', 'day', NOON - LOOK_BACK_FADES_MS - 1)], DEFAULT_SETTINGS, NOON).lookBacks).toEqual([]);
  });
});

describe('a hint', () => {
  const waiting = (...dues: Due[]) => waitingOf(dues, DEFAULT_SETTINGS, NOON);
  const night = momentIn('Europe/Berlin', '2026-11-25T23:00:00Z');
  const noon = momentIn('Europe/Berlin', NOON);

  test('is given by day for both, by night only for a promised time', () => {
    expect(hasHint(waiting(lookBack('a', 'day', 0 + NOON - HOUR)), noon, offsetAt)).toBe(true);
    expect(hasHint(waiting(lookBack('a', 'day', NOON - HOUR)), night, offsetAt)).toBe(false);
    expect(hasHint(waiting(promised), night, offsetAt)).toBe(true);
    expect(hasHint(waiting(), noon, offsetAt)).toBe(false);
  });
  test('of a look back is over at the end of the day: at 21:00 it is looked at again', () => {
    const evening = Date.parse('2026-11-25T20:00:00Z');
    const at = nextHintAt(waiting(lookBack('a', 'day', NOON - HOUR)), undefined, noon, offsetAt)!;
    expect(at).toBe(evening + 1);
    expect(hasHint(waiting(lookBack('a', 'day', NOON - HOUR)), momentIn('Europe/Berlin', evening), offsetAt)).toBe(true);
    expect(hasHint(waiting(lookBack('a', 'day', NOON - HOUR)), momentIn('Europe/Berlin', at), offsetAt)).toBe(false);
    // What comes due before that is looked at before that.
    expect(nextHintAt(waiting(lookBack('a', 'day', NOON - HOUR)), lookBack('b', 'day', NOON + HOUR), noon, offsetAt)).toBe(NOON + HOUR);
  });
  test('comes next with the next due time, or in the morning', () => {
    const next = lookBack('b', 'day', NOON + 2 * HOUR);
    expect(nextHintAt(waiting(), next, noon, offsetAt)).toBe(NOON + 2 * HOUR);
    expect(nextHintAt(waiting(), undefined, noon, offsetAt)).toBeUndefined();
    const morning = Date.parse('2026-11-26T06:00:00Z');
    expect(nextHintAt(waiting(lookBack('a', 'day', NOON)), undefined, night, offsetAt)).toBe(morning);
    expect(nextHintAt(waiting(), lookBack('b', 'day', Date.parse('2026-11-25T22:30:00Z')), noon, offsetAt)).toBe(morning);
  });
});

describe('a changed note', () => {
  const inGreenwich = () => 0;
  const note = noteWith('n1', ALL_ANSWERS);

  test('leaves due times alone that it asked for before: one that was seen does not come back', () => {
    expect(dueChange(note, { ...note, urgeText: 'x' }, inGreenwich)).toEqual({ put: [], drop: [] });
  });
  test('asks anew for a time that was changed', () => {
    const later = { ...note, nextStep: { ...note.nextStep!, returnAt: '2026-11-25T21:00:00+00:00' } };
    expect(dueChange(note, later, inGreenwich).put.map((due) => due.id)).toEqual(['return:n1']);
  });
  test('does not bring a promised time back that was seen, where the flag was set and taken off by mistake', () => {
    const seen = { ...note, nextStep: { ...note.nextStep!, returnAt: '2026-11-25T10:00:00+00:00' }, changedAt: Date.parse('2026-11-25T12:00:00Z') };
    const flagged = { ...seen, safety: true };
    const ids = (change: ReturnType<typeof dueChange>) => change.put.map((due) => due.id);
    expect(ids(dueChange(flagged, seen, inGreenwich))).toEqual(['look-back:n1:day', 'look-back:n1:week', 'look-back:n1:month']);
    // One that is still to come is asked for again, and so is one that the note did not have before.
    expect(ids(dueChange(flagged, { ...seen, changedAt: Date.parse('2026-11-25T09:30:00Z') }, inGreenwich))).toContain('return:n1');
    expect(ids(dueChange({ ...seen, nextStep: null }, seen, inGreenwich))).toEqual(['return:n1']);
  });
  test('with the flag drops them all, and taken off asks again', () => {
    const flagged = { ...note, safety: true };
    expect(dueChange(note, flagged, inGreenwich)).toEqual({ put: [], drop: ['return:n1', 'look-back:n1:day', 'look-back:n1:week', 'look-back:n1:month'] });
    expect(dueChange(flagged, note, inGreenwich).put).toEqual(duesOf(note, inGreenwich));
  });
});
