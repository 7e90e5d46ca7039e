import { useState } from 'preact/hooks';
import { Choice } from '../base/Choice.tsx';
import { useWords } from '../base/words-context.ts';
import { Switch } from '../settings/Switch.tsx';
import { newPassphraseTrouble } from '../lock/new-passphrase-trouble.ts';
import { PassphraseField } from '../lock/PassphraseField.tsx';

interface Props {
  /** Both entries, or null for a file that anyone can read. */
  readonly value: readonly [string, string] | null;
  /** Whether to say what is still wrong with them: only after someone tried to go on. */
  readonly isChecked: boolean;
  readonly onChanged: (value: readonly [string, string] | null) => void;
}

/** Whether the file is for everyone who has it, or sealed with a passphrase that is typed twice (SE-07). */
export function CopyLock({ value, isChecked, onChanged }: Props) {
  const { t } = useWords();
  const [isShown, setIsShown] = useState(false);
  const problem = value && isChecked ? newPassphraseTrouble(...value) : null;
  return (
    <div class="copy-lock">
      <Choice
        label={t('copies.lock')}
        name="copy-lock"
        options={[
          { value: 'plain', name: t('copies.lock-plain'), help: t('copies.lock-plain-help') },
          { value: 'sealed', name: t('copies.lock-sealed'), help: t('copies.lock-sealed-help') },
        ]}
        value={value ? 'sealed' : 'plain'}
        onChosen={(lock) => onChanged(lock === 'sealed' ? ['', ''] : null)}
      />
      {value && (
        <div class="copy-passphrase">
          <p class="quiet">{t('copies.passphrase-help')}</p>
          <PassphraseField label={t('copies.passphrase')} value={value[0]} isShown={isShown} onWritten={(once) => onChanged([once, value[1]])} />
          <PassphraseField label={t('passphrase.again')} value={value[1]} isShown={isShown} onWritten={(again) => onChanged([value[0], again])} />
          <Switch label={t('passphrase.show')} isOn={isShown} onToggled={setIsShown} />
          <p role="alert" class="copy-problem">
            {problem ? t(problem) : ''}
          </p>
        </div>
      )}
    </div>
  );
}
