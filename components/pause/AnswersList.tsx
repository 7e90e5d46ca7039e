import type { Answers } from '../../core/note.ts';
import type { PauseStep } from '../../core/pause.ts';
import type { OwnWord } from '../../core/words.ts';
import { useWords } from '../base/words-context.ts';
import { answerRows } from './answer-rows.ts';

interface Props {
  readonly answers: Answers;
  readonly ownWords: readonly OwnWord[];
  /** Where given, each answer leads back to its step. */
  readonly onStepChosen?: (step: PauseStep) => void;
}

/** Every answer that was given, under its question. Text stays inside its own line, whatever its direction (TX-11, TX-13). */
export function AnswersList({ answers, ownWords, onStepChosen }: Props) {
  const { t, words, language } = useWords();
  return (
    <dl class="answers-list">
      {answers.safety && <dd>{t('pause.safety-mark')}</dd>}
      {answerRows(answers, words, ownWords, t, language).map(([at, label, text]) => (
        <div key={label}>
          <dt class="quiet">
            {onStepChosen ? (
              <button type="button" class="link" onClick={() => onStepChosen(at)}>
                {label}
              </button>
            ) : (
              label
            )}
          </dt>
          <dd dir="auto">{text}</dd>
        </div>
      ))}
    </dl>
  );
}
