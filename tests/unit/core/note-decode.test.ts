import { describe, expect, test } from 'vitest';
import { decodeNote } from '../../../core/note-decode.ts';
import { ALL_ANSWERS, noteWith } from '../../support/sample-pause.ts';

const note = noteWith('n1', ALL_ANSWERS);

describe('a stored note', () => {
  test('that is sound is the same note', () => {
    const plain = noteWith('n1', { urges: ['leave'] });
    expect(decodeNote(plain)).toBe(plain);
    expect(decodeNote(note)).toEqual(note);
  });

  test.each(['', null, undefined, 'not-a-date', '+275761-09-14T00:00:00+00:00', '2026-02-30T10:00:00+01:00', 5, {}])('with the time %o has an unknown day and everything else (DT-10)', (begunAt) => {
    expect(decodeNote({ ...note, begunAt })).toEqual({ ...note, begunAt: null, day: null });
  });

  test('with a day that does not fit its time is of the day of its time', () => {
    expect(decodeNote({ ...note, day: '2001-01-01' })?.day).toBe('2026-11-25');
  });

  test('of an older version has what was not there yet, empty', () => {
    const { texts: _texts, moments: _moments, lookBacks: _lookBacks, lookBackSettledAt: _at, kind: _kind, ...older } = note;
    expect(decodeNote(older)).toEqual(note);
  });

  test('with one odd part loses that part alone', () => {
    expect(decodeNote({ ...note, strength: 99, verdict: 'maybe', texts: 3, moments: 'x' })).toEqual({ ...note, strength: null, verdict: null });
    const sound = { lookedAt: '2026-11-26T12:00:00+00:00', span: 'day', verdict: 'both', done: ['waited'], line: 'x' };
    expect(decodeNote({ ...note, lookBacks: [{ lookedAt: 'never' }, sound, 7] })?.lookBacks).toEqual([sound]);
  });

  test.each([null, undefined, 'x', 3, [], {}, { id: '' }, { id: 3 }])('%o is none', (stored) => expect(decodeNote(stored)).toBeNull());
});
