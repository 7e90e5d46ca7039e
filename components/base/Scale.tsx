import { useId } from 'preact/hooks';
import { useWords } from './words-context.ts';
import './scale.css';

interface Props {
  readonly label: string;
  readonly help?: string | undefined;
  readonly low: string;
  readonly high: string;
  readonly most: number;
  readonly step: number;
  readonly value: number | null;
  readonly onSet: (value: number | null) => void;
}

/** A number that may be left out. Nothing is set until the person moves it, and it can be cleared again. */
export function Scale({ label, help, low, high, most, step, value, onSet }: Props) {
  const { t } = useWords();
  const id = useId();
  return (
    <div class="scale" data-set={value !== null}>
      <div class="scale-head">
        <label for={id}>{label}</label>
        <output for={id}>{value ?? t('pause.no-number')}</output>
        {value !== null && (
          <button type="button" class="link" onClick={() => onSet(null)}>
            {t('act.clear')} <span class="visually-hidden">{label}</span>
          </button>
        )}
      </div>
      {help && <p class="quiet">{help}</p>}
      <input
        id={id}
        type="range"
        min={0}
        max={most}
        step={step}
        value={value ?? most / 2}
        autocomplete="off"
        aria-valuetext={value === null ? t('pause.no-number') : String(value)}
        onInput={(event) => onSet(event.currentTarget.valueAsNumber)}
        // A click on the middle moves nothing, and is still an answer.
        onPointerUp={(event) => onSet(event.currentTarget.valueAsNumber)}
      />
      <div class="scale-ends quiet">
        <span>{low}</span>
        <span>{high}</span>
      </div>
    </div>
  );
}
