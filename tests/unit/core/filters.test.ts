import { describe, expect, test } from 'vitest';
import { aliasesOf, countOf, decodeFilters, isFiltering, matcherOf, NO_FILTERS, type Filters } from '../../../core/filters.ts';
import { headingAt, newestFirst } from '../../../core/note-order.ts';
import type { Note } from '../../../core/note.ts';
import { fold } from '../../../core/search.ts';
import { noteWith } from '../../support/sample-pause.ts';

const fits = (note: Note, filters: Partial<Filters>, text = '') => matcherOf({ ...NO_FILTERS, ...filters })({ note, plain: () => fold(text) });
const note = noteWith('n1', { verdict: 'signal', feelings: ['tender', 'sad'], urges: ['leave'], triggers: ['warm-time'], who: 'Åsa' }, '2026-11-25T07:30:00+08:00');

describe('a filter', () => {
  test.each<[string, Partial<Filters>, boolean]>([
    ['nothing asked for', {}, true],
    ['the kind', { kind: 'pause' }, true],
    ['another kind', { kind: 'held' }, false],
    ['the verdict', { verdict: 'signal' }, true],
    ['another verdict', { verdict: 'both' }, false],
    ['one of its feelings', { feeling: 'sad' }, true],
    ['another feeling', { feeling: 'angry' }, false],
    ['its urge', { urge: 'leave' }, true],
    ['what came before', { trigger: 'warm-time' }, true],
    ['who, however it is composed and cased', { who: 'A\u030aSA' }, true],
    ['somebody else', { who: 'M' }, false],
    ['its day, as the list shows it and not as Greenwich does (DT-11)', { from: '2026-11-25', to: '2026-11-25' }, true],
    ['the day before', { to: '2026-11-24' }, false],
    ['the day after', { from: '2026-11-26' }, false],
    ['several that all fit', { kind: 'pause', verdict: 'signal', feeling: 'tender', from: '2026-11-01' }, true],
    ['several of which one does not', { kind: 'pause', verdict: 'signal', feeling: 'angry' }, false],
  ])('for %s', (_, filters, expected) => expect(fits(note, filters)).toBe(expected));

  test('for a verdict finds no note with the safety flag', () => expect(fits({ ...note, safety: true }, { verdict: 'signal' })).toBe(false));
  test('for days finds no note of an unknown day', () => expect(fits({ ...note, begunAt: null, day: null }, { from: '2020-01-01' })).toBe(false));
  test('and a search combine', () => {
    expect(fits(note, { query: 'cafe', kind: 'pause' }, 'at the Café')).toBe(true);
    expect(fits(note, { query: 'cafe', kind: 'held' }, 'at the Café')).toBe(false);
    expect(fits(note, { query: 'tea' }, 'at the Café')).toBe(false);
  });
  test('is counted without the search', () => {
    expect(countOf({ ...NO_FILTERS, query: 'x', who: 'M' })).toBe(1);
    expect(isFiltering(NO_FILTERS)).toBe(false);
    expect(isFiltering({ ...NO_FILTERS, query: ' ' })).toBe(false);
    expect(isFiltering({ ...NO_FILTERS, query: 'x' })).toBe(true);
  });
});

test('filters from a session are taken one by one', () => {
  expect(decodeFilters({ query: 'x', kind: 'nonsense', from: '2026-02-30', to: '2026-02-28', feeling: 3 })).toEqual({ ...NO_FILTERS, query: 'x', to: '2026-02-28' });
  expect(decodeFilters('nonsense')).toEqual(NO_FILTERS);
  expect(decodeFilters(undefined)).toEqual(NO_FILTERS);
});

test('an alias is offered once, however it was written', () => {
  const notes = ['Åsa', 'åsa', '', ' M ', 'm'].map((who, index) => noteWith(`n${index}`, { who }));
  expect(aliasesOf(notes, 'en')).toEqual(['Åsa', 'M']);
});

describe('the list', () => {
  const tokyo = noteWith('tokyo', {}, '2026-11-26T07:00:00+09:00');
  const york = noteWith('york', {}, '2026-11-25T22:00:00-05:00');
  const berlin = noteWith('berlin', {}, '2026-11-25T12:00:00+01:00');
  const bad = noteWith('bad', {}, '+275761-01-01T00:00:00');

  test('is newest first by the day each was written on, unknown days last', () => {
    expect([bad, berlin, tokyo, york].sort(newestFirst).map(({ id }) => id)).toEqual(['tokyo', 'york', 'berlin', 'bad']);
  });
  test('says each day once', () => {
    const notes = [tokyo, york, berlin, bad];
    expect(notes.map((_, index) => headingAt(notes, index))).toEqual([{ day: '2026-11-26' }, { day: '2026-11-25' }, null, { day: null }]);
  });
  test('has a fixed order for notes of one second', () => {
    const [a, b] = [noteWith('a'), noteWith('b')];
    expect([b, a].sort(newestFirst)).toEqual([a, b]);
  });
});
