import type { ComponentChildren } from 'preact';
import type { Answers } from '../../core/note.ts';
import type { PauseStep } from '../../core/pause.ts';
import { textOf, type OwnWord, type Word } from '../../core/words.ts';
import { useWords } from '../base/words-context.ts';

interface Props {
  readonly answers: Answers;
  readonly ownWords: readonly OwnWord[];
  /** Where given, each answer leads back to its step. */
  readonly onStepChosen?: (step: PauseStep) => void;
}

/** Every answer that was given, under its question. Text stays inside its own line, whatever its direction (TX-11, TX-13). */
export function AnswersList({ answers, ownWords, onStepChosen }: Props) {
  const { t, words } = useWords();
  const { urge, feeling, signal, 'next-step': nextStep } = words.pause;
  const list = (from: readonly Word[], ids: readonly string[]) => ids.map((id) => textOf(from, id, ownWords)).join(' · ');
  const step = answers.nextStep;
  const rows: readonly (readonly [PauseStep, string, string])[] = [
    ['urge', urge.title, [list(words.urges, answers.urges), answers.urgeText].filter(Boolean).join('\n')],
    ['urge', urge.strength, answers.strength === null ? '' : String(answers.strength)],
    ['urge', urge.trigger, list(words.triggers, answers.triggers)],
    ['urge', urge.who, answers.who],
    ['feeling', feeling.body, list(words.body, answers.body)],
    ['feeling', feeling.title, [list(words.feelings, answers.feelings), answers.feelingText].filter(Boolean).join('\n')],
    ['signal', signal.title, answers.verdict ? signal.verdicts[answers.verdict].name : ''],
    ['signal', signal.confidence, answers.confidence === null ? '' : t('pause.sure', { n: answers.confidence })],
    ['signal', signal['said-or-done'], answers.saidOrDone],
    ['signal', signal['read-into'], answers.readInto],
    ...words.signals.flatMap((question) => {
      const answer = answers.questions[question.id];
      return answer ? [['signal', question.text, signal.answers[answer]] as const] : [];
    }),
    ['next-step', nextStep.when, step?.when ?? ''],
    ['next-step', nextStep.will, step?.will ?? ''],
    ['next-step', nextStep.message, answers.message],
  ];
  return (
    <dl class="answers-list">
      {answers.safety && <dd>{t('pause.safety-mark')}</dd>}
      {rows.map(([at, label, text]) =>
        text.trim() === '' ? null : (
          <div key={label}>
            <dt class="quiet">
              <Label at={at} onStepChosen={onStepChosen}>
                {label}
              </Label>
            </dt>
            <dd dir="auto">{text}</dd>
          </div>
        ),
      )}
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
