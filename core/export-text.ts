/**
 * A note as labelled texts, for everything that is taken out to be read: table, text and sheet. Words stand by their text, look-backs in lines.
 * What the safety flag hides is hidden here too (`shownOf`).
 */
import type { ExportPart } from './export-order.ts';
import { dayOf, type Day, type LocalTime } from './day.ts';
import type { LookBack, LookBackSpan, Note, NoteKind } from './note.ts';
import { shownOf, verdictName, type ReadingWords } from './note-text.ts';
import { textOf } from './words.ts';

/** What a note gives, one after another. Prompts of the short notes stand as `prompt:` and their id. */
export const EXPORT_FIELDS = [
  'day', 'when', 'kind', 'who', 'moments', 'urges', 'urgeText', 'strength', 'strengthAfter', 'triggers', 'feelings', 'feelingText', 'body',
  'verdict', 'confidence', 'saidOrDone', 'readInto', 'questions', 'stepWhen', 'stepWill', 'returnAt', 'message', 'lookBacks', 'safety',
] as const;

/** One of those fields. */
export type ExportField = (typeof EXPORT_FIELDS)[number];

const PART_OF: Readonly<Record<ExportField, ExportPart | null>> = {
  day: null, when: null, kind: null, who: 'who', moments: 'texts', urges: 'urge', urgeText: 'urge', strength: 'urge', strengthAfter: 'urge', triggers: 'before',
  feelings: 'feelings', feelingText: 'feelings', body: 'feelings', verdict: 'verdict', confidence: 'verdict', saidOrDone: 'verdict', readInto: 'verdict',
  questions: 'verdict', stepWhen: 'step', stepWill: 'step', returnAt: 'step', message: 'message', lookBacks: 'look-backs', safety: null,
};

/** The words that a note is taken out with. */
export interface ExportWords {
  readonly reading: ReadingWords;
  readonly labels: Readonly<Record<ExportField, string>>;
  readonly kinds: Readonly<Record<NoteKind, string>>;
  /** What each look back is called; `own` for one that nothing asked for. */
  readonly spans: Readonly<Record<LookBackSpan | 'own', string>>;
  readonly flagged: string;
  /** A time and a date inside a note: as they are for a table, in words for people. */
  nameOfTime(time: LocalTime): string;
  nameOfDay(day: Day): string;
}

/** One label with its text; empty where nothing was given. */
export interface ExportCell {
  readonly key: string;
  readonly label: string;
  readonly text: string;
}

/** The prompts that have a place: those of our words, and any other id that a note still holds a text for. */
export function promptIdsOf(notes: readonly Note[], { reading }: ExportWords): readonly string[] {
  const ours = [...reading.notes.afterwards.prompts, ...reading.notes.held.prompts].map(({ id }) => id);
  return [...new Set([...ours, ...notes.flatMap(({ texts }) => Object.keys(texts))])];
}

/**
 * The cells of a note in the order of the fields, the same for every note of a call: `promptIds` and `parts` decide which there are. The mark of the
 * safety flag is a cell only when `hasFlagged`.
 */
export function cellsOf(note: Note, words: ExportWords, promptIds: readonly string[], parts: readonly ExportPart[], hasFlagged: boolean): readonly ExportCell[] {
  const { reading, labels } = words;
  const shown = shownOf(note, reading.words);
  const prompts = [...reading.notes.afterwards.prompts, ...reading.notes.held.prompts];
  return EXPORT_FIELDS.flatMap((field): ExportCell[] => {
    const part = PART_OF[field];
    if ((part !== null && !parts.includes(part)) || (field === 'safety' && !hasFlagged)) return [];
    const cell = { key: field, label: labels[field], text: fieldText(field, shown, words) };
    if (field !== 'moments') return [cell];
    return [cell, ...promptIds.map((id) => ({ key: `prompt:${id}`, label: textOf(prompts, id), text: shown.texts[id] ?? '' }))];
  });
}

function fieldText(field: ExportField, note: Note, given: ExportWords): string {
  const { reading, kinds, flagged } = given;
  const { words, notes, own } = reading;
  const list = (ids: readonly string[], from: Parameters<typeof textOf>[0]) => ids.map((id) => textOf(from, id, own)).join(', ');
  const number = (value: number | null) => (value === null ? '' : String(value));
  switch (field) {
    case 'day':
      return note.day ?? '';
    case 'when':
      return note.begunAt ?? '';
    case 'kind':
      return kinds[note.kind];
    case 'moments':
      return list(note.moments, notes.held.moments);
    case 'urges':
      return list(note.urges, words.urges);
    case 'triggers':
      return list(note.triggers, words.triggers);
    case 'feelings':
      return list(note.feelings, words.feelings);
    case 'body':
      return list(note.body, words.body);
    case 'strength':
    case 'strengthAfter':
    case 'confidence':
      return number(note[field]);
    case 'verdict':
      return note.verdict === null ? '' : verdictName(note.verdict, words);
    case 'questions':
      return Object.entries(note.questions).map(([id, answer]) => `${textOf(words.signals, id)} ${words.pause.signal.answers[answer]}`).join('\n');
    case 'stepWhen':
      return note.nextStep?.when ?? '';
    case 'stepWill':
      return note.nextStep?.will ?? '';
    case 'returnAt':
      return note.nextStep?.returnAt ? given.nameOfTime(note.nextStep.returnAt) : '';
    case 'lookBacks':
      return note.lookBacks.map((lookBack) => lookBackLine(lookBack, given)).join('\n');
    case 'safety':
      return note.safety ? flagged : '';
    default:
      return note[field];
  }
}

function lookBackLine({ span, lookedAt, verdict, done, line }: LookBack, { reading: { words, notes }, spans, nameOfDay }: ExportWords): string {
  const parts = [spans[span ?? 'own'], nameOfDay(dayOf(lookedAt)), verdict === null ? '' : verdictName(verdict, words), ...done.map((id) => textOf(notes['look-back'].done, id)), line];
  return parts.filter((part) => part !== '').join(' · ');
}
