/** The words of a note as a list, for one line of a list or of a heading. Never a sentence. */
import type { Answers } from './note.ts';
import { textOf, type OwnWord, type PauseWords } from './words.ts';

/** The texts of what was chosen, in the order of the steps; own lines of text are left out. */
export function wordsOf(answers: Answers, words: PauseWords, own: readonly OwnWord[]): readonly string[] {
  const list = (from: PauseWords['urges' | 'triggers' | 'body' | 'feelings'], ids: readonly string[]) => ids.map((id) => textOf(from, id, own));
  return [
    ...list(words.urges, answers.urges),
    ...list(words.triggers, answers.triggers),
    ...list(words.feelings, answers.feelings),
    ...list(words.body, answers.body),
    ...(answers.verdict ? [words.pause.signal.verdicts[answers.verdict].name] : []),
  ];
}

/** One line for a note: its words, or the beginning of what was written where there are none. */
export function titleOf(answers: Answers, words: PauseWords, own: readonly OwnWord[]): string {
  const chosen = wordsOf({ ...answers, body: [], verdict: null }, words, own);
  if (chosen.length > 0) return chosen.join(' · ');
  return [answers.urgeText, answers.feelingText, answers.saidOrDone, answers.readInto].find((text) => text.trim() !== '')?.trim() ?? '';
}
