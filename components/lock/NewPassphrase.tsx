import { useState } from 'preact/hooks';
import { passphraseLength, passphraseTrouble } from '../../core/passphrase.ts';
import { useWords } from '../base/words-context.ts';
import { Switch } from '../settings/Switch.tsx';
import { newPassphraseTrouble } from './new-passphrase-trouble.ts';
import { PassphraseField } from './PassphraseField.tsx';

interface Props {
  readonly label: string;
  /** What the button says. */
  readonly act: string;
  readonly isBusy: boolean;
  readonly problem: string | null;
  /** Said while it works. */
  readonly progress: string;
  /** Whether the passphrase as it is now is asked for too. */
  readonly asksForOld: boolean;
  readonly onChosen: (passphrase: string, old: string) => void;
}

/** A new passphrase, typed twice, with a word on its length. Nothing is refused before the button is pressed. */
export function NewPassphrase({ label, act, isBusy, problem, progress, asksForOld, onChosen }: Props) {
  const { t } = useWords();
  const [old, setOld] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [isShown, setIsShown] = useState(false);
  const [ownProblem, setOwnProblem] = useState<string | null>(null);
  const length = passphraseLength(passphrase);

  function choose(): void {
    if (isBusy) return;
    const trouble = newPassphraseTrouble(passphrase, again);
    setOwnProblem(trouble);
    if (!trouble) onChosen(passphrase, old);
  }

  const shown = ownProblem ?? problem;
  return (
    <div class="lock-form">
      {asksForOld && <PassphraseField label={t('lock.passphrase-now')} value={old} isShown={isShown} onWritten={setOld} />}
      <PassphraseField label={label} help={t('lock.advice')} value={passphrase} isShown={isShown} onWritten={setPassphrase} />
      <p role="status" class="quiet">
        {length === 'too-short' || passphraseTrouble(passphrase) ? '' : t(length === 'good' ? 'lock.length-good' : 'lock.length-fair')}
      </p>
      <PassphraseField label={t('passphrase.again')} value={again} isShown={isShown} onWritten={setAgain} onEntered={choose} />
      <Switch label={t('passphrase.show')} isOn={isShown} onToggled={setIsShown} />
      <p role="alert">{shown ? t(shown) : ''}</p>
      <button type="button" class="act main" aria-disabled={isBusy} onClick={choose}>
        {isBusy ? t('lock.working') : act}
      </button>
      <p role="status">{isBusy ? progress : ''}</p>
    </div>
  );
}
