/**
 * A field for private text.
 *
 * The field owns its text while someone writes in it: nothing is ever put back into it during a composition or while it has the focus, so
 * a redraw, a counter or another page cannot disturb it (TX-03, TX-04). Each change goes out at once, half-composed text too (LD-01).
 */
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { fitEdit, lengthOf } from '../../core/text.ts';
import { privateField } from './private-field.ts';
import { useWords } from './words-context.ts';
import './text-field.css';

interface Props {
  readonly label: string;
  readonly help?: string | undefined;
  readonly value: string;
  /** The most it holds, in user-perceived characters. */
  readonly limit: number;
  readonly rows?: number;
  readonly isLabelHidden?: boolean;
  readonly onWritten: (text: string) => void;
  /** A plain Enter in a field of one line. An Enter that confirms a composition never comes here (TX-01). */
  readonly onEntered?: (() => void) | undefined;
  /** Esc leaves this field alone, and hides nothing (AX-07). */
  readonly onEscaped?: (() => void) | undefined;
}

const WARN_AT = 20;

/** A line has no line breaks: an Enter without an act does nothing. */
const ignore = () => undefined;

export function TextField({ label, help, value, limit, rows = 1, isLabelHidden = false, onWritten, onEntered, onEscaped }: Props) {
  const { t, spellCheck } = useWords();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const before = useRef(value);
  const isComposing = useRef(false);
  const [left, setLeft] = useState(limit - lengthOf(value));

  // The text is put in here and nowhere else: as a child of the element it would be written again on every drawing, and Firefox then
  // loses what is being composed (TX-03).
  useLayoutEffect(() => {
    const element = field.current!;
    const isBeingWritten = document.activeElement === element && document.hasFocus();
    if (element.value === value || isComposing.current || isBeingWritten) return;
    element.value = value;
    before.current = value;
    setLeft(limit - lengthOf(value));
  }, [value, limit]);

  function written(): void {
    const element = field.current!;
    if (!isComposing.current) {
      const fits = fitEdit(before.current, rows === 1 ? element.value.replace(/[\r\n]+/g, ' ') : element.value, limit);
      if (fits !== element.value) {
        const at = Math.max(0, (element.selectionStart ?? fits.length) - (element.value.length - fits.length));
        element.value = fits;
        element.setSelectionRange(at, at);
      }
      // A composition is one edit: when it ends, it is held against the text from before it.
      before.current = element.value;
    }
    setLeft(limit - lengthOf(element.value));
    onWritten(element.value);
  }

  function composed(): void {
    isComposing.current = false;
    written();
  }

  return (
    <div class="text-field">
      <label for={id} class={isLabelHidden ? 'visually-hidden' : ''}>
        {label}
      </label>
      {help && <p id={`${id}-help`} class="quiet">{help}</p>}
      <textarea
        ref={field}
        id={id}
        rows={rows}
        dir="auto"
        aria-describedby={help ? `${id}-help` : undefined}
        {...privateField(spellCheck)}
        onCompositionStart={() => (isComposing.current = true)}
        onCompositionEnd={composed}
        // A composition that never ends (a dead key, a lost focus) must not freeze the field (TX-04).
        onBlur={() => isComposing.current && composed()}
        onInput={(event) => {
          if (!event.isComposing) isComposing.current = false;
          written();
        }}
        onKeyDown={(event) => {
          if (event.isComposing || event.keyCode === 229) return;
          const act = event.key === 'Escape' ? onEscaped : event.key === 'Enter' && rows === 1 ? (onEntered ?? ignore) : undefined;
          if (!act) return;
          event.preventDefault();
          act();
        }}
      />
      <p class="quiet left" role="status">
        {left <= WARN_AT ? t('pause.characters-left', { n: Math.max(0, left) }) : ''}
      </p>
    </div>
  );
}
