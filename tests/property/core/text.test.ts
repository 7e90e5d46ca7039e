import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitEdit, lengthOf } from '../../../core/text.ts';
import { anyText } from '../../support/arbitrary-pause.ts';

const anyLimit = fc.integer({ min: 0, max: 16 });
// Text in which no half of a character stands alone.
const wholeText = anyText.filter((text) => text.isWellFormed());

// An edit: something in a text is replaced by something else.
const anyEdit = fc.tuple(wholeText, fc.nat(12), fc.nat(12), wholeText).map(([before, from, count, put]) => {
  const letters = Array.from(new Intl.Segmenter().segment(before), ({ segment }) => segment);
  return { before, after: [...letters.slice(0, from), put, ...letters.slice(from + count)].join('') };
});

test('no edit makes a field longer than its limit, or than it was (TX-05)', () => {
  fc.assert(
    fc.property(anyEdit, anyLimit, ({ before, after }, limit) => {
      const kept = fitEdit(before, after, limit);
      expect(lengthOf(kept)).toBeLessThanOrEqual(Math.max(limit, lengthOf(before)));
      expect(kept.isWellFormed()).toBe(true);
    }),
    { numRuns: 3_000 },
  );
});

test('an edit that fits is never touched', () => {
  fc.assert(
    fc.property(anyEdit, ({ before, after }) => {
      expect(fitEdit(before, after, lengthOf(after))).toBe(after);
    }),
  );
});
