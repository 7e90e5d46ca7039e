import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';
import { describe, expect, test } from 'vitest';
import { readSources } from '../../../build/read-content.ts';
import { wordsByLanguage } from '../../../build/word-modules.ts';
import { countWords } from '../../../core/words-shapes.ts';
import type { Insight } from '../../../core/words.ts';
import { ROOT } from '../../support/word-files.ts';

const cards = wordsByLanguage(readSources(ROOT), false).get('en')?.insights as Insight[];
const textOf = ({ title, body, ask }: Insight) => [title, ...body, ask].join('\n\n');

// Without the title, which would make every card look easier than it is.
const sentencesOf = ({ body, ask }: Insight) => [...body, ask].join('\n\n');

const HARDEST_MEDIAN = 8;
const HARDEST = 10;
const ALIKE = 0.5;

/** The school grade of a text by Flesch and Kincaid: long sentences and long words raise it. */
function gradeOf(text: string): number {
  const sentences = [...new Intl.Segmenter('en', { granularity: 'sentence' }).segment(text)].filter(({ segment }) => /\p{L}/u.test(segment));
  return fleschKincaid({ sentence: sentences.length, word: countWords(text, 'en'), syllable: syllable(text) });
}

// Words that any text shares with any other say nothing about what it is about.
const FILLERS = new Set((
  'a about after again all also am an and any are as at away be been before being both but by can cannot come comes could did do does doing don down each else ' +
  'every for from get gets go goes had has have having he her here him his how i if in into is isn it its itself just know last like look made make may me might ' +
  'more most much my never next no nobody not nothing now of off often on once one only or other our out over own perhaps quite same say says see she should ' +
  'so some someone something sometimes still take than that the their them then there these they thing things this those through time to today too two under up ' +
  'us very was way we were what when where which while who whom whose why will with without would yet you your yours'
).split(' '));

function contentWords(text: string): Set<string> {
  const words = text.toLowerCase().replaceAll('’', "'").match(/\p{L}+(?:'\p{L}+)*/gu) ?? [];
  return new Set(words.map((word) => word.replace(/'.*$/, '')).filter((word) => word.length > 1 && !FILLERS.has(word)));
}

function likeness(a: Set<string>, b: Set<string>): number {
  const common = [...a].filter((word) => b.has(word)).length;
  return common / (a.size + b.size - common);
}

describe('every card', () => {
  test('is there', () => {
    expect(cards.length).toBeGreaterThanOrEqual(84);
  });
  test.each(cards.map((card) => [card.id, card] as const))('%s', (_, card) => {
    const text = textOf(card);
    expect(countWords(card.title, 'en')).toBeLessThanOrEqual(8);
    expect(countWords(card.body.join(' '), 'en')).toBeGreaterThanOrEqual(25);
    expect(countWords(card.body.join(' '), 'en')).toBeLessThanOrEqual(60);
    expect(countWords(card.ask, 'en')).toBeLessThanOrEqual(25);
    expect(card.body.length).toBeLessThanOrEqual(2);
    expect(text, 'speaks to “you” or as “we”').toMatch(/\b(you|your|you’[a-z]+|yourself|we|us|our)\b/i);
    expect(text, 'says what someone is').not.toMatch(/\byou(’re| are) (an? |the (kind|type|sort)|avoidant|dismissive|fearful|cold|broken|damaged)|\bavoidants?\b(?! (attachment|patterns?|ones))(?!” is)/i);
    expect(text, 'a number that looks like a telephone number').not.toMatch(/\+?\d[\d\s().-]{4,}\d|\b\d{3}\b(?! people)/);
    expect(gradeOf(sentencesOf(card))).toBeLessThanOrEqual(HARDEST);
  });
});

test('the middle card is easy to read', () => {
  const grades = cards.map((card) => ({ id: card.id, grade: gradeOf(sentencesOf(card)) })).toSorted((a, b) => a.grade - b.grade);
  const median = grades[Math.floor(grades.length / 2)];
  const hardest = grades.at(-1);
  console.log(`reading grade: median ${median?.grade.toFixed(1)}, hardest ${hardest?.grade.toFixed(1)} (${hardest?.id})`);
  expect(median?.grade).toBeLessThanOrEqual(HARDEST_MEDIAN);
});

test('no two cards say the same', () => {
  const words = cards.map((card) => ({ id: card.id, words: contentWords(textOf(card)) }));
  const pairs = words.flatMap((a, index) => words.slice(index + 1).map((b) => ({ pair: `${a.id} and ${b.id}`, likeness: likeness(a.words, b.words) })));
  const closest = pairs.toSorted((a, b) => b.likeness - a.likeness)[0];
  console.log(`closest cards: ${closest?.pair}, ${closest?.likeness.toFixed(2)}`);
  expect(closest?.likeness).toBeLessThan(ALIKE);
});

test('the measure of likeness finds a card that is another one reworded', () => {
  const card = cards[0];
  if (!card) throw new Error('there is no card');
  const reworded = textOf(card).split(' ').map((word, index) => (index % 8 === 0 ? 'pebble' : word)).join(' ');
  expect(likeness(contentWords(textOf(card)), contentWords(reworded))).toBeGreaterThan(ALIKE);
});

test('the measure of reading finds a hard text', () => {
  expect(gradeOf('The dysregulation of interpersonal proximity characteristically precipitates deactivating strategies.')).toBeGreaterThan(HARDEST);
});
