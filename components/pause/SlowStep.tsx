import type { SlowWay } from '../../core/settings.ts';
import { offered } from '../../core/words.ts';
import { Chip } from '../base/Chip.tsx';
import { useWords } from '../base/words-context.ts';
import { Breath } from './Breath.tsx';
import { StepFrame } from './StepFrame.tsx';
import type { StepProps } from './step-props.ts';

interface Props extends StepProps {
  readonly breathCount: number;
  readonly startedAt: number;
  readonly slowWay: SlowWay;
  readonly takesFocus: boolean;
  readonly onSlowWayChanged: (way: SlowWay) => void;
  readonly onShortNoteWanted?: ((kind: 'afterwards' | 'held') => void) | undefined;
}

/** The first step: one breath after another, and beneath it the first question, so that nobody has to wait. */
export function SlowStep({ pause, position, own, dispatch, now, breathCount, startedAt, slowWay, takesFocus, onSlowWayChanged, onShortNoteWanted }: Props) {
  const { t, words } = useWords();
  const text = words.pause.slow;
  const isBreath = slowWay === 'breath';
  const first: readonly { readonly id: string; readonly text: string; readonly help?: string }[] = [
    ...own.words.filter((word) => word.list === 'urges' && word.isPinned && !word.isArchived),
    ...offered(words.urges).filter((urge) => urge.first === true),
  ];
  return (
    <>
      {isBreath ? (
        <Breath count={breathCount} startedAt={startedAt} nowMs={() => now().epochMs} />
      ) : (
        <div class="look-around">
          <p class="look-around-title">{text['look-around-title']}</p>
          <ul>
            {text['look-around'].map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      )}
      <p class="slow-way quiet">
        {isBreath && <span>{text.gentle} </span>}
        <button type="button" class="link" onClick={() => onSlowWayChanged(isBreath ? 'look-around' : 'breath')}>
          {isBreath ? text['no-breath'] : text['with-breath']}
        </button>
      </p>
      <StepFrame title={text.title} position={position} takesFocus={takesFocus}>
        <div class="chips">
          {first.map((urge) => (
            <Chip
              key={urge.id}
              text={urge.text}
              help={urge.help}
              isChosen={pause.answers.urges.includes(urge.id)}
              onChosen={() => dispatch({ type: 'urgeChosen', id: urge.id })}
            />
          ))}
        </div>
        <button type="button" class="moreline" onClick={() => dispatch({ type: 'wentNext' })}>
          {text.more}
        </button>
        {onShortNoteWanted && (
          <p class="short-ways">
            <button type="button" class="link" onClick={() => onShortNoteWanted('afterwards')}>
              {t('pause.noticed-later')}
            </button>
            <button type="button" class="link" onClick={() => onShortNoteWanted('held')}>
              {t('pause.held')}
            </button>
          </p>
        )}
      </StepFrame>
    </>
  );
}
