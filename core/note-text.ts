/** What can be read on a note, as lists of texts: for search, for a title, for a copy. Never a sentence. */
import { withoutUnsafe, type Answers, type Note, type Verdict } from './note.ts';
import { fold } from './search.ts';
import { titleOf, wordsOf } from './summary.ts';
import { safeAmong, textOf, type NotesWords, type OwnWord, type PauseWords } from './words.ts';

/** The words that a note is read with. */
export interface ReadingWords {
  readonly words: PauseWords;
  readonly notes: NotesWords;
  readonly own: readonly OwnWord[];
}

/** The note as it may be shown: while the safety flag stands, without what speaks of protection, contact or looking back. */
export function shownOf(note: Note, words: PauseWords): Note {
  if (!note.safety) return note;
  return { ...withoutUnsafe(note, safeAmong(words.steps)), lookBacks: [] };
}

/** The lines of text that a person wrote, in the order in which they are read; empty ones are left out. */
export function linesOf(note: Note, { notes }: Pick<ReadingWords, 'notes'>): readonly string[] {
  const prompts = [...notes.afterwards.prompts, ...notes.held.prompts].map(({ id }) => note.texts[id] ?? '');
  const { urgeText, feelingText, saidOrDone, readInto } = note;
  return [...prompts, urgeText, feelingText, saidOrDone, readInto].map((text) => text.trim()).filter((text) => text !== '');
}

/** One line for a note: its words, or the beginning of what was written; empty where there is neither. */
export function noteTitleOf(note: Note, reading: ReadingWords): string {
  const moments = note.moments.map((id) => textOf(reading.notes.held.moments, id));
  if (moments.length > 0) return moments.join(' · ');
  return titleOf(note, reading.words, reading.own) || linesOf(note, reading)[0] || '';
}

/** The name of a verdict. */
export function verdictName(verdict: Verdict, words: PauseWords): string {
  return words.pause.signal.verdicts[verdict].name;
}

/** Everything on a note that search looks through, in its plain form. */
export function plainTextOf(note: Note, reading: ReadingWords): string {
  const shown = shownOf(note, reading.words);
  const { words, notes, own } = reading;
  const lookBacks = shown.lookBacks.flatMap(({ verdict, done, line }) => [
    verdict === null ? '' : verdictName(verdict, words),
    ...done.map((id) => textOf(notes['look-back'].done, id)),
    line,
  ]);
  const { who, message, nextStep } = shown as Answers;
  const parts = [
    ...wordsOf(shown, words, own),
    ...shown.moments.map((id) => textOf(notes.held.moments, id)),
    ...Object.values(shown.texts),
    who, shown.urgeText, shown.feelingText, shown.saidOrDone, shown.readInto, message, nextStep?.when ?? '', nextStep?.will ?? '',
    ...lookBacks,
  ];
  // A line break between the parts, which folding makes a space, would let a search run over their border.
  return parts.filter((part) => part !== '').map(fold).join('\n');
}

/** Everything a person gave on a note, as plain lines to copy. */
export function copyTextOf(note: Note, reading: ReadingWords): string {
  const shown = shownOf(note, reading.words);
  const title = noteTitleOf(shown, reading);
  const lines = linesOf(shown, reading);
  const rest = [shown.who, shown.nextStep?.when ?? '', shown.nextStep?.will ?? '', shown.message].filter((text) => text.trim() !== '');
  return [...new Set([title, ...lines, ...rest])].filter((line) => line !== '').join('\n');
}
