import { useEffect, useRef } from 'preact/hooks';
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
  const box = useRef<HTMLDivElement>(null);
  const seen = useRef(handle.refusals);
  useEffect(() => {
    if (seen.current === handle.refusals) return;
    seen.current = handle.refusals;
    // What was pressed stands in a bar that stays in sight, and the reason may be far below a long step.
    box.current?.scrollIntoView({ block: 'nearest' });
  }, [handle.refusals]);
  if (!handle.problem) return <div role="alert" />;
  return (
    <div class="problem" role="alert" ref={box}>
      <p>{t(`problem.${handle.problem}`)}</p>
      {pause && isWorthKeeping(pause) && <CopyButton label={t('pause.copy-text')} text={pauseCopyText(pause, words, handle.ownWords, t, language)} />}
    </div>
  );
}
