import { withoutUnsafe } from '../../core/note.ts';
import { begunWordsOf, type Pause } from '../../core/pause.ts';
import type { Translate } from '../../core/translate.ts';
import { safeAmong, type OwnWord, type PauseWords } from '../../core/words.ts';
import { answerRows } from './answer-rows.ts';

/** Everything a person gave, each answer under its question, to copy when it cannot be kept; under the safety flag what may be shown then. */
export function pauseCopyText(pause: Pause, words: PauseWords, own: readonly OwnWord[], t: Translate, language: string): string {
  const shown = withoutUnsafe(pause.answers, safeAmong(words.steps));
  const rows = answerRows(shown, words, own, t, language).map(([, label, text]) => `${label}\n${text}`);
  return [...rows, ...begunWordsOf(pause).map(({ text }) => text)].join('\n\n');
}
