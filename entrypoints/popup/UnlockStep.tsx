import { useEffect } from 'preact/hooks';
import { english, load } from 'virtual:words/lock';
import { blankPage, watchEscape } from '../../components/base/hide.ts';
import { useWords } from '../../components/base/words-context.ts';
import { LateWords } from '../../components/base/LateWords.tsx';
import { UnlockForm } from '../../components/lock/UnlockForm.tsx';
import type { LockProblem } from '../../components/lock/use-lock-act.ts';
import type { Result } from '../../core/result.ts';

interface Props {
  readonly escapePresses: 1 | 2;
  readonly onUnlockWanted: (passphrase: string) => Promise<Result<null, LockProblem>>;
  /** Unlocked, or not wanted any more: back to the pause, which opens what it can. */
  readonly onLeft: () => void;
  readonly onHidden: () => void;
}

/** Asks for the passphrase where an unfinished pause needs it. */
export function UnlockStep({ escapePresses, onUnlockWanted, onLeft, onHidden }: Props) {
  const { t } = useWords();
  const hide = () => {
    blankPage();
    onHidden();
  };
  useEffect(() => watchEscape(escapePresses, hide), [escapePresses]);
  return (
    <main class="pause">
      <section class="step">
        <LateWords english={english} load={load}>
          <Title />
          <UnlockForm takesFocus onUnlockWanted={onUnlockWanted} onUnlocked={onLeft} />
        </LateWords>
      </section>
      <footer class="foot">
        <button type="button" onClick={onLeft}>
          {t('act.back')}
        </button>
        <button type="button" onClick={hide}>
          {t('act.hide')}
        </button>
      </footer>
    </main>
  );
}

function Title() {
  return <h1>{useWords().t('lock.unlock-title')}</h1>;
}
