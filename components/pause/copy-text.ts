import { withoutUnsafe } from '../../core/note.ts';
import { begunWordsOf, type Pause } from '../../core/pause.ts';
import { wordsOf } from '../../core/summary.ts';
import { safeAmong, type OwnWord, type PauseWords } from '../../core/words.ts';

/** Everything a person gave, as plain lines to copy when it cannot be kept; under the safety flag what may be shown then. */
export function plainTextOf(pause: Pause, words: PauseWords, own: readonly OwnWord[]): string {
  const shown = withoutUnsafe(pause.answers, safeAmong(words.steps));
  const { urgeText, who, feelingText, saidOrDone, readInto, nextStep, message } = shown;
  const lines = [wordsOf(shown, words, own).join(' · '), who, urgeText, feelingText, saidOrDone, readInto, nextStep?.when, nextStep?.will, message, ...begunWordsOf(pause).map(({ text }) => text)];
  return lines.filter((line): line is string => line !== undefined && line.trim() !== '').join('\n');
}
