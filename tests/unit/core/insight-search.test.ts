import { describe, expect, test } from 'vitest';
import { EVERY_INSIGHT, findInsights } from '../../../core/insight-search.ts';
import type { InsightEntry } from '../../../core/seen.ts';

const entry = (id: string, title: string, change: Partial<InsightEntry> = {}): InsightEntry => ({
  id, lastShownOn: null, isFavourite: false, isHidden: false,
  card: { id, idea: 'S1', kind: 'notice', part: 'Good closeness', tags: [], counterweight: false, title, body: ['It isn’t the café, it’s the (warm) weekend.'], ask: 'And you?' }, ...change,
});
const entries = [entry('a', 'One'), entry('b', 'Two', { isFavourite: true, lastShownOn: '2026-11-24' }), entry('c', 'Three', { isHidden: true })];
const idsFor = (query: Partial<typeof EVERY_INSIGHT>) => findInsights(entries, { ...EVERY_INSIGHT, ...query }).map(({ id }) => id);

describe('finding cards', () => {
  test('leaves none out when nothing is asked for', () => expect(idsFor({})).toEqual(['a', 'b', 'c']));
  test('looks for the text as it stands, in any case', () => {
    expect(idsFor({ text: '  TWO ' })).toEqual(['b']);
    expect(idsFor({ text: '(warm)' })).toEqual(['a', 'b', 'c']);
    expect(idsFor({ text: '.*' })).toEqual([]);
  });
  test('takes accents and straight apostrophes as they are typed', () => {
    expect(idsFor({ text: 'cafe' })).toHaveLength(3);
    expect(idsFor({ text: "isn't" })).toHaveLength(3);
  });
  test('tells words of other scripts apart, as the search of notes does (TX-08)', () => {
    const cards = [entry('day', 'दिन'), entry('poor', 'दीन')];
    expect(findInsights(cards, { ...EVERY_INSIGHT, text: 'दिन' }).map(({ id }) => id)).toEqual(['day']);
  });
  test('narrows by kind and by mark', () => {
    expect(idsFor({ kind: 'repair' })).toEqual([]);
    expect(idsFor({ mark: 'favourites' })).toEqual(['b']);
    expect(idsFor({ mark: 'hidden' })).toEqual(['c']);
    expect(idsFor({ mark: 'seen' })).toEqual(['b']);
    expect(idsFor({ mark: 'unseen' })).toEqual(['a', 'c']);
  });
});
