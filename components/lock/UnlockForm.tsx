import { useRef, useState } from 'preact/hooks';
import type { Result } from '../../core/result.ts';
import { useWords } from '../base/words-context.ts';
import { Switch } from '../settings/Switch.tsx';
import { PassphraseField } from './PassphraseField.tsx';
import { useLockAct, type LockProblem } from './use-lock-act.ts';
import './lock.css';

interface Props {
  readonly takesFocus?: boolean;
  readonly onUnlockWanted: (passphrase: string) => Promise<Result<null, LockProblem>>;
  readonly onUnlocked?: () => void;
}

/** Asks for the passphrase. A wrong one harms nothing and is never counted (SE-10). */
export function UnlockForm({ takesFocus = false, onUnlockWanted, onUnlocked }: Props) {
  const { t } = useWords();
  const [passphrase, setPassphrase] = useState('');
  const [isShown, setIsShown] = useState(false);
  const { isBusy, problem, run } = useLockAct();
  const form = useRef<HTMLDivElement>(null);

  async function unlock(): Promise<void> {
    // Pressed with nothing written, it shows where to write.
    if (passphrase === '') return form.current?.querySelector('input')?.focus();
    if (!(await run(() => onUnlockWanted(passphrase)))) return;
    setPassphrase('');
    onUnlocked?.();
  }

  return (
    <div class="lock lock-form" ref={form}>
      <PassphraseField label={t('lock.passphrase')} value={passphrase} isShown={isShown} takesFocus={takesFocus} onWritten={setPassphrase} onEntered={() => void unlock()} />
      <Switch label={t('passphrase.show')} isOn={isShown} onToggled={setIsShown} />
      <p role="alert">{problem ? t(problem) : ''}</p>
      <button type="button" class="act main" aria-disabled={isBusy} onClick={() => void unlock()}>
        {t(isBusy ? 'lock.working' : 'lock.unlock')}
      </button>
      <p class="quiet">{t('lock.unlock-help')}</p>
    </div>
  );
}
