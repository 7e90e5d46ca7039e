import { useState } from 'preact/hooks';
import { LIMITS, withoutUnsafe, type NextStep } from '../../core/note.ts';
import { nextTimeAt, RETURN_PRESETS, returnTimeOf, type ReturnPreset } from '../../core/schedule.ts';
import { clockOf, dayOf, dayOfMoment } from '../../core/day.ts';
import { lengthOf } from '../../core/text.ts';
import { offered, safeAmong, stepsFor, type StepWord } from '../../core/words.ts';
import { Chip } from '../base/Chip.tsx';
import { CopyButton } from '../base/CopyButton.tsx';
import { More } from '../base/More.tsx';
import { TextField } from '../base/TextField.tsx';
import { useWords } from '../base/words-context.ts';
import { StepFrame } from './StepFrame.tsx';
import type { StepProps } from './step-props.ts';
import { timeName } from './time-name.ts';

const OWN: NextStep = { id: null, when: '', will: '', returnAt: null };

/** One small step as an if–then (E10), or none. While the safety flag stands only the safe ones are offered, with no message and no time. */
export function NextStepStep({ pause, position, dispatch, now, offsetAt }: StepProps) {
  const { t, words } = useWords();
  const text = words.pause['next-step'];
  // The step in the person's own words that a tap took away: “Undo” brings it back.
  const [replaced, setReplaced] = useState<NextStep | null>(null);
  const { verdict, safety } = pause.answers;
  // What was chosen before the flag was raised stays in the pause, and off the screen.
  const { nextStep } = withoutUnsafe(pause.answers, safeAmong(words.steps));
  const steps = stepsFor(words.steps, verdict, safety);
  const chosen = words.steps.find((step) => step.id === nextStep?.id);
  const set = (step: NextStep | null, returnPreset?: ReturnPreset) => dispatch({ type: 'nextStepSet', nextStep: step, ...(returnPreset && { returnPreset }) });
  function choose(step: NextStep | null): void {
    if (nextStep && isWritten(nextStep, chosen)) setReplaced(nextStep);
    set(step);
  }
  const undoable = withoutUnsafe({ ...pause.answers, nextStep: replaced }, safeAmong(words.steps)).nextStep;
  const { message } = pause.answers;
  const isUntouched = message.trim() === '' || words.messages.some((one) => one.text === message);

  return (
    <StepFrame title={text.title} help={text.help} position={position}>
      <div class="chips">
        {steps.map((step) => (
          <Chip key={step.id} text={step.text} isChosen={step.id === nextStep?.id} onChosen={() => choose(step.id === nextStep?.id ? null : proposed(step))} />
        ))}
        <Chip text={text.own} isChosen={nextStep !== null && nextStep.id === null} onChosen={() => choose(nextStep?.id === null ? null : OWN)} />
      </div>
      {undoable && (
        <p class="return-line" role="status">
          {t('pause.replaced')}
          <button
            type="button"
            class="act"
            onClick={() => {
              set(undoable);
              setReplaced(null);
            }}
          >
            {t('act.undo')}
          </button>
        </p>
      )}
      {nextStep && (
        // One group a step: fields of another step never take over the text of this one (TX-12).
        <div class="if-then" key={`${pause.noteId}-${nextStep.id ?? 'own'}`}>
          <TextField label={text.when} value={nextStep.when} limit={LIMITS.line} onWritten={(when) => set({ ...nextStep, when })} />
          <TextField label={text.will} value={nextStep.will} limit={LIMITS.line} onWritten={(will) => set({ ...nextStep, will })} />
        </div>
      )}
      {nextStep && !safety && chosen?.space === true && <ReturnTime nextStep={nextStep} preset={pause.returnPreset} set={set} now={now} offsetAt={offsetAt} />}
      {!safety && (
        <More label={text.message} isOpen={pause.open.includes('next-step')} onToggled={(isOpen) => dispatch({ type: 'moreOpened', step: 'next-step', isOpen })}>
          <p class="quiet">{text['message-help']}</p>
          <div class="chips">
            {offered(words.messages)
              .filter((one) => verdict === null || one.for.includes(verdict) || one.id === chosen?.message)
              .map(({ id, title, text: template }) => {
                // What was written stays; the template comes beneath it, where there is room for it.
                const next = isUntouched ? template : message.includes(template) ? message : `${message.trimEnd()}\n${template}`;
                return (
                  <Chip key={id} text={title} isDisabled={lengthOf(next) > LIMITS.message} onChosen={() => dispatch({ type: 'textWritten', field: 'message', text: next })} />
                );
              })}
          </div>
          <TextField
            key={`${pause.noteId}-message`}
            label={text.message}
            isLabelHidden
            rows={4}
            value={message}
            limit={LIMITS.message}
            onWritten={(written) => dispatch({ type: 'textWritten', field: 'message', text: written })}
          />
          <CopyButton text={message} />
        </More>
      )}
    </StepFrame>
  );
}

function proposed(step: StepWord): NextStep {
  return { id: step.id, when: step.when, will: step.will, returnAt: null };
}

/** Whether a step holds words of the person's own: more than what was proposed. */
function isWritten({ when, will }: NextStep, word: StepWord | undefined): boolean {
  return (when.trim() !== '' && when !== word?.when) || (will.trim() !== '' && will !== word?.will);
}

type ReturnTimeProps = Pick<StepProps, 'now' | 'offsetAt'> & {
  readonly nextStep: NextStep;
  readonly preset: ReturnPreset | null;
  readonly set: (step: NextStep, preset?: ReturnPreset) => void;
};

/** A promised time: three presets, or one's own. Pressed again, a preset is taken off. */
function ReturnTime({ nextStep, preset: chosen, set, now, offsetAt }: ReturnTimeProps) {
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
              isChosen={at !== null && preset === chosen}
              onChosen={() => (at !== null && preset === chosen ? set({ ...nextStep, returnAt: null }) : set({ ...nextStep, returnAt: time }, preset))}
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
          {timeName(at, language)}
        </p>
      )}
    </div>
  );
}
