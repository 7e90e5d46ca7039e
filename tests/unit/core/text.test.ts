import { describe, expect, test } from 'vitest';
import { fitEdit, lengthOf } from '../../../core/text.ts';

const FAMILY = '👨‍👩‍👧‍👦';
const RAINBOW = '🏳️‍🌈';
const LIMIT = 280;
const almostFull = 'a'.repeat(LIMIT - 1);

test.each([['', 0], ['abc', 3], [FAMILY, 1], [RAINBOW, 1], ['🇩🇪🇫🇷', 2], ['é', 1], ['감', 1], ['a\n', 2]])('%j has as many characters as a person sees', (text, length) => {
  expect(lengthOf(text)).toBe(length);
});

describe('whole emoji or nothing (TX-05)', () => {
  test('a family fits into the last place, a rainbow after it does not', () => {
    const withFamily = fitEdit(almostFull, almostFull + FAMILY, LIMIT);
    expect(withFamily).toBe(almostFull + FAMILY);
    expect(fitEdit(withFamily, withFamily + RAINBOW, LIMIT)).toBe(withFamily);
    expect(fitEdit(almostFull, almostFull + FAMILY + RAINBOW, LIMIT)).toBe(withFamily);
  });

  test('an emoji put in place of one that looks nearly the same is taken whole', () => {
    // Both begin with the same half, so a comparison by halves would leave that half behind.
    expect(fitEdit('ab😀', 'ab😁x', 3)).toBe('ab😁');
    expect(fitEdit('😀b', 'x😁b', 2)).toBe('xb');
  });
});

describe('what was put in is cut, not what was there', () => {
  test.each([
    ['in the middle', 'abcd', 'abXYZcd', 6, 'abXYcd'],
    ['at the start', 'abcd', 'XYZabcd', 5, 'Xabcd'],
    ['at the end', 'abcd', 'abcdXYZ', 6, 'abcdXY'],
    ['in place of a part', 'abcd', 'aXYZd', 4, 'aXYd'],
    ['into a full field', 'abcd', 'abXcd', 4, 'abcd'],
  ])('%s', (_, before, after, limit, kept) => {
    expect(fitEdit(before, after, limit)).toBe(kept);
  });

  test('letters in the place of one long emoji are counted as a person counts them', () => {
    const before = `${'a'.repeat(9)}${FAMILY}`;
    expect(fitEdit(before, `${'a'.repeat(9)}bcdef`, 10)).toBe(`${'a'.repeat(9)}b`);
  });

  test('text that was too long before may be shortened bit by bit, and a letter in it changed', () => {
    expect(fitEdit('abcdefgh', 'abcdefg', 3)).toBe('abcdefg');
    expect(fitEdit('abcdefgh', 'abXdefgh', 3)).toBe('abXdefgh');
    expect(fitEdit('abcdefgh', 'abcdefghi', 3)).toBe('abcdefgh');
  });
});
