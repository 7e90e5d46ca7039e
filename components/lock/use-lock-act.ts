import { useState } from 'preact/hooks';
import type { PassphraseTrouble } from '../../core/passphrase.ts';
import type { Result } from '../../core/result.ts';

/** Why the lock did not do what was asked, as a key of `lock`. */
export type LockProblem = PassphraseTrouble | 'wrong-passphrase' | 'other-page' | 'failed';

/** What the room asks to be done. */
export type LockAct = () => Promise<Result<unknown, LockProblem>>;

// Each problem with its sentence.
const SENTENCES: Readonly<Record<LockProblem, string>> = {
  'too-short': 'passphrase.too-short',
  'too-common': 'passphrase.too-common',
  'wrong-passphrase': 'lock.wrong-passphrase',
  'other-page': 'lock.other-page',
  failed: 'lock.failed',
};

export interface LockActHandle {
  /** Told by `aria-disabled` and never by `disabled`, which would take the focus from the button that was pressed. */
  readonly isBusy: boolean;
  /** The key of what is in the way, or null. */
  readonly problem: string | null;
  /** Runs one act at a time. Answers whether it was done. */
  run(act: LockAct): Promise<boolean>;
}

/** One act of the lock and what came of it. */
export function useLockAct(): LockActHandle {
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  return {
    isBusy,
    problem,
    async run(act) {
      if (isBusy) return false;
      setIsBusy(true);
      setProblem(null);
      try {
        const outcome = await act();
        setProblem(outcome.ok ? null : SENTENCES[outcome.code]);
        return outcome.ok;
      } catch (thrown) {
        console.warn('the lock could not do what was asked', thrown);
        setProblem(SENTENCES.failed);
        return false;
      } finally {
        setIsBusy(false);
      }
    },
  };
}
