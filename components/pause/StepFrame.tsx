import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useWords } from '../base/words-context.ts';

interface Props {
  readonly title: string;
  readonly help?: string | undefined;
  /** `[2, 6]` is spoken after the title; left out where there are no positions. */
  readonly position?: readonly [number, number] | undefined;
  /** Whether the heading takes the focus when the step appears, so that it is read out (AX-01). */
  readonly takesFocus?: boolean;
  readonly children: ComponentChildren;
}

/** One step: its heading, one line of help, its content. A step that appears starts at its top. */
export function StepFrame({ title, help, position, takesFocus = true, children }: Props) {
  const { t } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  // Before the next frame, so that a key pressed at once already goes to the new step.
  useLayoutEffect(() => {
    if (takesFocus) heading.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [title]);
  return (
    <section class="step">
      <h1 tabIndex={-1} ref={heading}>
        {title}
        {position && <span class="visually-hidden">, {t('pause.position', { number: position[0], count: position[1] })}</span>}
      </h1>
      {help && <p class="quiet">{help}</p>}
      {children}
    </section>
  );
}
