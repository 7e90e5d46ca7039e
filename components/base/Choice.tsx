import './choice.css';

interface Option<Value extends string> {
  readonly value: Value;
  readonly name: string;
  readonly help?: string;
}

interface Props<Value extends string> {
  readonly label: string;
  readonly name: string;
  readonly options: readonly Option<Value>[];
  readonly value: Value | null;
  /** Side by side for short answers. */
  readonly isInline?: boolean;
  readonly onChosen: (value: Value) => void;
}

/** One of several, all alike: the browser's own radio buttons, so that every key and screen reader knows them. */
export function Choice<Value extends string>({ label, name, options, value, isInline = false, onChosen }: Props<Value>) {
  return (
    <fieldset class={isInline ? 'choices inline' : 'choices'}>
      <legend class={isInline ? '' : 'visually-hidden'}>{label}</legend>
      {options.map((option) => (
        <label class="choice" key={option.value}>
          <input type="radio" name={name} checked={option.value === value} autocomplete="off" onChange={() => onChosen(option.value)} />
          <span>
            <b>{option.name}</b>
            {option.help && <small>{option.help}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
