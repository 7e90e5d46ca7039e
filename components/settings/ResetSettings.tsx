import { useState } from 'preact/hooks';
import { useWords } from '../base/words-context.ts';

interface Props {
  /** Resolves to whether it is done. */
  readonly onReset: () => Promise<boolean>;
}

/** Puts every setting back to its start, and says so once it is written, never before. */
export function ResetSettings({ onReset }: Props) {
  const { t } = useWords();
  const [isDone, setIsDone] = useState(false);
  return (
    <>
      <button
        type="button"
        class="act"
        onClick={() => {
          setIsDone(false);
          void onReset().then(setIsDone);
        }}
        onBlur={() => setIsDone(false)}
      >
        {t('settings.reset')}
      </button>
      <p class="quiet">{t('settings.reset-help')}</p>
      <p role="status">{isDone ? t('settings.reset-done') : ''}</p>
    </>
  );
}
