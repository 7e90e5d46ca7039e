import { LIMITS, withoutUnsafe, type NextStep } from '../../core/note.ts';
import { nextTimeAt, RETURN_PRESETS, returnTimeOf } from '../../core/schedule.ts';
import { clockOf, dayOf, dayOfMoment } from '../../core/day.ts';
import { offered, safeAmong, stepsFor, type StepWord } from '../../core/words.ts';
import { Chip } from '../base/Chip.tsx';
import { CopyButton } from '../base/CopyButton.tsx';
import { More } from '../base/More.tsx';
import { TextField } from '../base/TextField.tsx';
import { useWords } from '../base/words-context.ts';
import { StepFrame } from './StepFrame.tsx';
import type { StepProps } from './step-props.ts';

const OWN: NextStep = { id: null, when: '', will: '', returnAt: null };

/** One small step as an if–then (E10), or none. While the safety flag stands only the safe ones are offered, with no message and no time. */
export function NextStepStep({ pause, position, dispatch, now, offsetAt }: StepProps) {
  const { words } = useWords();
  const text = words.pause['next-step'];
  const { verdict, safety } = pause.answers;
  // What was chosen before the flag was raised stays in the pause, and off the screen.
  const { nextStep } = withoutUnsafe(pause.answers, safeAmong(words.steps));
  const steps = stepsFor(words.steps, verdict, safety);
  const chosen = words.steps.find((step) => step.id === nextStep?.id);
  const set = (step: NextStep | null) => dispatch({ type: 'nextStepSet', nextStep: step });

  return (
    <StepFrame title={text.title} help={text.help} position={position}>
      <div class="chips">
        {steps.map((step) => (
          <Chip key={step.id} text={step.text} isChosen={step.id === nextStep?.id} onChosen={() => set(step.id === nextStep?.id ? null : proposed(step))} />
        ))}
        <Chip text={text.own} isChosen={nextStep !== null && nextStep.id === null} onChosen={() => set(nextStep?.id === null ? null : OWN)} />
      </div>
      {nextStep && (
        // One group a step: fields of another step never take over the text of this one (TX-12).
        <div class="if-then" key={`${pause.noteId}-${nextStep.id ?? 'own'}`}>
          <TextField label={text.when} value={nextStep.when} limit={LIMITS.line} onWritten={(when) => set({ ...nextStep, when })} />
          <TextField label={text.will} value={nextStep.will} limit={LIMITS.line} onWritten={(will) => set({ ...nextStep, will })} />
        </div>
      )}
      {nextStep && !safety && chosen?.space === true && <ReturnTime nextStep={nextStep} set={set} now={now} offsetAt={offsetAt} />}
      {!safety && (
        <More label={text.message} isOpen={pause.open.includes('next-step')} onToggled={(isOpen) => dispatch({ type: 'moreOpened', step: 'next-step', isOpen })}>
          <p class="quiet">{text['message-help']}</p>
          <div class="chips">
            {offered(words.messages)
              .filter((message) => verdict === null || message.for.includes(verdict) || message.id === chosen?.message)
              .map((message) => (
                <Chip key={message.id} text={message.title} onChosen={() => dispatch({ type: 'textWritten', field: 'message', text: message.text })} />
              ))}
          </div>
          <TextField
            key={`${pause.noteId}-message`}
            label={text.message}
            isLabelHidden
            rows={4}
            value={pause.answers.message}
            limit={LIMITS.message}
            onWritten={(written) => dispatch({ type: 'textWritten', field: 'message', text: written })}
          />
          <CopyButton text={pause.answers.message} />
        </More>
      )}
    </StepFrame>
  );
}

function proposed(step: StepWord): NextStep {
  return { id: step.id, when: step.when, will: step.will, returnAt: null };
}

type ReturnTimeProps = Pick<StepProps, 'now' | 'offsetAt'> & { readonly nextStep: NextStep; readonly set: (step: NextStep) => void };

/** A promised time: three presets, or one's own. */
function ReturnTime({ nextStep, set, now, offsetAt }: ReturnTimeProps) {
  const { words, language } = useWords();
  const text = words.pause['next-step'];
  const at = nextStep.returnAt;
  const today = dayOfMoment(now());
  const presets = text['return-presets'];
  return (
    <div class="group" role="group" aria-label={text.return}>
      <h2 class="group-label">{text.return}</h2>
      <p class="quiet">{text['return-help']}</p>
      <div class="chips">
        {RETURN_PRESETS.map((preset) => {
          const time = returnTimeOf(preset, now(), offsetAt);
          const isTomorrow = preset === 'tonight' && dayOf(time) !== today;
          return (
            <Chip
              key={preset}
              text={isTomorrow ? presets.tomorrow : presets[preset]}
              isChosen={at !== null && at.slice(0, 16) === time.slice(0, 16)}
              onChosen={() => set({ ...nextStep, returnAt: time })}
            />
          );
        })}
        <label class="chip own-time">
          {text['return-own']}{' '}
          <input
            type="time"
            autocomplete="off"
            value={at === null ? '' : clockOf(at)}
            onInput={(event) => {
              const clock = event.currentTarget.value;
              set({ ...nextStep, returnAt: clock === '' ? null : nextTimeAt(clock, now(), offsetAt) });
            }}
          />
        </label>
      </div>
      {at !== null && (
        <p role="status">
          {new Date(at).toLocaleString(language, { weekday: 'long', hour: '2-digit', minute: '2-digit' })}
        </p>
      )}
    </div>
  );
}
