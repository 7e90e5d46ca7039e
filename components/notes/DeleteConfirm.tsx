import { Confirm } from '../base/Confirm.tsx';
import { useWords } from '../base/words-context.ts';

/** Notes that are to be deleted, and how: into the bin, past it, or past it because there is no room for the bin (ST-07). */
export interface DeleteAsked {
  readonly ids: readonly string[];
  /** How many of them are marked “I don’t feel safe”: those skip the bin anyway. */
  readonly flagged: number;
  readonly way: 'bin' | 'for-good' | 'no-room';
}

interface Props {
  readonly asked: DeleteAsked;
  readonly onConfirmed: () => void;
  readonly onCancelled: () => void;
}

/** Asks before notes are deleted, and says what becomes of them. */
export function DeleteConfirm({ asked, onConfirmed, onCancelled }: Props) {
  const { t } = useWords();
  const n = asked.ids.length;
  const isForGood = asked.way !== 'bin';
  const lines = isForGood
    ? [...(asked.way === 'no-room' ? [t('bin.no-room')] : []), t('bin.confirm-forget-help')]
    : [...(n > asked.flagged ? [t('bin.confirm-binned', { n: n - asked.flagged })] : []), ...(asked.flagged > 0 ? [t('bin.confirm-flagged', { n: asked.flagged })] : [])];
  return (
    <Confirm
      question={t(isForGood ? 'bin.confirm-forget' : 'bin.confirm-delete', { n })}
      lines={lines}
      act={t(isForGood ? 'bin.for-good' : 'bin.delete', { n })}
      cancel={t('bin.cancel')}
      onCancelled={onCancelled}
      onConfirmed={onConfirmed}
    />
  );
}
