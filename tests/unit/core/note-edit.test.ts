import { describe, expect, test } from 'vitest';
import { editOf, holdsSomething, mergeEdit, type Editable } from '../../../core/note-edit.ts';
import { blankNote, type Note } from '../../../core/note.ts';
import { noteWith } from '../../support/sample-pause.ts';

const stored = (change: Partial<Note> = {}): Note => ({ ...noteWith('n1', { urgeText: 'base', feelings: ['sad'], verdict: 'signal' }), ...change });
const merge = (now: Note, base: Partial<Editable>, mine: Partial<Editable>) => mergeEdit(now, { base, mine });

describe('an edit of a note that nobody else changed', () => {
  test('is taken as it is', () => {
    expect(merge(stored(), { urgeText: 'base' }, { urgeText: 'mine' })).toMatchObject({ note: { urgeText: 'mine' }, overlaps: [] });
  });
  test('leaves every other field as it is stored, changed or not', () => {
    expect(merge(stored({ feelingText: 'theirs' }), { urgeText: 'base' }, { urgeText: 'mine' }).note).toMatchObject({ urgeText: 'mine', feelingText: 'theirs' });
  });
  test('may set the day of a note whose day was unknown (DT-10)', () => {
    const { note } = merge(stored({ begunAt: null, day: null }), { begunAt: null }, { begunAt: '2026-11-25T21:40:00+01:00' });
    expect(note).toMatchObject({ begunAt: '2026-11-25T21:40:00+01:00', day: '2026-11-25' });
  });
});

describe('an edit of what another page changed too', () => {
  test('keeps both texts, one under the other, and says so', () => {
    expect(merge(stored({ urgeText: 'theirs' }), { urgeText: 'base' }, { urgeText: 'mine' })).toMatchObject({ note: { urgeText: 'theirs\nmine' }, overlaps: ['urgeText'] });
  });
  test.each([
    ['the same on both sides', 'same', 'same', 'same'],
    ['mine, which holds theirs already', 'base and more', 'base and more here', 'base and more here'],
    ['theirs, which holds mine already', 'base and more', 'base', 'base and more'],
    ['what was put before mine, once', 'theirs\nbase', 'base, longer', 'theirs\nbase, longer'],
    ['what was put after mine, once', 'base\ntheirs', 'longer base', 'longer base\ntheirs'],
  ])('keeps %s', (_, theirs, mine, expected) => {
    expect(merge(stored({ urgeText: theirs }), { urgeText: 'base' }, { urgeText: mine })).toMatchObject({ note: { urgeText: expected }, overlaps: [] });
  });
  test('keeps what both added to a list, and drops what either dropped', () => {
    const { note, overlaps } = merge(stored({ feelings: ['tender'] }), { feelings: ['sad'] }, { feelings: ['sad', 'angry'] });
    expect(note.feelings).toEqual(['tender', 'angry']);
    expect(overlaps).toEqual([]);
  });
  test('lets a single choice of the other page stand, and says so', () => {
    expect(merge(stored({ verdict: 'both' }), { verdict: 'signal' }, { verdict: 'unsure' })).toMatchObject({ note: { verdict: 'both' }, overlaps: ['verdict'] });
  });
  test('goes part by part where a field has parts', () => {
    const now = stored({ texts: { 'what-happened': 'theirs', 'what-came-instead': 'c' } });
    const base = { texts: { 'what-happened': 'a', 'what-came-instead': 'c' } };
    expect(merge(now, base, { texts: { 'what-happened': 'a', 'what-came-instead': 'mine' } }).note.texts).toEqual({ 'what-happened': 'theirs', 'what-came-instead': 'mine' });
    expect(merge(now, base, { texts: { 'what-happened': 'mine', 'what-came-instead': 'c' } })).toMatchObject({ note: { texts: { 'what-happened': 'theirs\nmine' } }, overlaps: ['texts'] });
  });
  test('keeps a step that both wrote into', () => {
    const step = { id: null, when: 'w', will: 'x', returnAt: null };
    const { note } = merge(stored({ nextStep: { ...step, when: 'theirs' } }), { nextStep: step }, { nextStep: { ...step, will: 'mine' } });
    expect(note.nextStep).toEqual({ id: null, when: 'theirs', will: 'mine', returnAt: null });
  });
});

test('an edit keeps the base of the first touch and the text of the last', () => {
  const first = editOf(undefined, { urgeText: 'a' }, { urgeText: 'ab' });
  expect(editOf(first, { urgeText: 'ab', who: '' }, { urgeText: 'abc', who: 'M' })).toEqual({ base: { urgeText: 'a', who: '' }, mine: { urgeText: 'abc', who: 'M' } });
});

test('a note that is begun holds nothing until something is given', () => {
  const note = blankNote('held', 'n1', '2026-11-25T21:40:00+01:00', 0);
  expect(holdsSomething(note)).toBe(false);
  expect(holdsSomething({ ...note, texts: { a: ' ' } })).toBe(false);
  expect(holdsSomething({ ...note, texts: { a: 'x' } })).toBe(true);
  expect(holdsSomething({ ...note, moments: ['said-no'] })).toBe(true);
  expect(holdsSomething({ ...note, safety: true })).toBe(true);
});
