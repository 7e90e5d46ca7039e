import type { ComponentChildren, RefObject } from 'preact';
import { useState } from 'preact/hooks';
import { useWords } from '../base/words-context.ts';

/** A part of a picture that shows the notes behind it. Its place is in CSS pixels, from the side where lines begin. */
export interface Mark {
  readonly key: string;
  readonly name: string;
  readonly ids: readonly string[];
  readonly start: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

interface Props {
  readonly title: string;
  readonly frameRef: RefObject<HTMLDivElement | null>;
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
  readonly onNotesWanted: (ids: readonly string[]) => void;
  /** The drawing, as SVG. */
  readonly children: ComponentChildren;
}

/**
 * A drawing with a name, and real buttons over its parts: inside an image nothing can be chosen by a screen reader. One press of Tab reaches the
 * parts, arrows go from one to the next.
 */
export function Picture({ title, frameRef, width, height, marks, onNotesWanted, children }: Props) {
  const { t } = useWords();
  const [current, setCurrent] = useState(0);
  const reachable = Math.min(current, marks.length - 1);

  function move(event: KeyboardEvent): void {
    const isMirrored = getComputedStyle(event.currentTarget as Element).direction === 'rtl';
    const to = {
      ArrowRight: reachable + (isMirrored ? -1 : 1), ArrowLeft: reachable + (isMirrored ? 1 : -1),
      ArrowDown: reachable + 1, ArrowUp: reachable - 1, Home: 0, End: marks.length - 1,
    }[event.key];
    if (to === undefined || marks[to] === undefined) return;
    event.preventDefault();
    setCurrent(to);
    (event.currentTarget as Element).querySelectorAll('button')[to]?.focus();
  }

  return (
    <div class="picture" ref={frameRef}>
      <svg role="img" aria-label={t('map.picture-of', { title })} width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
        {children}
      </svg>
      {marks.length > 0 && (
        <div class="picture-marks" role="toolbar" tabIndex={-1} aria-label={t('map.marks-of', { title })} onKeyDown={move}>
          {marks.map((mark, index) => (
            <button
              key={mark.key}
              type="button"
              aria-label={mark.name}
              title={mark.name}
              tabIndex={index === reachable ? 0 : -1}
              style={{ insetInlineStart: `${mark.start}px`, insetBlockStart: `${mark.top}px`, inlineSize: `${mark.width}px`, blockSize: `${mark.height}px` }}
              onFocus={() => setCurrent(index)}
              onClick={() => onNotesWanted(mark.ids)}
            />
          ))}
        </div>
      )}
    </div>
  );
}
