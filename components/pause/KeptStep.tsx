import { withoutUnsafe, type Note } from '../../core/note.ts';
import { safeAmong, type OwnWord } from '../../core/words.ts';
import { Scale } from '../base/Scale.tsx';
import { useWords } from '../base/words-context.ts';
import { AnswersList } from './AnswersList.tsx';
import { StepFrame } from './StepFrame.tsx';

interface Props {
  readonly note: Note;
  readonly ownWords: readonly OwnWord[];
  /** It is the last of so many. */
  readonly stepCount: number;
  readonly onChanged: (change: Partial<Note>) => void;
}

/** The note as it was kept. A rating that went up is as normal as one that went down (E15). */
export function KeptStep({ note, ownWords, stepCount, onChanged }: Props) {
  const { words } = useWords();
  const text = words.pause.kept;
  const shown = withoutUnsafe(note, safeAmong(words.steps));
  return (
    <StepFrame title={text.title} help={text.lead} position={[stepCount, stepCount]}>
      <AnswersList answers={shown} ownWords={ownWords} />
      <Scale
        label={text.strength}
        help={text['strength-help']}
        low={words.pause.urge['strength-low']}
        high={words.pause.urge['strength-high']}
        most={10}
        step={1}
        value={note.strengthAfter}
        onSet={(strengthAfter) => onChanged({ strengthAfter })}
      />
      {!note.safety && (
        <label class="tick">
          <input type="checkbox" checked={note.wantsLookBack} autocomplete="off" onChange={(event) => onChanged({ wantsLookBack: event.currentTarget.checked })} />
          <span>{text['look-back']}</span>
        </label>
      )}
    </StepFrame>
  );
}
