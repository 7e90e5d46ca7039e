import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeEdit } from '../../../core/note-edit.ts';
import { noteWith } from '../../support/sample-pause.ts';

const anyLine = fc.string({ maxLength: 12 });

test('no text that either page wrote is lost, and saving the same edit again changes nothing', () => {
  fc.assert(
    fc.property(anyLine, anyLine, anyLine, (base, mine, theirs) => {
      const edit = { base: { urgeText: base }, mine: { urgeText: mine } };
      const { note } = mergeEdit(noteWith('n1', { urgeText: theirs }), edit);
      if (mine !== base) expect(note.urgeText).toContain(mine);
      if (theirs !== base) expect(note.urgeText).toContain(theirs);
      expect(mergeEdit(note, edit).note.urgeText).toBe(note.urgeText);
    }),
  );
});

test('edits of different fields give the same note in either order', () => {
  fc.assert(
    fc.property(anyLine, anyLine, (urgeText, who) => {
      const note = noteWith('n1');
      const one = { base: { urgeText: note.urgeText }, mine: { urgeText } };
      const other = { base: { who: note.who }, mine: { who } };
      expect(mergeEdit(mergeEdit(note, one).note, other).note).toEqual(mergeEdit(mergeEdit(note, other).note, one).note);
    }),
  );
});
