/**
 * How hard the English cards are to read, and how much alike. This is measured here and not beside the other rules, because the measures come
 * from packages that only help to check: `npm run words` and `npm test` ask for it, the build does not.
 */
import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';
import type { WordProblem } from '../core/check-words.ts';
import { isRecord } from '../core/record.ts';
import { CARD, FIRST_LANGUAGE, placeOf, type WordSource } from '../core/words-files.ts';
import { countWords } from '../core/words-shapes.ts';

/** The school grade that no card may pass, and the one that the card in the middle may not. */
export const HARDEST = 10;
export const HARDEST_MIDDLE = 8;
/** Two cards that share this much of what they speak of say the same. */
export const ALIKE = 0.5;

/** The part of a card that is measured. */
export interface CardText {
  readonly title: string;
  readonly body: readonly string[];
  readonly ask: string;
}

/** The school grade of a text by Flesch and Kincaid: long sentences and long words raise it. */
export function gradeOf(text: string): number {
  const sentences = [...new Intl.Segmenter('en', { granularity: 'sentence' }).segment(text)].filter(({ segment }) => /\p{L}/u.test(segment));
  return fleschKincaid({ sentence: sentences.length, word: countWords(text, 'en'), syllable: syllable(text) });
}

/** The grade of a card, without its title, which would make every card look easier than it is. */
export function cardGrade({ body, ask }: CardText): number {
  return gradeOf([...body, ask].join('\n\n'));
}

/** How much of what two cards speak of they share, from 0 to 1. */
export function likeness(a: CardText, b: CardText): number {
  return shared(contentWords(a), contentWords(b));
}

/** What to mend in the cards of the first language: too hard to read, or too much like another. A card whose shape is wrong is left to its own problem. */
export function checkCardTexts(sources: readonly WordSource[]): readonly WordProblem[] {
  const cards = sources.flatMap((source) => {
    const place = placeOf(source.file);
    if (place?.language !== FIRST_LANGUAGE || place.name !== CARD || !isCardText(source.value) || source.value['retired'] === true) return [];
    return [{ source, text: source.value, words: contentWords(source.value), grade: cardGrade(source.value) }];
  });
  const problems: WordProblem[] = [];
  const at = ({ file, lineOf }: WordSource, message: string) => problems.push({ file, line: lineOf(['body']), message });
  for (const { source, grade } of cards) {
    if (grade > HARDEST) at(source, `The card reads like a text for school grade ${grade.toFixed(1)}. Please use shorter sentences and shorter words: ${HARDEST} at most.`);
  }
  const middle = cards.toSorted((a, b) => a.grade - b.grade)[Math.floor(cards.length / 2)];
  if (middle && middle.grade > HARDEST_MIDDLE) {
    at(middle.source, `Half of the cards read like school grade ${middle.grade.toFixed(1)} or harder. Please make this one or others easier, until the middle is at ${HARDEST_MIDDLE}.`);
  }
  cards.forEach((card, index) => {
    for (const other of cards.slice(index + 1)) {
      if (shared(card.words, other.words) >= ALIKE) at(other.source, `This card says much the same as ${card.source.file}. Please write of something else, or retire one of them.`);
    }
  });
  return problems;
}

function isCardText(value: unknown): value is CardText & Record<string, unknown> {
  return isRecord(value) && typeof value['title'] === 'string' && Array.isArray(value['body']) && value['body'].length > 0 && typeof value['ask'] === 'string' && value['ask'] !== '';
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const common = [...a].filter((word) => b.has(word)).length;
  return common / (a.size + b.size - common);
}

// Words that any text shares with any other say nothing about what it is about.
const FILLERS = new Set((
  'a about after again all also am an and any are as at away be been before being both but by can cannot come comes could did do does doing don down each else ' +
  'every for from get gets go goes had has have having he her here him his how i if in into is isn it its itself just know last like look made make may me might ' +
  'more most much my never next no nobody not nothing now of off often on once one only or other our out over own perhaps quite same say says see she should ' +
  'so some someone something sometimes still take than that the their them then there these they thing things this those through time to today too two under up ' +
  'us very was way we were what when where which while who whom whose why will with without would yet you your yours'
).split(' '));

function contentWords({ title, body, ask }: CardText): ReadonlySet<string> {
  const words = [title, ...body, ask].join('\n\n').toLowerCase().replaceAll('’', "'").match(/\p{L}+(?:'\p{L}+)*/gu) ?? [];
  return new Set(words.map((word) => word.replace(/'.*$/, '')).filter((word) => word.length > 1 && !FILLERS.has(word)));
}
