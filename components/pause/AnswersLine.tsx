import { useState } from 'preact/hooks';
import type { Pause, PauseStep } from '../../core/pause.ts';
import { wordsOf } from '../../core/summary.ts';
import { withoutUnsafe } from '../../core/note.ts';
import { safeAmong, type OwnWord } from '../../core/words.ts';
import { useWords } from '../base/words-context.ts';
import { AnswersList } from './AnswersList.tsx';

interface Props {
  readonly pause: Pause;
  readonly ownWords: readonly OwnWord[];
  readonly onStepChosen: (step: PauseStep) => void;
}

/** What was given so far, on every later step: under strong feeling people forget what they wrote a step ago. */
export function AnswersLine({ pause, ownWords, onStepChosen }: Props) {
  const { t, words } = useWords();
  const [isOpen, setIsOpen] = useState(false);
  const shown = withoutUnsafe(pause.answers, safeAmong(words.steps));
  const line = [shown.safety ? t('pause.safety-mark') : '', ...wordsOf(shown, words, ownWords), shown.urgeText, shown.feelingText].filter((text) => text.trim() !== '');
  if (line.length === 0) return null;
  return (
    <div class="answers" role="region" aria-label={t('pause.answers')}>
      <div class="answers-line">
        <bdi class="answers-words">{line.join(' · ')}</bdi>
        <button type="button" class="link" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {t(isOpen ? 'act.less' : 'act.show')}
        </button>
      </div>
      {isOpen && <AnswersList answers={shown} ownWords={ownWords} onStepChosen={onStepChosen} />}
    </div>
  );
}
