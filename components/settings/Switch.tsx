import { useId } from 'preact/hooks';
import './switch.css';

interface Props {
  readonly label: string;
  readonly help?: string | undefined;
  readonly isOn: boolean;
  readonly onToggled: (isOn: boolean) => void;
}

/** Something that is on or off: the browser's own checkbox. */
export function Switch({ label, help, isOn, onToggled }: Props) {
  const id = useId();
  return (
    <div class="switch">
      <label class="tick">
        <input type="checkbox" checked={isOn} autocomplete="off" aria-describedby={help ? id : undefined} onChange={(event) => onToggled(event.currentTarget.checked)} />
        <span>{label}</span>
      </label>
      {help && (
        <p id={id} class="quiet">
          {help}
        </p>
      )}
    </div>
  );
}
