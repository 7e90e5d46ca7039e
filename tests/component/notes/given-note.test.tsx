// What a person gave must stand on the note and can be changed there. Asked of every answer there is, so that one which is added later cannot be left out in silence.

import { describe, expect, test } from 'vitest';
import { NoteCard } from '../../../components/notes/NoteCard.tsx';
import { NoteFields } from '../../../components/notes/NoteFields.tsx';
import type { NoteValues } from '../../../components/notes/use-note-values.ts';
import { NO_ANSWERS, type Answers, type Note } from '../../../core/note.ts';
import { renderReading } from '../../support/reading.tsx';
import { t } from '../../support/render.tsx';
import { ALL_ANSWERS, noteWith } from '../../support/sample-pause.ts';

const fields = Object.keys(NO_ANSWERS) as (keyof Answers)[];
const all: Answers = { ...ALL_ANSWERS, triggers: ['warm-time'] };
const full = noteWith('n', all);
/** The full note but for one answer: some are told with another, as how sure is with the verdict. */
const without = (field: keyof Answers) => noteWith('n', { ...all, [field]: field === 'safety' ? true : NO_ANSWERS[field] });
/** The plain questions stay as they were answered in the pause, where each stands with its reason. */
const changeable = fields.filter((field) => field !== 'questions');

const card = async (note: Note) => (await renderReading(<NoteCard note={note} acts={() => null} />)).text();

test.each(fields)('%s stands on the note', async (field) => expect(await card(without(field))).not.toBe(await card(full)));

test('how strong the pull was afterwards stands there by itself too', async () => {
  expect(await card(noteWith('n', { strengthAfter: 4 }))).toContain('pull 4 afterwards');
});

/** The fields of a note as a page without any style has them: every word in them, and what is filled in, chosen or set. */
async function drawn(note: Note): Promise<string> {
  const values = { shown: note, change: () => undefined } as unknown as NoteValues;
  const begunWords = { begun: {}, type: () => undefined, add: () => Promise.resolve() } as never;
  const page = await renderReading(<NoteFields values={values} canSetTime={false} offsetAt={() => 0} begunWords={begunWords} />);
  await page.press('button', t('notes.more-parts'));
  const state = [...document.querySelectorAll<HTMLInputElement>('input, textarea, button')].map((each) => `${each.value} ${each.checked} ${each.getAttribute('aria-pressed')}`);
  return [page.text(), ...state].join('\n');
}

describe('in the fields to change it with', () => {
  test.each(changeable)('%s stands', async (field) => expect(await drawn(without(field))).not.toBe(await drawn(full)));
});
