import { isWorthKeeping } from '../../core/draft.ts';
import type { Pause } from '../../core/pause.ts';
import { CopyButton } from '../base/CopyButton.tsx';
import { useWords } from '../base/words-context.ts';
import { pauseCopyText } from './copy-text.ts';
import type { PauseHandle } from './use-pause.ts';
import '../base/problem.css';

/** What went wrong, said where it is seen, with a way to keep the words all the same (LD-04). */
export function ProblemLine({ handle, pause }: { readonly handle: PauseHandle; readonly pause?: Pause }) {
  const { t, words, language } = useWords();
  if (!handle.problem) return <div role="alert" />;
  return (
    <div class="problem" role="alert">
      <p>{t(`problem.${handle.problem}`)}</p>
      {pause && isWorthKeeping(pause) && <CopyButton label={t('pause.copy-text')} text={pauseCopyText(pause, words, handle.ownWords, t, language)} />}
    </div>
  );
}
