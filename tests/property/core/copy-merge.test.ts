import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeCopyText, decodeCopy } from '../../../core/copy-decode.ts';
import { encodeCopy } from '../../../core/copy.ts';
import { DEFAULT_CHOICES, mergeInsights, mergeNote, mergeSettings, mergeWords, standingOf, type MergeChoices } from '../../../core/copy-merge.ts';
import type { Note } from '../../../core/note.ts';
import type { KeptInsights, SeenInsight } from '../../../core/seen.ts';
import { DEFAULT_SETTINGS } from '../../../core/settings.ts';
import { anyNearJson, anyNotes } from '../../support/arbitrary-copy.ts';

type Notes = ReadonlyMap<string, Note>;
const byId = (notes: readonly Note[]): Notes => new Map(notes.map((note) => [note.id, note]));
const inOrder = (notes: Notes) => [...notes.values()].toSorted((one, other) => (one.id < other.id ? -1 : 1));

/** The list after a copy was brought in. */
function merged(mine: Notes, theirs: readonly Note[], choices: MergeChoices = DEFAULT_CHOICES): Notes {
  const next = new Map(mine);
  for (const note of theirs) {
    const kept = mergeNote(note, { note: mine.get(note.id) }, choices);
    if (kept) next.set(kept.id, kept);
  }
  return next;
}

const anySide = fc.constantFrom('mine' as const, 'theirs' as const);
const anyChoices: fc.Arbitrary<MergeChoices> = fc.record({
  sides: fc.record({ 'newer-here': anySide, 'newer-there': anySide, 'in-bin': anySide }), byNote: fc.dictionary(fc.constantFrom('a', 'b', 'c'), anySide).map((sides) => new Map(Object.entries(sides))),
  takesSettings: fc.boolean(), takesPlan: fc.boolean(),
});
const anySeen: fc.Arbitrary<KeptInsights> = fc
  .uniqueArray(fc.record({ id: fc.constantFrom('x', 'y', 'z'), lastShownOn: fc.constantFrom(null, '2026-11-01', '2026-11-02'), isFavourite: fc.boolean(), isHidden: fc.boolean() }), { selector: ({ id }) => id })
  .map((seen) => ({ revision: 0, deck: null, seen }));
const marks = (seen: readonly SeenInsight[]) => seen.toSorted((one, other) => (one.id < other.id ? -1 : 1));

test('a copy twice is as once, whatever was chosen (IE-01)', () => {
  fc.assert(fc.property(anyNotes, anyNotes, anyChoices, (mine, theirs, choices) => {
    const once = merged(byId(mine), theirs, choices);
    expect(inOrder(merged(once, theirs, choices))).toEqual(inOrder(once));
  }));
});

test('one’s own copy changes nothing (IE-01)', () => {
  fc.assert(fc.property(anyNotes, (mine) => {
    expect(mine.map((note) => standingOf(note, { note }))).toEqual(mine.map(() => 'same'));
  }));
});

test('two devices that bring in each other’s copies hold the same notes', () => {
  fc.assert(fc.property(anyNotes, anyNotes, (mine, theirs) => {
    expect(inOrder(merged(byId(mine), theirs))).toEqual(inOrder(merged(byId(theirs), mine)));
  }));
});

test('and so do three, in whatever order', () => {
  fc.assert(fc.property(anyNotes, anyNotes, anyNotes, (one, two, three) => {
    expect(inOrder(merged(merged(byId(one), two), three))).toEqual(inOrder(merged(byId(one), inOrder(merged(byId(two), three)))));
  }));
});

test('no note is lost: each that is here or there is there in the end, as one of the two', () => {
  fc.assert(fc.property(anyNotes, anyNotes, anyChoices, (mine, theirs, choices) => {
    const all = merged(byId(mine), theirs, choices);
    for (const { id } of [...mine, ...theirs]) expect([byId(mine).get(id), byId(theirs).get(id)]).toContain(all.get(id));
  }));
});

test('marks of cards meet in the same way from both sides, and twice as once', () => {
  fc.assert(fc.property(anySeen, anySeen, (mine, theirs) => {
    const once = mergeInsights(mine, theirs);
    expect(marks(once.seen)).toEqual(marks(mergeInsights(theirs, mine).seen));
    expect(mergeInsights(once, theirs).seen).toBe(once.seen);
  }));
});

test('settings and own words: twice as once', () => {
  fc.assert(fc.property(anyNearJson, (settings) => {
    const copy = decodeCopy({ format: 'one-beat', version: 1, settings, stores: {} });
    const theirs = copy.ok ? copy.value.settings : null;
    const once = { ...DEFAULT_SETTINGS, ...mergeSettings(DEFAULT_SETTINGS, theirs) };
    expect(mergeSettings(once, theirs)).toEqual({});
  }));
  const words = [{ id: 'own:1', list: 'urges' as const, text: 'x', isPinned: false, isArchived: false }];
  expect(mergeWords(words, words)).toEqual({ added: [], kept: 0 });
});

test('any notes are saved and read back as they were, half surrogates too (TX-06, IE-13)', () => {
  fc.assert(fc.property(anyNotes, (notes) => {
    const text = encodeCopy({ stores: { notes }, settings: DEFAULT_SETTINGS, insights: { revision: 0, deck: null, seen: [] } }, '2026-11-25T11:00:00+01:00');
    const copy = decodeCopyText(text);
    expect(copy.ok && copy.value.notes).toEqual(notes);
    expect(copy.ok && [copy.value.refused, copy.value.damaged, copy.value.unknownParts]).toEqual([[], [], []]);
  }));
});
