import { useId } from 'preact/hooks';
import { privateField } from '../base/private-field.ts';
import './lock.css';

interface Props {
  readonly label: string;
  readonly help?: string | undefined;
  readonly value: string;
  readonly isShown: boolean;
  readonly takesFocus?: boolean;
  readonly onWritten: (passphrase: string) => void;
  /** A plain Enter; one that confirms a composition never comes here (TX-01). */
  readonly onEntered?: (() => void) | undefined;
}

/** A field for a passphrase. No form stands around it and nothing is completed, so no browser offers to keep it (SE-09). */
export function PassphraseField({ label, help, value, isShown, takesFocus = false, onWritten, onEntered }: Props) {
  const id = useId();
  return (
    <div class="passphrase">
      <label for={id}>{label}</label>
      {help && (
        <p id={`${id}-help`} class="quiet">
          {help}
        </p>
      )}
      <input
        id={id}
        // The types of an input are told apart by their text alone.
        type={(isShown ? 'text' : 'password') as 'text'}
        dir="auto"
        value={value}
        aria-describedby={help ? `${id}-help` : undefined}
        autoCapitalize="off"
        {...privateField(false)}
        ref={(element) => {
          if (takesFocus && element && element.dataset['met'] === undefined) {
            element.dataset['met'] = '';
            element.focus({ preventScroll: true });
          }
        }}
        onInput={(event) => onWritten(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229 || !onEntered) return;
          event.preventDefault();
          onEntered();
        }}
      />
    </div>
  );
}
