import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeNote, rebuildNote } from '../../../core/note-decode.ts';
import type { Note } from '../../../core/note.ts';
import { anyNote } from '../../support/arbitrary-copy.ts';
import { noteWith } from '../../support/sample-pause.ts';

const PARTS = Object.keys(noteWith('n1')) as (keyof Note)[];

test('the short way of reading a note gives what the long way gives (DT-10)', () => {
  fc.assert(
    fc.property(anyNote, (note) => {
      expect(decodeNote(note)).toEqual(rebuildNote(note));
    }),
  );
});

test('so it does where one part is anything at all', () => {
  const nearly = fc.oneof(
    fc.anything(),
    fc.constantFrom(null, '', -1, 11, 2.5, 101, Number.NaN, [3], [null], { a: 'yes' }, { a: 'maybe' }, { a: 5 }),
    fc.record({ lookedAt: fc.constantFrom('2026-11-26T12:00:00+00:00', 'never'), span: fc.constantFrom('day', null, 'year'), verdict: fc.constantFrom('both', null, 'x'), done: fc.constantFrom([], ['waited'], [1], 'x'), line: fc.constantFrom('', 3) }).map((entry) => [entry]),
  );
  fc.assert(
    fc.property(anyNote, fc.constantFrom(...PARTS), nearly, (note, part, odd) => {
      const stored = { ...note, [part]: odd };
      expect(decodeNote(stored)).toEqual(rebuildNote(stored));
    }),
    { numRuns: 2_000 },
  );
});
