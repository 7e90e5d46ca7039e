import type { TargetedEvent } from 'preact';
import { useId, useState } from 'preact/hooks';
import { passphraseProblem } from '../../core/copy-order.ts';
import { Choice } from '../base/Choice.tsx';
import { privateField } from '../base/private-field.ts';
import { useWords } from '../base/words-context.ts';

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
  const problem = value && isChecked ? passphraseProblem(...value) : null;
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
          <SecretField label={t('copies.passphrase')} value={value[0]} isShown={isShown} onWritten={(once) => onChanged([once, value[1]])} />
          <SecretField label={t('copies.passphrase-again')} value={value[1]} isShown={isShown} onWritten={(again) => onChanged([value[0], again])} />
          <label class="tick">
            <input type="checkbox" checked={isShown} autocomplete="off" onChange={(event) => setIsShown(event.currentTarget.checked)} />
            <span>{t('copies.passphrase-show')}</span>
          </label>
          <p role="alert" class="copy-problem">
            {problem === 'short' ? t('copies.passphrase-short') : problem === 'different' ? t('copies.passphrase-different') : ''}
          </p>
        </div>
      )}
    </div>
  );
}

interface SecretProps {
  readonly label: string;
  readonly value: string;
  readonly isShown: boolean;
  readonly onWritten: (text: string) => void;
}

/** A field whose text is covered until it is asked for, and which no browser remembers. */
function SecretField({ label, value, isShown, onWritten }: SecretProps) {
  const id = useId();
  const rest = { id, dir: 'auto', value, ...privateField(false), onInput: (event: TargetedEvent<HTMLInputElement>) => onWritten(event.currentTarget.value) } as const;
  return (
    <div class="text-field">
      <label for={id}>{label}</label>
      {isShown ? <input type="text" {...rest} /> : <input type="password" {...rest} />}
    </div>
  );
}
