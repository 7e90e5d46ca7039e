import { useWords } from '../base/words-context.ts';

/** The foot of what offers nothing but to be hidden. */
export function HideFoot({ onHide }: { readonly onHide: () => void }) {
  const { t } = useWords();
  return (
    <footer class="foot">
      <button type="button" onClick={onHide}>
        {t('act.hide')}
      </button>
    </footer>
  );
}
