/**
 * The breath: a shape that grows and shrinks, and the words "in" and "out".
 *
 * Word, ring and count are read off the time that has passed, so they hold after the page was hidden or slow. The shape's movement is one
 * animation started at that same time; without motion the word, the ring (whole for in, dashed for out) and the count tell the same.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import { BREATH_MS, breathAt, IN_MS, type BreathState } from '../../core/breath.ts';
import { fill } from '../../core/translate.ts';
import { useWords } from '../base/words-context.ts';
import './breath.css';

interface Props {
  readonly count: number;
  /** Milliseconds since 1970 at which the first breath began. */
  readonly startedAt: number;
  readonly nowMs: () => number;
  /** One line beside a step, in place of the large shape. */
  readonly isSmall?: boolean;
}

export function Breath({ count, startedAt, nowMs, isSmall = false }: Props) {
  const { words, language } = useWords();
  const text = words.pause.slow;
  const [breath, setBreath] = useState<BreathState>(() => breathAt(nowMs() - startedAt, count));
  const shape = useRef<HTMLSpanElement>(null);

  useEffect(() => {
    let timer = 0;
    const look = () => {
      clearTimeout(timer);
      const next = breathAt(nowMs() - startedAt, count);
      setBreath(next);
      if (next.phase !== 'done') timer = window.setTimeout(look, next.untilNextMs);
    };
    look();
    // Timers sleep in a hidden page; the clock does not.
    document.addEventListener('visibilitychange', look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [count, startedAt]);

  useEffect(() => {
    const element = shape.current;
    if (!element || typeof element.animate !== 'function' || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    const small = { transform: 'scale(0.62)', easing: 'ease-in-out' };
    const movement = element.animate([small, { transform: 'scale(1)', easing: 'ease-in-out', offset: IN_MS / BREATH_MS }, small], {
      duration: BREATH_MS,
      iterations: count,
      fill: 'forwards',
    });
    movement.currentTime = Math.max(0, nowMs() - startedAt);
    return () => movement.cancel();
  }, [count, startedAt, isSmall]);

  const isDone = breath.phase === 'done';
  const position = isDone ? '' : fill(text.count, { number: breath.number, count }, language);
  if (isSmall && isDone) return null;
  return (
    <div class={isSmall ? 'breath small' : 'breath'} data-phase={breath.phase}>
      <div class="breath-shape" aria-hidden="true">
        <span class="breath-ring" />
        <span class="breath-disc" ref={shape} />
      </div>
      {!isDone && <p class="breath-word">{breath.phase === 'in' ? text.in : text.out}</p>}
      <p class="breath-count quiet" role={isDone ? 'status' : undefined}>
        {isDone ? text.done : position}
      </p>
    </div>
  );
}
