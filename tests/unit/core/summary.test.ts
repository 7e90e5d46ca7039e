import { describe, expect, test } from 'vitest';
import { english } from 'virtual:words/pause';
import { NO_ANSWERS } from '../../../core/note.ts';
import { titleOf, wordsOf } from '../../../core/summary.ts';
import type { OwnWord } from '../../../core/words.ts';
import { ALL_ANSWERS } from '../../support/sample-pause.ts';

const own: OwnWord[] = [{ id: 'own:1', list: 'feelings', text: 'like wool 🧶', isPinned: false, isArchived: true }];

test('the words come in the order of the steps, own ones and archived ones too', () => {
  const answers = { ...ALL_ANSWERS, triggers: [], feelings: ['sad', 'own:1'] };
  expect(wordsOf(answers, english, own)).toEqual(['leave', 'scroll', 'sad', 'like wool 🧶', 'tight chest', 'Protection']);
});

test('a word that is no longer there shows its id, so no note is silently shorter', () => {
  expect(wordsOf({ ...NO_ANSWERS, urges: ['hum-loudly'] }, english, [])).toEqual(['hum-loudly']);
});

describe('the line for a note', () => {
  test('is its words, with neither body nor verdict', () => {
    expect(titleOf({ ...ALL_ANSWERS, triggers: [] }, english, own)).toBe('leave · scroll · smothered · tender');
  });
  test.each([
    ['urgeText', 'pack a bag'], ['feelingText', 'like a lid'], ['saidOrDone', 'they called'], ['readInto', 'they will stay'],
  ])('is %s where no word was chosen', (field, text) => {
    expect(titleOf({ ...NO_ANSWERS, body: ['hot-face'], verdict: 'both', urgeText: '  ', [field]: ` ${text} ` }, english, [])).toBe(text);
  });
  test('is empty where nothing of that was given', () => {
    expect(titleOf({ ...NO_ANSWERS, strength: 3 }, english, [])).toBe('');
  });
});
