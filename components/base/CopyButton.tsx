import { useState } from 'preact/hooks';
import { useWords } from './words-context.ts';

/** Copies a text, says so, and selects nothing. Where copying is refused, it says nothing was copied by staying as it is. */
export function CopyButton({ text, label }: { readonly text: string; readonly label?: string }) {
  const { t } = useWords();
  const [copied, setCopied] = useState<string | null>(null);
  return (
    <button
      type="button"
      class="act"
      disabled={text === ''}
      onClick={() => {
        navigator.clipboard.writeText(text).then(
          () => setCopied(text),
          () => setCopied(null),
        );
      }}
    >
      <span role="status">{copied === text ? t('act.copied') : (label ?? t('act.copy'))}</span>
    </button>
  );
}
