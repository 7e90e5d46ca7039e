import { describe, expect, test } from 'vitest';
import { cardGrade, checkCardTexts, gradeOf, HARDEST, likeness, ALIKE } from '../../../build/check-cards.ts';
import { readSources } from '../../../build/read-content.ts';
import { wordsByLanguage } from '../../../build/word-modules.ts';
import { problemLine } from '../../../core/check-words.ts';
import type { Insight } from '../../../core/words.ts';
import { edit, realFiles, ROOT, sourcesOf, type Files } from '../../support/word-files.ts';

const CARD = 'content/en/insights/the-chain-on-the-door.md';
const OTHER = 'content/en/insights/the-doorbell-sounds-the-same.md';
const HARD = 'The dysregulation of interpersonal proximity characteristically precipitates deactivating strategies.';
const RATHER_HARD =
  'Whenever another person becomes important, the wish to be alone may arrive together with the wish to be understood, and neither of them has to disappear before the evening can continue.';
const cards = wordsByLanguage(readSources(ROOT), false).get('en')?.insights as Insight[];
const problemsOf = (files: Files) => checkCardTexts(sourcesOf(files)).map(problemLine);
const bodyOf = (files: Files, file: string) => /\n# [^\n]+\n\n([\s\S]+?)\n\n>/.exec(files.get(file) ?? '')![1]!;

test('there is a card for every idea, and what they measure', () => {
  const grades = cards.map((card) => ({ id: card.id, grade: cardGrade(card) })).toSorted((a, b) => a.grade - b.grade);
  const hardest = grades.at(-1);
  const pairs = cards.flatMap((a, index) => cards.slice(index + 1).map((b) => ({ pair: `${a.id} and ${b.id}`, alike: likeness(a, b) })));
  const closest = pairs.toSorted((a, b) => b.alike - a.alike)[0];
  console.log(`reading grade: median ${grades[Math.floor(grades.length / 2)]?.grade.toFixed(1)}, hardest ${hardest?.grade.toFixed(1)} (${hardest?.id})`);
  console.log(`closest cards: ${closest?.pair}, ${closest?.alike.toFixed(2)}`);
  expect(cards.length).toBeGreaterThanOrEqual(84);
});

test('no card is too hard to read, nor says the same as another', () => expect(problemsOf(realFiles())).toEqual([]));

describe('what `npm run words` says of', () => {
  test('a card that is hard to read, with its line', () => {
    const files = realFiles();
    const line = edit(files, CARD, bodyOf(files, CARD), HARD);
    expect(problemsOf(files)).toEqual([expect.stringMatching(new RegExp(`^${CARD}, line ${line}: The card reads like a text for school grade \\d+\\.\\d\\.`))]);
  });

  test('cards that are hard on the whole', () => {
    const files = realFiles();
    for (const { id } of cards) if (!CARD.includes(`/${id}.md`)) files.delete(`content/en/insights/${id}.md`);
    edit(files, CARD, bodyOf(files, CARD), RATHER_HARD);
    expect(problemsOf(files)).toEqual([expect.stringMatching(/Half of the cards read like school grade \d+\.\d or harder\./)]);
  });

  test('a card that is another one reworded, and names that one', () => {
    const files = realFiles();
    const reworded = bodyOf(files, CARD).split(' ').map((word, index) => (index % 8 === 0 ? 'pebble' : word)).join(' ');
    files.set(OTHER, files.get(CARD)!.replace(bodyOf(files, CARD), reworded));
    expect(problemsOf(files)).toEqual([expect.stringContaining(`This card says much the same as ${CARD}.`)]);
    files.set(OTHER, files.get(OTHER)!.replace('reviewed: none yet', 'reviewed: none yet\nretired: true'));
    expect(problemsOf(files)).toEqual([]);
  });

  test('a card whose shape is wrong: nothing here, since that is said elsewhere', () => {
    const files = realFiles();
    files.set(CARD, '# A title\n\nA body.\n');
    expect(problemsOf(files)).toEqual([]);
  });
});

test('the measures find what they are for', () => {
  expect(gradeOf(HARD)).toBeGreaterThan(HARDEST);
  expect(likeness(cards[0]!, cards[0]!)).toBe(1);
  expect(likeness(cards[0]!, cards[1]!)).toBeLessThan(ALIKE);
});
