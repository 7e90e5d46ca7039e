import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { directionOf } from '../../core/direction.ts';
import { useWords } from '../base/words-context.ts';

/** The room that a picture has. */
export interface Frame {
  /** CSS pixels. */
  readonly width: number;
  /** How much larger than usual the page's text is. */
  readonly unit: number;
  /** Turns a distance from the side where lines begin into one from the left. */
  readonly x: (fromStart: number) => number;
}

const FIRST_WIDTH = 320;

/** Measures an element before it is painted, and again when its room changes, so that text in a picture is never scaled down. */
export function useFrame() {
  const { language } = useWords();
  const ref = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: FIRST_WIDTH, unit: 1 });
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return undefined;
    const measure = () => {
      const width = Math.floor(element.clientWidth) || FIRST_WIDTH;
      const unit = (Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16) / 16;
      setSize((last) => (last.width === width && last.unit === unit ? last : { width, unit }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const isMirrored = directionOf(language) === 'rtl';
  const frame: Frame = { ...size, x: (fromStart) => (isMirrored ? size.width - fromStart : fromStart) };
  return { ref, frame };
}
