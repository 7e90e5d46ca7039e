import type { Problem } from '../../core/pause-port.ts';
import { useWords } from './words-context.ts';

/** What went wrong, with a way to try again. Never an empty list in its place. */
export function ProblemBox({ problem, onRetried }: { readonly problem: Problem; readonly onRetried: () => void }) {
  const { t } = useWords();
  return (
    <div class="problem" role="alert">
      <p>{t(`problem.${problem}`)}</p>
      <button type="button" class="act" onClick={onRetried}>
        {t('problem.again')}
      </button>
    </div>
  );
}
