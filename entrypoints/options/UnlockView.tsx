import { UnlockForm } from '../../components/vault/UnlockForm.tsx';
import { useWords } from '../../components/base/words-context.ts';
import type { NotesServices } from '../../storage/notes-services.ts';

/** Stands in place of every room that shows notes while they are locked. */
export function UnlockView({ services }: { readonly services: NotesServices }) {
  const { t } = useWords();
  return (
    <>
      <h2>{t('lock.unlock-title')}</h2>
      <UnlockForm takesFocus onUnlockWanted={async (passphrase) => (await services.vault()).unlock(passphrase)} />
    </>
  );
}
