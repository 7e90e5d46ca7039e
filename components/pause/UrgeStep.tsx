import { LIMITS } from '../../core/note.ts';
import { Scale } from '../base/Scale.tsx';
import { TextField } from '../base/TextField.tsx';
import { useWords } from '../base/words-context.ts';
import { ChipGroup } from './ChipGroup.tsx';
import { StepFrame } from './StepFrame.tsx';
import type { StepProps } from './step-props.ts';

/** The urge in full: which, in whose words, how strong, what came before, who. */
export function UrgeStep({ pause, position, own, dispatch }: StepProps) {
  const { words } = useWords();
  const { answers } = pause;
  const text = words.pause.urge;
  return (
    <StepFrame title={text.title} position={position}>
      <ChipGroup
        label={text.title}
        isLabelHidden
        list="urges"
        words={words.urges}
        own={own}
        chosen={answers.urges}
        onToggled={(id) => dispatch({ type: 'chipToggled', list: 'urges', id })}
      />
      <TextField
        key={`${pause.noteId}-urge`}
        label={text.own}
        value={answers.urgeText}
        limit={LIMITS.line}
        onWritten={(written) => dispatch({ type: 'textWritten', field: 'urgeText', text: written })}
        onEntered={() => dispatch({ type: 'wentNext' })}
      />
      <Scale
        label={text.strength}
        low={text['strength-low']}
        high={text['strength-high']}
        most={10}
        step={1}
        value={answers.strength}
        onSet={(value) => dispatch({ type: 'numberSet', field: 'strength', value })}
      />
      <ChipGroup
        label={text.trigger}
        help={text['trigger-help']}
        list="triggers"
        words={words.triggers}
        own={own}
        chosen={answers.triggers}
        onToggled={(id) => dispatch({ type: 'chipToggled', list: 'triggers', id })}
      />
      <TextField
        key={`${pause.noteId}-who`}
        label={text.who}
        help={text['who-help']}
        value={answers.who}
        limit={LIMITS.who}
        onWritten={(written) => dispatch({ type: 'textWritten', field: 'who', text: written })}
        onEntered={() => dispatch({ type: 'wentNext' })}
      />
    </StepFrame>
  );
}
