// Any note, any copy, and any bytes that somebody may call a copy.

import fc from 'fast-check';
import { blankNote, type LookBack, type Note } from '../../core/note.ts';
import { anyAnswers, anyText } from './arbitrary-pause.ts';

const anyTime = fc.integer({ min: 1_700_000_000, max: 1_900_000_000 }).map((seconds) => `${new Date(seconds * 1000).toISOString().slice(0, 19)}+01:00`);

const anyLookBack: fc.Arbitrary<LookBack> = fc.record({
  lookedAt: anyTime, span: fc.constantFrom('day', 'week', 'month', null), verdict: fc.constantFrom('signal', 'protection', 'both', 'unsure', null),
  done: fc.uniqueArray(fc.constantFrom('waited', 'left'), { maxLength: 2 }), line: anyText,
});

/** Any note with an id out of a few, so that copies meet. */
export const anyNote: fc.Arbitrary<Note> = fc
  .record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e'), kind: fc.constantFrom('pause' as const, 'afterwards' as const, 'held' as const), begunAt: anyTime, answers: anyAnswers,
    changedAt: fc.integer({ min: 0, max: 1e12 }), lookBacks: fc.array(anyLookBack, { maxLength: 2 }), wantsLookBack: fc.boolean(),
  })
  .map(({ id, kind, begunAt, answers, ...rest }) => ({ ...blankNote(kind, id, begunAt, 0), ...answers, ...rest }));

/** Any notes of one device: one of each id. */
export const anyNotes: fc.Arbitrary<readonly Note[]> = fc.uniqueArray(anyNote, { selector: ({ id }) => id, maxLength: 5 });

const NAMES = [
  'format', 'version', 'savedAt', 'settings', 'insights', 'stores', 'notes', 'bin', 'ownWords', 'plan', 'id', 'note', 'deletedAt', 'begunAt', 'day', 'kind', 'safety', 'urges', 'feelings', 'texts',
  'questions', 'nextStep', 'lookBacks', 'changedAt', 'newTab', 'isCovered', 'seen', 'deck', 'contacts', '__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty',
];

/** Any JSON in which the names of a copy turn up where they should, and where they should not. */
export const anyNearJson: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.oneof(anyText, fc.double(), fc.integer(), fc.boolean(), fc.constant(null), fc.constantFrom('one-beat', 'own:1', 'pause', '2026-11-25T09:00:00+00:00', 8.64e15, -1, 1e308)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(fc.constantFrom(...NAMES), tie('value')), { maxLength: 5 }).map((entries) => {
      const made: Record<string, unknown> = {};
      // As JSON.parse makes them: a key of any name is the object's own.
      for (const [key, value] of entries) Object.defineProperty(made, key, { value, enumerable: true, configurable: true, writable: true });
      return made;
    }),
  ),
})).value;

/** A copy that is ours but for some of its parts. */
export const anyNearCopy: fc.Arbitrary<unknown> = fc
  .record({ notes: fc.array(fc.oneof(anyNote, anyNearJson), { maxLength: 4 }), bin: fc.oneof(fc.array(anyNearJson, { maxLength: 2 }), anyNearJson), rest: anyNearJson, settings: anyNearJson, insights: anyNearJson, words: anyNearJson })
  .map(({ notes, bin, rest, settings, insights, words }) => ({ format: 'one-beat', version: 1, savedAt: rest, settings, insights, stores: { notes, bin, ownWords: words, plan: rest } }));
