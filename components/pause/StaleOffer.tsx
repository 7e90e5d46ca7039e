import { dayOf } from '../../core/day.ts';
import type { Draft } from '../../core/draft.ts';
import { useWords } from '../base/words-context.ts';
import { StepFrame } from './StepFrame.tsx';

interface Props {
  readonly draft: Draft;
  readonly onTakenUp: () => void;
  readonly onKept: () => void;
  readonly onStartedNew: () => void;
  readonly onDeleted: () => void;
}

/** A draft of an earlier day, offered with its day and never forced (DT-12). */
export function StaleOffer({ draft, onTakenUp, onKept, onStartedNew, onDeleted }: Props) {
  const { t, language } = useWords();
  const day = new Date(`${dayOf(draft.pause.begunAt)}T12:00:00Z`).toLocaleDateString(language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  });
  return (
    <StepFrame title={t('pause.stale-title')} help={t('pause.stale-lead', { day })}>
      <button type="button" class="act" onClick={onTakenUp}>
        {t('pause.stale-go-on')}
      </button>
      {/* With the safety flag a note is never proposed: it may be found by someone else. */}
      {!draft.pause.answers.safety && (
        <button type="button" class="act" onClick={onKept}>
          {t('pause.stale-keep')}
        </button>
      )}
      <button type="button" class="act" onClick={onStartedNew}>
        {t('pause.stale-new')}
      </button>
      <button type="button" class="link" onClick={onDeleted}>
        {t('pause.stale-drop')}
      </button>
    </StepFrame>
  );
}
