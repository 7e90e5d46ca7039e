import { describe, expect, test } from 'vitest';
import { offered, stepsFor, textOf, type OwnWord, type StepWord, type Word } from '../../../core/words.ts';

const words: Word[] = [{ id: 'leave', text: 'leave' }, { id: 'hide', text: 'hide away', retired: true }];
const own: OwnWord[] = [{ id: 'own:1', list: 'urges', text: 'count the tiles', isPinned: false, isArchived: true }];

describe('the text of a chosen word', () => {
  test.each([
    ['leave', 'leave'],
    ['hide', 'hide away'],
    ['own:1', 'count the tiles'],
    ['from-another-version', 'from-another-version'],
  ])('names %s as %s', (id, text) => {
    expect(textOf(words, id, own)).toBe(text);
  });
});

test('offers no retired word', () => {
  expect(offered(words).map(({ id }) => id)).toEqual(['leave']);
});

describe('the steps that may be offered', () => {
  const step = (id: string, more: Partial<StepWord>): StepWord => ({ id, text: id, for: [], when: 'w', will: 'w', ...more });
  const steps = [
    step('stay', { for: ['protection', 'both'], contact: true }),
    step('name-it', { for: ['signal'], contact: true }),
    step('talk', { for: ['signal', 'protection'], safe: true }),
    step('plan', { safe: true }),
    step('old', { for: ['signal'], safe: true, retired: true }),
  ];
  const idsOf = (...[verdict, safety]: [Parameters<typeof stepsFor>[1], boolean]) => stepsFor(steps, verdict, safety).map(({ id }) => id);

  test('are those of the verdict', () => {
    expect(idsOf('signal', false)).toEqual(['name-it', 'talk']);
    expect(idsOf('both', false)).toEqual(['stay']);
  });
  test('are all but the safe page’s own while there is no verdict', () => {
    expect(idsOf(null, false)).toEqual(['stay', 'name-it', 'talk']);
  });
  test('are only the safe ones while the safety flag stands, whatever the verdict', () => {
    expect(idsOf('protection', true)).toEqual(['talk', 'plan']);
    expect(idsOf(null, true)).toEqual(['talk', 'plan']);
  });
});
