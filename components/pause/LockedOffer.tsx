import { useWords } from '../base/words-context.ts';
import { StepFrame } from './StepFrame.tsx';

interface Props {
  /** Left out where the passphrase cannot be asked for. */
  readonly onUnlockWanted?: (() => void) | undefined;
  readonly onStartedNew: () => void;
}

/** A draft that only the passphrase opens. A new pause never asks for it, and the draft loses nothing by it. */
export function LockedOffer({ onUnlockWanted, onStartedNew }: Props) {
  const { t } = useWords();
  return (
    <StepFrame title={t('pause.locked-title')} help={t('pause.locked-lead')}>
      <button type="button" class="act" onClick={onStartedNew}>
        {t('pause.locked-new')}
      </button>
      {onUnlockWanted && (
        <button type="button" class="act" onClick={onUnlockWanted}>
          {t('pause.locked-open')}
        </button>
      )}
    </StepFrame>
  );
}
