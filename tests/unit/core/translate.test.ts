import { describe, expect, test } from 'vitest';
import { fill, translator, type InterfaceWords } from '../../../core/translate.ts';

const words: InterfaceWords = {
  act: { next: 'Next', greet: 'A pause from {day} was not finished.' },
  notes: { count: { one: '{n} note', other: '{n} notes' } },
};

describe('a text of the interface', () => {
  const t = translator(words, 'en');

  test('is found by its section and key', () => {
    expect(t('act.next')).toBe('Next');
  });
  test('has its gaps filled', () => {
    expect(t('act.greet', { day: 'Monday' })).toBe('A pause from Monday was not finished.');
  });
  test.each([['nowhere.at-all'], ['act.nothing'], ['act'], ['']])('gives an unknown key back: %s', (key) => {
    expect(t(key)).toBe(key);
  });
  test.each([[0, '0 notes'], [1, '1 note'], [2, '2 notes'], [1234, '1,234 notes']])('takes the plural form for %d', (n, text) => {
    expect(t('notes.count', { n })).toBe(text);
  });
});

test.each([
  ['pl', 1, 'one'], ['pl', 3, 'few'], ['pl', 5, 'many'], ['ar', 0, 'zero'], ['ar', 2, 'two'], ['ar', 11, 'many'], ['ja', 1, 'other'],
])('follows the plural rules of %s for %d', (language, n, form) => {
  const forms = Object.fromEntries(['zero', 'one', 'two', 'few', 'many', 'other'].map((name) => [name, name]));
  expect(translator({ a: { b: forms } }, language)('a.b', { n })).toBe(form);
});

test('falls back on the form “other”', () => {
  expect(translator({ a: { b: { other: 'some' } } }, 'pl')('a.b', { n: 3 })).toBe('some');
});

describe('filling gaps', () => {
  test('leaves a gap that has no value', () => {
    expect(fill('{a} and {b}', { a: 'x' }, 'en')).toBe('x and {b}');
  });
  test('never fills a gap that came in with a value', () => {
    expect(fill('{a} {b}', { a: '{b}', b: 'y' }, 'en')).toBe('{b} y');
  });
  test('shows figures as the language writes them', () => {
    expect(fill('{n}', { n: 1234.5 }, 'de')).toBe('1.234,5');
  });
  test('leaves text as it was given', () => {
    expect(fill('{who}', { who: '1234 & <b>' }, 'de')).toBe('1234 & <b>');
  });
});
