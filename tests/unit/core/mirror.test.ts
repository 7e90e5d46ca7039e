import { describe, expect, test } from 'vitest';
import { dealFromMirror, decodeMirror, isShownOn, mirrorCardOn, type Mirror, type MirrorCard } from '../../../core/mirror.ts';

const card = (id: string): MirrorCard => ({ id, kind: 'notice', part: 'Good closeness', title: id, body: ['One line.'], ask: 'And you?', reason: 'next', isFavourite: false });
const mirror: Mirror = {
  version: 1, revision: 1, theme: 'dark', textSize: 'normal', language: 'en', words: null, newTab: { isCovered: false, howOften: 'every-tab', picksByPattern: false },
  openedOn: null, days: [], next: [card('a'), card('b')], isDue: false,
};

describe('the mirror', () => {
  test('deals the next card to a new date, and the same card to a date it knows', () => {
    const monday = dealFromMirror(mirror, '2026-11-23');
    expect(mirrorCardOn(monday, '2026-11-23')?.id).toBe('a');
    expect(dealFromMirror(monday, '2026-11-23')).toBe(monday);
    const tuesday = dealFromMirror(monday, '2026-11-24');
    expect(mirrorCardOn(tuesday, '2026-11-24')?.id).toBe('b');
    expect(mirrorCardOn(tuesday, '2026-11-23')?.id).toBe('a');
  });

  test('has no card once it has run out', () => {
    const empty = { ...mirror, next: [] };
    expect(dealFromMirror(empty, '2026-11-23')).toBe(empty);
    expect(mirrorCardOn(empty, '2026-11-23')).toBeUndefined();
  });

  test('comes back from its own text', () => {
    const full = dealFromMirror(mirror, '2026-11-23');
    expect(decodeMirror(JSON.parse(JSON.stringify(full)))).toEqual(full);
  });

  test.each([
    null, undefined, 7, 'mirror', [], {}, { ...mirror, version: 2 }, { ...mirror, theme: 'pink' }, { ...mirror, textSize: 9 }, { ...mirror, next: [{ id: 'a' }] }, { ...mirror, next: null },
    { ...mirror, days: [{ day: '2026-02-30', card: card('a') }] }, { ...mirror, newTab: { isCovered: 'no' } }, { ...mirror, openedOn: 'today' },
    { ...mirror, next: [{ ...card('a'), body: 'text' }] }, { ...mirror, isDue: 1 },
  ])('is none when what was stored is %j', (stored) => {
    expect(decodeMirror(stored)).toBeNull();
  });

  test('tells whether a tab shows the page', () => {
    expect(isShownOn('2026-11-23', 'every-tab', '2026-11-23')).toBe(true);
    expect(isShownOn('2026-11-23', 'first-of-day', '2026-11-22')).toBe(true);
    expect(isShownOn('2026-11-23', 'first-of-day', null)).toBe(true);
    expect(isShownOn('2026-11-23', 'first-of-day', '2026-11-23')).toBe(false);
    expect(isShownOn('2026-11-23', 'never', null)).toBe(false);
  });
});
