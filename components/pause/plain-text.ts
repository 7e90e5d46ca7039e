import type { Answers } from '../../core/note.ts';
import { wordsOf } from '../../core/summary.ts';
import type { OwnWord, PauseWords } from '../../core/words.ts';

/** Everything a person gave, as plain lines to copy when it cannot be kept. */
export function plainTextOf(answers: Answers, words: PauseWords, own: readonly OwnWord[]): string {
  const { urgeText, who, feelingText, saidOrDone, readInto, nextStep, message } = answers;
  const lines = [wordsOf(answers, words, own).join(' · '), who, urgeText, feelingText, saidOrDone, readInto, nextStep?.when, nextStep?.will, message];
  return lines.filter((line): line is string => line !== undefined && line.trim() !== '').join('\n');
}
