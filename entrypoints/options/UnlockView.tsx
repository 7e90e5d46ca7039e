import { english, load } from 'virtual:words/lock';
import { useWords } from '../../components/base/words-context.ts';
import { LockWords } from '../../components/vault/LockWords.tsx';
import { UnlockForm } from '../../components/vault/UnlockForm.tsx';
import type { NotesServices } from '../../storage/notes-services.ts';

/** Stands in place of every room that shows notes while they are locked. */
export function UnlockView({ services }: { readonly services: NotesServices }) {
  return (
    <LockWords english={english} load={load}>
      <Title />
      <UnlockForm takesFocus onUnlockWanted={async (passphrase) => (await services.vault()).unlock(passphrase)} />
    </LockWords>
  );
}

function Title() {
  return <h2>{useWords().t('lock.unlock-title')}</h2>;
}
