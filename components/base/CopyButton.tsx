import { useState } from 'preact/hooks';
import { useWords } from './words-context.ts';

/** Copies a text, selects nothing, and says whether it is copied: beside the button, since what a button holds is not always read out (LD-04). */
export function CopyButton({ text, label }: { readonly text: string; readonly label?: string }) {
  const { t } = useWords();
  const [tried, setTried] = useState<{ readonly text: string; readonly isCopied: boolean } | null>(null);
  const isCopied = tried?.text === text && tried.isCopied;
  const isRefused = tried !== null && !tried.isCopied;
  return (
    <>
      <button
        type="button"
        class="act"
        disabled={text === ''}
        onClick={() => {
          // Where there is no clipboard at all, that too is a refusal.
          Promise.resolve()
            .then(() => navigator.clipboard.writeText(text))
            .then(
              () => setTried({ text, isCopied: true }),
              () => setTried({ text, isCopied: false }),
            );
        }}
      >
        {isCopied ? t('act.copied') : (label ?? t('act.copy'))}
      </button>
      <span role="status" class={isRefused ? 'quiet' : 'visually-hidden'}>
        {isCopied ? t('act.copied') : isRefused ? t('act.not-copied') : ''}
      </span>
    </>
  );
}
