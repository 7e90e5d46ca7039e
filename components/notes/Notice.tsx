import { useWords } from '../base/words-context.ts';

/** What has just been done, with a way back where there is one. */
export interface NoticeText {
  readonly text: string;
  readonly onUndone?: (() => void) | undefined;
}

interface Props {
  readonly notice: NoticeText | null;
  readonly onDismissed: () => void;
}

/** One line at the foot of the window. It stays until something else is done: nobody has to hurry to undo. */
export function Notice({ notice, onDismissed }: Props) {
  const { t } = useWords();
  return (
    <div class="notice-place">
      <p role="status" class={notice ? 'notice' : ''}>
        {notice && <span>{notice.text}</span>}
        {notice?.onUndone && (
          <button type="button" class="link" onClick={notice.onUndone}>
            {t('act.undo')}
          </button>
        )}
        {notice && (
          <button type="button" class="notice-close" aria-label={t('bin.dismiss')} onClick={onDismissed}>
            ×
          </button>
        )}
      </p>
    </div>
  );
}
