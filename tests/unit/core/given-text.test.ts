// Whatever a person wrote must be found by the search and be in what they copy. Asked of every text an answer can hold, so that an answer which is
// added later cannot be left out in silence.

import { english as notes } from 'virtual:words/notes';
import { english as words } from 'virtual:words/pause';
import { describe, expect, test } from 'vitest';
import { plainTextOf as copied } from '../../../components/pause/plain-text.ts';
import { NO_ANSWERS, type Answers } from '../../../core/note.ts';
import { plainTextOf as searched } from '../../../core/note-text.ts';
import { noteWith } from '../../support/sample-pause.ts';

const WRITTEN = 'zugzwang';
const texts = (Object.keys(NO_ANSWERS) as (keyof Answers)[]).filter((key) => typeof NO_ANSWERS[key] === 'string');
const steps = ['when', 'will'] as const;
const given: readonly (readonly [string, Partial<Answers>])[] = [
  ...texts.map((key) => [key, { [key]: WRITTEN } as Partial<Answers>] as const),
  ...steps.map((half) => [`nextStep.${half}`, { nextStep: { id: null, when: '', will: '', returnAt: null, [half]: WRITTEN } }] as const),
];

test('there are texts to ask about', () => expect(texts.length).toBeGreaterThan(4));

describe.each(given)('%s', (_, answers) => {
  test('is found by the search', () => expect(searched(noteWith('n', answers), { words, notes, own: [] })).toContain(WRITTEN));
  test('is in what is copied when nothing can be kept', () => expect(copied({ ...NO_ANSWERS, ...answers }, words, [])).toContain(WRITTEN));
});
