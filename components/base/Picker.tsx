import { useId } from 'preact/hooks';
import './picker.css';

interface Props {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  /** What stands for "no choice". Left out where something is always chosen. */
  readonly any?: string | undefined;
  readonly options: readonly { readonly value: string; readonly name: string }[];
  readonly value: string | null;
  readonly onChosen: (value: string | null) => void;
}

/** One of many: the browser's own list, so that every key, finger and screen reader knows it. */
export function Picker({ label, isLabelHidden = false, any, options, value, onChosen }: Props) {
  const id = useId();
  return (
    <span class="picker">
      <label for={id} class={isLabelHidden ? 'visually-hidden' : 'picker-label'}>
        {label}
      </label>
      <select id={id} value={value ?? ''} autocomplete="off" data-set={value !== null && any !== undefined} onChange={(event) => onChosen(event.currentTarget.value || null)}>
        {any !== undefined && <option value="">{any}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
    </span>
  );
}
