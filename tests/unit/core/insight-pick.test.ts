import { describe, expect, test } from 'vitest';
import { pickByPattern, RECENT, type PickableNote } from '../../../core/insight-pick.ts';
import type { Insight } from '../../../core/words.ts';

const TODAY = '2026-11-25';
const card = (id: string, ...tags: string[]): Insight => ({ id, idea: 'S1', kind: 'notice', part: 'Good closeness', tags, counterweight: false, title: id, body: [], ask: '' });
const note = (change: Partial<PickableNote> = {}): PickableNote => ({ day: TODAY, urges: ['go-quiet'], triggers: [], feelings: [], safety: false, ...change });
const CARDS = [card('quiet', 'urge:go-quiet'), card('warm', 'trigger:warm-time', 'urge:go-quiet'), card('other', 'urge:scroll')];

describe('picking by pattern', () => {
  test('puts the card first that speaks to most of what recent notes share', () => {
    const notes = [note({ triggers: ['warm-time'] }), note({ triggers: ['warm-time'] })];
    expect(pickByPattern(CARDS, notes, TODAY, false)).toEqual(['warm', 'quiet']);
  });

  test('sees no pattern in one note', () => {
    expect(pickByPattern(CARDS, [note()], TODAY, false)).toEqual([]);
    expect(pickByPattern(CARDS, [note(), note({ urges: ['scroll'] })], TODAY, false)).toEqual([]);
  });

  test('never looks at a note with the safety flag', () => {
    expect(pickByPattern(CARDS, [note({ safety: true }), note({ safety: true }), note()], TODAY, false)).toEqual([]);
  });

  test('picks nothing while the notes are locked', () => {
    expect(pickByPattern(CARDS, [note(), note()], TODAY, true)).toEqual([]);
  });

  test('leaves old notes and notes of unknown days out', () => {
    expect(pickByPattern(CARDS, [note({ day: '2026-10-01' }), note({ day: null }), note()], TODAY, false)).toEqual([]);
  });

  test('looks at the latest notes only', () => {
    const many = Array.from({ length: RECENT.notes }, () => note({ urges: [] }));
    expect(pickByPattern(CARDS, [...many, note(), note()], TODAY, false)).toEqual([]);
  });

  test('is not put off by a note of tomorrow, as after a clock was set back (DT-08)', () => {
    expect(pickByPattern(CARDS, [note({ day: '2026-11-26' }), note({ day: '2026-11-26' })], TODAY, false)[0]).toBe('quiet');
  });
});
