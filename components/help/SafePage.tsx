import { useWords } from '../base/words-context.ts';
import { StepFrame } from '../pause/StepFrame.tsx';
import { HelpSections } from './HelpSections.tsx';

interface Props {
  readonly isFlagged: boolean;
  /** Whether something was written that can be kept. */
  readonly hasWords: boolean;
  readonly onFlagChanged: (isFlagged: boolean) => void;
  readonly onKept: () => void;
}

/** The page behind "I don't feel safe". It asks nothing, proves nothing, and proposes nothing to be kept. */
export function SafePage({ isFlagged, hasWords, onFlagChanged, onKept }: Props) {
  const { help } = useWords().words;
  return (
    <StepFrame title={help.title} help={help.lead}>
      <HelpSections />
      <div class="safe-acts">
        <button type="button" class="link" onClick={() => onFlagChanged(!isFlagged)}>
          {isFlagged ? help.actions['flag-off'] : help.actions['flag-on']}
        </button>
        {hasWords && (
          <button type="button" class="link" onClick={onKept}>
            {help.actions.keep}
          </button>
        )}
      </div>
    </StepFrame>
  );
}
