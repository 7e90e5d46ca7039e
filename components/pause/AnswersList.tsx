import type { ComponentChildren } from 'preact';
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
      {answerRows(answers, words, ownWords, t, language).map(({ at, label, text }) => (
        <div key={label}>
          <dt class="quiet">
            <Label at={at} onStepChosen={onStepChosen}>
              {label}
            </Label>
          </dt>
          <dd dir="auto">{text}</dd>
        </div>
      ))}
    </dl>
  );
}

function Label({ at, onStepChosen, children }: { at: PauseStep; onStepChosen: Props['onStepChosen'] | undefined; children: ComponentChildren }) {
  if (!onStepChosen) return <>{children}</>;
  return (
    <button type="button" class="link" onClick={() => onStepChosen(at)}>
      {children}
    </button>
  );
}
