import type { Problem } from '../../core/pause-port.ts';
import { useWords } from './words-context.ts';
import './problem.css';

interface Props {
  readonly problem: Problem;
  /** Tries again what failed. Left out where there is nothing to try: then the line can be closed. */
  readonly onRetried?: (() => void) | null | undefined;
  readonly onClosed?: () => void;
}

/** What went wrong, with a way to try again. Never an empty list in its place. */
export function ProblemBox({ problem, onRetried, onClosed }: Props) {
  const { t } = useWords();
  return (
    <div class="problem" role="alert">
      <p>{t(`problem.${problem}`)}</p>
      <button type="button" class="act" onClick={onRetried ?? onClosed}>
        {t(onRetried ? 'problem.again' : 'bin.dismiss')}
      </button>
    </div>
  );
}
