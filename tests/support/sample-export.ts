// The words that notes are taken out with in a test, notes of every kind, and a reader of tables that is not the one that writes them.

import fc from 'fast-check';
import { english as notesWords } from 'virtual:words/notes';
import { english as pauseWords } from 'virtual:words/pause';
import { EXPORT_FIELDS, type ExportField, type ExportWords } from '../../core/export-text.ts';
import { blankNote, type LookBack, type Note } from '../../core/note.ts';
import { anyAnswers, anyInstant, anyText } from './arbitrary-pause.ts';
import { ALL_ANSWERS, NINE, noteWith } from './sample-pause.ts';

export const exportWords: ExportWords = {
  reading: { words: pauseWords, notes: notesWords, own: [{ id: 'own:1', list: 'urges', text: 'bake bread', isPinned: false, isArchived: false }] },
  labels: Object.fromEntries(EXPORT_FIELDS.map((field) => [field, `the ${field}`])) as Record<ExportField, string>,
  kinds: { pause: 'pause', afterwards: 'noticed later', held: 'held' },
  spans: { day: 'A day later', week: 'A week later', month: 'A month later', own: 'Looked back' },
  flagged: 'marked “I don’t feel safe”',
  nameOfTime: (time) => time,
  nameOfDay: (day) => day,
};

const LOOK_BACK: LookBack = { lookedAt: '2026-11-26T08:00:00+01:00', span: 'day', verdict: 'signal', done: ['talked'], line: 'It was late, "really".' };

/** A note in which everything stands. */
export const FULL_NOTE: Note = { ...noteWith('full', ALL_ANSWERS, '2026-11-25T09:00:00+01:00'), lookBacks: [LOOK_BACK] };

/** A note of a withdrawal that was noticed later, with a text for each prompt. */
export const LATER_NOTE: Note = {
  ...blankNote('afterwards', 'later', '2026-11-24T22:15:00-05:00', NINE),
  texts: Object.fromEntries(notesWords.afterwards.prompts.map(({ id }, at) => [id, `line ${at}\nand one more`])),
};

/** A note of closeness that held. */
export const HELD_NOTE: Note = {
  ...blankNote('held', 'held', '2026-11-23T12:00:00+05:45', NINE),
  moments: notesWords.held.moments.slice(0, 2).map(({ id }) => id),
  texts: { [notesWords.held.prompts[0]!.id]: 'we cooked' },
};

/** A note with the safety flag. */
export const FLAGGED_NOTE: Note = { ...noteWith('flagged', { ...ALL_ANSWERS, safety: true }, '2026-11-22T07:00:00+00:00') };

const anyTime = fc.tuple(anyInstant, fc.constantFrom('+00:00', '-03:30', '+12:45')).map(([at, offset]) => `${new Date(at).toISOString().slice(0, 19)}${offset}`);
const anyLookBack: fc.Arbitrary<LookBack> = fc.record({
  lookedAt: anyTime, span: fc.option(fc.constantFrom('day', 'week', 'month')), verdict: fc.option(fc.constantFrom('signal', 'protection', 'both', 'unsure')),
  done: fc.uniqueArray(fc.constantFrom('talked', 'left', 'gone-id'), { maxLength: 2 }), line: anyText,
});

/** Any note as the stores may hold it. */
export const anyNote: fc.Arbitrary<Note> = fc
  .record({
    answers: anyAnswers, id: fc.uuid(), kind: fc.constantFrom('pause', 'afterwards', 'held'), begunAt: fc.option(anyTime), changedAt: anyInstant,
    wantsLookBack: fc.boolean(), lookBackSettledAt: fc.oneof(fc.constant(0), anyInstant), lookBacks: fc.array(anyLookBack, { maxLength: 3 }),
    texts: fc.dictionary(fc.constantFrom('set-off', 'body', 'mind', 'old-prompt'), anyText, { noNullPrototype: true, maxKeys: 3 }), moments: fc.uniqueArray(fc.constantFrom('near', 'said'), { maxLength: 2 }),
  })
  .map(({ answers, begunAt, ...rest }) => ({ ...answers, ...rest, begunAt, day: begunAt === null ? null : begunAt.slice(0, 10) }) as Note);

/** A table as RFC 4180 reads it: cells in quotes or bare, rows that end in CRLF, every byte outside of quotes accounted for. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  let row: string[] = [];
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      for (at += 1; ; at += 1) {
        if (at >= text.length) throw new Error('a quote is not closed');
        if (text[at] === '"' && text[at + 1] !== '"') break;
        if (text[at] === '"') at += 1;
        cell += text[at];
      }
      at += 1;
    } else for (; at < text.length && text[at] !== ',' && text[at] !== '\r'; at += 1) cell += text[at];
    row.push(cell);
    if (text[at] === ',') at += 1;
    else if (text.startsWith('\r\n', at)) {
      rows.push(row);
      row = [];
      at += 2;
    } else throw new Error(`neither comma nor end of row at ${at}`);
  }
  return rows;
}
