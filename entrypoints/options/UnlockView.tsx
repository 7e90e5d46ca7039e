import { english, load } from 'virtual:words/lock';
import { useWords } from '../../components/base/words-context.ts';
import { LateWords } from '../../components/base/LateWords.tsx';
import { UnlockForm } from '../../components/lock/UnlockForm.tsx';
import type { NotesServices } from '../../storage/notes-services.ts';

/** Stands in place of every room that shows notes while they are locked. */
export function UnlockView({ services }: { readonly services: NotesServices }) {
  return (
    <LateWords english={english} load={load}>
      <Title />
      <UnlockForm takesFocus onUnlockWanted={async (passphrase) => (await services.vault()).unlock(passphrase)} />
    </LateWords>
  );
}

function Title() {
  return <h2>{useWords().t('lock.unlock-title')}</h2>;
}
