import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold, foldQuery, runsOf } from '../../../core/search.ts';

const anyText = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme-composite' }));

test('a text is found by itself, composed or decomposed, in either case', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme-composite' }), (text) => {
      for (const form of ['NFC', 'NFD'] as const) expect(fold(text)).toContain(foldQuery(text.normalize(form)));
    }),
  );
});

test('folding twice is folding once', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(fold(fold(text))).toBe(fold(text));
    }),
  );
});

test('the runs put together are the text, whatever is searched for (TX-06, TX-07)', () => {
  fc.assert(
    fc.property(anyText, anyText, (text, query) => {
      expect(runsOf(text, foldQuery(query)).map((run) => run.text).join('')).toBe(text);
    }),
  );
});

test('every hit holds something of what was searched for', () => {
  fc.assert(
    fc.property(fc.string(), fc.string({ minLength: 1, maxLength: 3 }), (text, query) => {
      const folded = foldQuery(query);
      const hits = runsOf(text, folded).filter((run) => run.isHit);
      for (const hit of hits) expect(fold(hit.text)).toContain(folded);
    }),
  );
});
