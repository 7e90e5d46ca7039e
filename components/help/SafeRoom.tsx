import { useWords } from '../base/words-context.ts';
import { SafePage } from './SafePage.tsx';

interface Props {
  readonly isFlagged: boolean;
  readonly onFlagChanged: (isFlagged: boolean) => void;
  readonly onDeleted: () => void;
  /** Back to where it was said, or kept: the note is there either way. */
  readonly onLeft: () => void;
}

/** The page behind "I don't feel safe", said of a note that is kept already. Deleting skips the bin. */
export function SafeRoom({ isFlagged, onFlagChanged, onDeleted, onLeft }: Props) {
  const { help } = useWords().words;
  return (
    <>
      <SafePage isFlagged={isFlagged} hasWords onFlagChanged={onFlagChanged} onKept={onLeft} />
      <div class="acts">
        <button type="button" class="act" onClick={onDeleted}>
          {help.actions.delete}
        </button>
        <button type="button" class="act main" onClick={onLeft}>
          {help.actions.back}
        </button>
      </div>
    </>
  );
}
