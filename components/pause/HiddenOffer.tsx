import { useWords } from '../base/words-context.ts';
import { StepFrame } from './StepFrame.tsx';

/** After hiding: a first screen that says nothing of what was written. */
export function HiddenOffer({ onShown, onStartedNew }: { readonly onShown: () => void; readonly onStartedNew: () => void }) {
  const { t } = useWords();
  return (
    <StepFrame title={t('pause.hidden-title')}>
      <button type="button" class="act" onClick={onStartedNew}>
        {t('pause.hidden-new')}
      </button>
      <button type="button" class="link" onClick={onShown}>
        {t('pause.hidden-show')}
      </button>
    </StepFrame>
  );
}
