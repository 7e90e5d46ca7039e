import { useWords } from '../base/words-context.ts';

/** A quiet line above the notes when a new copy is worth taking. It asks for nothing, and can be turned off. */
export function CopyReminder({ onCopyWanted }: { readonly onCopyWanted: () => void }) {
  const { t } = useWords();
  return (
    <p class="quiet">
      <span>{t('notes.copy-due')}</span>{' '}
      <button type="button" class="link" onClick={onCopyWanted}>
        {t('notes.copy-due-open')}
      </button>
    </p>
  );
}
