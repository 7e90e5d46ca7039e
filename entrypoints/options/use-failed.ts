import { h, type ComponentChildren } from 'preact';
import { useCallback, useState } from 'preact/hooks';
import { ProblemBox } from '../../components/base/ProblemBox.tsx';
import type { Problem } from '../../core/pause-port.ts';

/** Says that something was not done, with the way to try it again where there is one; null takes it back. */
export type Fail = (problem: Problem | null, again?: () => void) => void;

/** What was not done on this page: the box that says so, and the way to say it. “Try again” stands only where it does try again. */
export function useFailed(): { readonly box: ComponentChildren; readonly fail: Fail } {
  const [failed, setFailed] = useState<{ readonly problem: Problem; readonly again: (() => void) | undefined } | null>(null);
  const fail: Fail = useCallback((problem, again) => setFailed(problem && { problem, again }), []);
  if (!failed) return { box: null, fail };
  const { problem, again } = failed;
  const tryAgain = () => {
    setFailed(null);
    again?.();
  };
  return { box: h(ProblemBox, { problem, onRetried: again && tryAgain, onClosed: () => setFailed(null) }), fail };
}
