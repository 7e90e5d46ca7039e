/**
 * A list of any length that scrolls with the page and draws only what is near the window, each row as high as it turns out to be.
 *
 * The list stays a list for everyone: each row says its place among all. Rows named in `kept` stay drawn wherever the page scrolls to, so that
 * what is being written is never taken away under the hands; so does the row that has the focus.
 */
import {
  defaultRangeExtractor, measureElement, observeWindowOffset, observeWindowRect, Virtualizer, windowScroll, type Range,
} from '@tanstack/virtual-core';
import type { ComponentChildren } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useReducer, useRef, useState } from 'preact/hooks';
import './windowed-list.css';

interface Props {
  readonly label: string;
  readonly keys: readonly string[];
  /** A guess at a row's height in pixels; rows are measured once they are drawn. */
  readonly estimate: number;
  readonly kept?: readonly string[];
  readonly row: (index: number) => ComponentChildren;
}

const OVERSCAN = 6;

export function WindowedList({ label, keys, estimate, kept = [], row }: Props) {
  const list = useRef<HTMLOListElement>(null);
  const [margin, setMargin] = useState(0);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const focusedKey = useRef<string | null>(null);
  const latest = useRef({ keys, kept });
  latest.current = { keys, kept };

  // The same function as long as the rows are the same: a new one would have every row's place worked out anew.
  const getItemKey = useCallback((index: number) => keys[index] ?? index, [keys]);
  const [virtualizer] = useState(() => new Virtualizer<Window, HTMLLIElement>(optionsOf()));
  virtualizer.setOptions(optionsOf());

  function optionsOf() {
    return {
      count: keys.length,
      getScrollElement: () => window,
      estimateSize: () => estimate,
      getItemKey,
      rangeExtractor: withKept,
      scrollToFn: windowScroll,
      observeElementRect: observeWindowRect,
      observeElementOffset: observeWindowOffset,
      measureElement,
      initialRect: { width: window.innerWidth, height: window.innerHeight },
      initialOffset: () => window.scrollY,
      overscan: OVERSCAN,
      // Measuring at once would start another round of measuring, which browsers report as an error.
      useAnimationFrameWithResizeObserver: true,
      scrollMargin: margin,
      onChange: () => redraw(null),
    };
  }

  function withKept(range: Range): number[] {
    const indexes = defaultRangeExtractor(range);
    const wanted = [...latest.current.kept, ...(focusedKey.current === null ? [] : [focusedKey.current])];
    if (wanted.length === 0) return indexes;
    const known = new Set(indexes);
    const extra = wanted.map((key) => latest.current.keys.indexOf(key)).filter((index) => index >= 0 && !known.has(index));
    return [...indexes, ...new Set(extra)].sort((one, other) => one - other);
  }

  useEffect(() => virtualizer._didMount(), []);
  useLayoutEffect(() => virtualizer._willUpdate());
  useLayoutEffect(() => {
    const measure = () => setMargin(list.current ? Math.round(list.current.getBoundingClientRect().top + window.scrollY) : 0);
    measure();
    // What stands above the list may grow or go. The observer speaks once everything has its place, when asking for it costs nothing.
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, []);

  return (
    <ol
      ref={list}
      class="windowed"
      aria-label={label}
      style={{ blockSize: `${virtualizer.getTotalSize()}px` }}
      onFocusIn={(event) => (focusedKey.current = keyOf(event.target))}
      onFocusOut={() => (focusedKey.current = null)}
    >
      {virtualizer.getVirtualItems().map((item) => (
        <li
          key={item.key}
          ref={virtualizer.measureElement}
          data-index={item.index}
          data-key={item.key}
          aria-setsize={keys.length}
          aria-posinset={item.index + 1}
          style={{ transform: `translateY(${item.start - margin}px)` }}
        >
          {row(item.index)}
        </li>
      ))}
    </ol>
  );
}

function keyOf(target: EventTarget | null): string | null {
  return (target instanceof Element && target.closest<HTMLElement>('[data-key]')?.dataset['key']) || null;
}
