// Whatever a person wrote must be found by the search, be in what they copy and in what they take out. Asked of every text an answer can hold, so that an answer which is
// added later cannot be left out in silence.

import { english as notes } from 'virtual:words/notes';
import { english as words } from 'virtual:words/pause';
import { english as interfaceWords } from 'virtual:words/interface';
import { describe, expect, test } from 'vitest';
import { exportWordsOf, PART_KEYS } from '../../../components/copies/field-keys.ts';
import { pauseCopyText } from '../../../components/pause/copy-text.ts';
import type { ExportPart } from '../../../core/export-order.ts';
import { cellsOf } from '../../../core/export-text.ts';
import { mergeEdit } from '../../../core/note-edit.ts';
import { NO_ANSWERS, type Answers } from '../../../core/note.ts';
import { copyTextOf, plainTextOf as searched } from '../../../core/note-text.ts';
import { translator } from '../../../core/translate.ts';
import { noteWith, pauseWith } from '../../support/sample-pause.ts';

const WRITTEN = 'zugzwang';
const texts = (Object.keys(NO_ANSWERS) as (keyof Answers)[]).filter((key) => typeof NO_ANSWERS[key] === 'string');
const steps = ['when', 'will'] as const;
const given: readonly (readonly [string, Partial<Answers>])[] = [
  ...texts.map((key) => [key, { [key]: WRITTEN } as Partial<Answers>] as const),
  ...steps.map((half) => [`nextStep.${half}`, { nextStep: { id: null, when: '', will: '', returnAt: null, [half]: WRITTEN } }] as const),
];

const reading = { words, notes, own: [] };
const t = translator(interfaceWords, 'en');
const exportWords = exportWordsOf('table', t, 'en', reading);
const everyPart = Object.keys(PART_KEYS) as ExportPart[];

test('there are texts to ask about', () => expect(texts.length).toBeGreaterThan(4));

describe.each(given)('%s', (_, answers) => {
  test('is found by the search', () => expect(searched(noteWith('n', answers), reading)).toContain(WRITTEN));
  test('is in what is copied when nothing can be kept', () => expect(pauseCopyText(pauseWith(answers), words, [], t, 'en')).toContain(WRITTEN));
  test('is in what is copied of a note', () => expect(copyTextOf(noteWith('n', answers), reading)).toContain(WRITTEN));
  test('is in what is taken out to be read', () => expect(cellsOf(noteWith('n', answers), exportWords, [], everyPart, false).map(({ text }) => text)).toContain(WRITTEN));
});

test.each(texts)('%s keeps both texts when it was changed in two pages', (key) => {
  const { note } = mergeEdit(noteWith('n', { [key]: 'theirs' }), { base: { [key]: '' }, mine: { [key]: WRITTEN } });
  expect(note[key]).toContain('theirs');
  expect(note[key]).toContain(WRITTEN);
});
