import { describe, expect, test } from 'vitest';
import { edit, problemsOf, realFiles } from '../../support/word-files.ts';

const CARD = 'content/en/insights/the-chain-on-the-door.md';
const COUNTERED = 'content/en/insights/the-doorbell-sounds-the-same.md';

describe('cards', () => {
  const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ');
  const body = /^A door chain[^\n]*$/m.exec(realFiles().get(CARD) ?? '')?.[0] ?? '';
  test.each([
    ['an idea that is not there', 'idea: D4', 'idea: D44', /There is no idea “D44”/],
    ['a kind that is not there', 'kind: practise', 'kind: practice', /practice, which is not known/],
    ['a part with another name', 'part: How it develops', 'part: Childhood', /is called “How it develops”/],
    ['a tag of no list', 'feeling:longing', 'longing', /must begin with “trigger:”/],
    ['a tag that names nothing', 'feeling:longing', 'feeling:yearning', /names no feeling in feelings\.yml/],
    ['an id that is not the file’s name', 'id: the-chain-on-the-door', 'id: the-chain', /is not the name of the file/],
    ['a title of nine words', '# The chain on the door', `# ${words(9)}`, /The title has 9 words\. Please keep it to 8/],
    ['a long body', body, words(61), /The body has 61 words\. Please keep it to 60/],
    ['a short body', body, words(24), /The body has 24 words\. Please write at least 25/],
    ['a long question', '> Who has been kind for a long time? How wide might you open: one finger, two?', `> ${words(26)}`, /has 26 words\. Please keep it to 25/],
    ['three paragraphs', body, `${body}\n\nOne more.\n\nAnd more.`, /The body has 3 paragraphs\. Please make it one or two/],
    ['what someone is', body, `${words(30)} You are avoidant.`, /The card says what someone is/],
    ['a number that could be called', body, `${words(30)} Call 911 now.`, /There is a number here that someone might call/],
  ])('%s', (_, find, replace, message) => {
    const files = realFiles();
    const line = edit(files, CARD, find, replace);
    const found = problemsOf(files).filter((problem) => message.test(problem));
    expect(found).toEqual([expect.stringContaining(`${CARD}, line ${line}: `)]);
  });
  test('a card that speaks to nobody', () => {
    const files = realFiles();
    const line = edit(files, CARD, body, words(30));
    edit(files, CARD, 'How wide might you open: one finger, two?', 'How wide might the door open?');
    expect(problemsOf(files)).toEqual([`${CARD}, line ${line}: The card speaks to nobody. Please say “you” or “we” in it.`]);
  });
  test('a body without a counterweight where the idea needs one', () => {
    const files = realFiles();
    edit(files, COUNTERED, 'counterweight: true\n', '');
    expect(problemsOf(files)).toEqual([expect.stringMatching(/the-doorbell-sounds-the-same\.md, line 3: A card for the idea S2 could talk someone out of a true doubt/)]);
  });
  test('an idea that no card speaks of, by its name', () => {
    const files = realFiles();
    files.delete(CARD);
    expect(problemsOf(files)).toEqual([expect.stringMatching(/^content\/ideas\.yml, line \d+: No card speaks of the idea D4 \(what kept safe can shut out\)/)]);
  });
  test('a retired card does not speak for its idea', () => {
    const files = realFiles();
    edit(files, CARD, 'reviewed: none yet', 'reviewed: none yet\nretired: true');
    expect(problemsOf(files)).toEqual([expect.stringContaining('No card speaks of the idea D4')]);
  });
  test('a card without a header', () => {
    const files = realFiles();
    files.set(CARD, '# A title\n\nA body.\n');
    expect(problemsOf(files)[0]).toContain(`${CARD}, line 1: The card must begin with a header`);
  });
});

test('an idea whose letter has no part', () => {
  const files = realFiles();
  const line = edit(files, 'content/ideas.yml', '- { id: Q1,', '- { id: Z1,');
  expect(problemsOf(files)).toContainEqual(expect.stringContaining(`content/ideas.yml, line ${line}: There is no part “Z”`));
});
