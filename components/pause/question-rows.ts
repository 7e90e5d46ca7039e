import type { Answers } from '../../core/note.ts';
import type { PauseWords } from '../../core/words.ts';

/** The plain questions that were answered. */
export function questionRows(answers: Answers, { pause, signals }: PauseWords): (readonly ['signal', string, string])[] {
  return signals.flatMap(({ id, text }) => {
    const answer = answers.questions[id];
    return answer ? [['signal', text, pause.signal.answers[answer]] as const] : [];
  });
}
