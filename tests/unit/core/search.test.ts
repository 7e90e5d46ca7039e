import { describe, expect, test } from 'vitest';
import { fold, foldQuery, runsOf } from '../../../core/search.ts';

const finds = (text: string, query: string) => fold(text).includes(foldQuery(query));
const marked = (text: string, query: string) => runsOf(text, foldQuery(query)).map(({ text: run, isHit }) => (isHit ? `[${run}]` : run)).join('');

describe('search finds', () => {
  test.each([
    ['any case', 'Leave NOW', 'leave now'],
    ['with and without accents', 'café', 'cafe'],
    ['without and with accents', 'cafe', 'café'],
    ['a decomposed letter by a composed one (TX-08)', 'cafe\u0301', 'café'],
    ['a composed letter by a decomposed one (TX-08)', 'café', 'cafe\u0301'],
    ['decomposed Hangul by composed', '감'.normalize('NFD'), '감'],
    ['composed Hangul by decomposed', '감', '감'.normalize('NFD')],
    ['Turkish dotless i by i', 'ılık', 'ilik'],
    ['Turkish capital dotted i', 'İstanbul', 'istanbul'],
    ['a German sharp s by ss', 'Straße', 'strasse'],
    ['ss by a German sharp s', 'STRASSE', 'straße'],
    ['a German umlaut', 'Müde', 'mude'],
    ['half-width kana by full-width', 'ｶﾞ', 'ガ'],
    ['full-width letters', 'ＡＢＣ', 'abc'],
    ['Arabic without its vowel points', 'كِتَاب', 'كتاب'],
    ['Arabic stretched', 'كتـــاب', 'كتاب'],
    ['Arabic alef with and without hamza', 'أحمد', 'احمد'],
    ['Hebrew without its points', 'שָׁלוֹם', 'שלום'],
    ['Greek with and without accent, and a final sigma', 'μόνος', 'ΜΟΝΟΣ'],
    ['Russian ё by е', 'ещё', 'еще'],
    ['letters with a stroke', 'Łódź', 'lodz'],
    ['over line breaks', 'one\ntwo', 'one two'],
    ['an apostrophe of either kind', 'I don’t', "don't"],
    ['an emoji with and without its variant', '❤️', '❤'],
    ['a literal [', 'a [b', '['],
    ['a literal \\', 'a \\ b', '\\'],
    ['a literal (', 'f(x)', '('],
    ['a literal *', 'a * b', '*'],
    ['a+b? as it stands (TX-07)', 'is a+b? right', 'a+b?'],
    ['.* as it stands (TX-07)', 'regex .* here', '.*'],
  ])('%s', (_, text, query) => expect(finds(text, query)).toBe(true));
});

describe('search tells apart', () => {
  test.each([
    ['a pattern from what it would match (TX-07)', 'aab', 'a+b?'],
    ['か from が', 'が', 'か'],
    ['the vowel signs of Hindi', 'कि', 'का'],
    ['the vowel signs of Thai', 'กิ', 'กุ'],
    ['가 from 감', '감', '가'],
    ['other words', 'leave', 'live'],
  ])('%s', (_, text, query) => expect(finds(text, query)).toBe(false));
});

test('a search of nothing but marks or spaces looks for nothing', () => {
  expect(foldQuery('  ')).toBe('');
  expect(foldQuery('\u0301')).toBe('');
});

describe('hits are marked', () => {
  test.each([
    ['each of them', 'go, or GO', 'go', '[go], or [GO]'],
    ['as whole characters', 'cafe\u0301s', 'cafe', '[cafe\u0301]s'],
    ['where one letter is two', 'Straße', 'ss', 'Stra[ß]e'],
    ['in a family of emoji', 'us 👨‍👩‍👧 here', '👨‍👩‍👧', 'us [👨‍👩‍👧] here'],
    ['right to left', 'هذا كِتَاب جيد', 'كتاب', 'هذا [كِتَاب] جيد'],
    ['over a line break', 'one\n  two', 'one two', '[one\n  two]'],
    ['and nothing else', 'nothing', 'x', 'nothing'],
    ['with half a character in the text (TX-06)', 'a\ud83db', 'b', 'a\ud83d[b]'],
    ['not at all without a search', 'as it is', '', 'as it is'],
  ])('%s', (_, text, query, expected) => expect(marked(text, query)).toBe(expected));
});
