import type { ComponentChild } from 'preact';
import { useRef } from 'preact/hooks';
import { breathsToOffer } from '../../core/breath.ts';
import { isWorthKeeping } from '../../core/draft.ts';
import type { PausePort } from '../../core/pause-port.ts';
import { positionOf, type Pause, type PauseStep } from '../../core/pause.ts';
import { useWords } from '../base/words-context.ts';
import { SafePage } from '../help/SafePage.tsx';
import { AnswersLine } from './AnswersLine.tsx';
import { Breath } from './Breath.tsx';
import { FeelingStep } from './FeelingStep.tsx';
import { HideFoot } from './HideFoot.tsx';
import { NextStepStep } from './NextStepStep.tsx';
import { ProblemLine } from './ProblemLine.tsx';
import { SignalStep } from './SignalStep.tsx';
import { SlowStep } from './SlowStep.tsx';
import type { StepProps } from './step-props.ts';
import { UrgeStep } from './UrgeStep.tsx';
import type { PauseHandle } from './use-pause.ts';

interface Props {
  readonly handle: PauseHandle;
  readonly pause: Pause;
  readonly startedAt: number;
  readonly port: PausePort;
  readonly takesFocus: boolean;
  readonly onHide: () => void;
  readonly onTabWanted?: (() => void) | undefined;
  readonly onUnlockWanted?: (() => void) | undefined;
  readonly onShortNoteWanted?: ((kind: 'afterwards' | 'held') => void) | undefined;
}

/** A pause under way: its step, and around it what every step has. */
export function UnderWay({ handle, pause, startedAt, port, takesFocus, onHide, onTabWanted, onUnlockWanted, onShortNoteWanted }: Props) {
  const { t, words } = useWords();
  const { dispatch, opened } = handle;
  const { safety } = pause.answers;
  const { position, count } = positionOf(pause);
  const breathCount = breathsToOffer(opened?.settings.breathCount ?? 3, opened?.lastEndedAt ?? null, startedAt);
  // A page that leaves the focus alone when it opens still moves it with each step that the person goes (AX-01, BR-09).
  const hasMoved = useRef(false);
  if (pause.step !== 'slow' || pause.isSafePageOpen) hasMoved.current = true;
  const isBreath = opened?.settings.slowWay !== 'look-around';
  const step: StepProps = {
    pause,
    position: [position, count],
    own: { words: handle.ownWords, begun: pause.begunWords, onTyped: (list, text) => dispatch({ type: 'ownWordTyped', list, text }), onAdded: handle.addOwnWord },
    dispatch,
    now: port.now,
    offsetAt: port.offsetAt,
  };

  // One view for each step: a step without one does not compile. `kept` is drawn from the stored note, by `Pause`.
  const views: Record<PauseStep, () => ComponentChild> = {
    slow: () => (
      <SlowStep
        {...step}
        breathCount={breathCount}
        startedAt={startedAt}
        slowWay={isBreath ? 'breath' : 'look-around'}
        takesFocus={takesFocus || hasMoved.current}
        onSlowWayChanged={(slowWay) => handle.changeSettings({ slowWay })}
        onShortNoteWanted={onShortNoteWanted}
      />
    ),
    urge: () => <UrgeStep {...step} />,
    feeling: () => <FeelingStep {...step} />,
    signal: () => <SignalStep {...step} />,
    'next-step': () => <NextStepStep {...step} />,
    kept: () => null,
  };

  if (pause.isSafePageOpen) {
    return (
      <main class="pause">
        <SafePage
          isFlagged={safety}
          hasWords={isWorthKeeping({ ...pause, answers: { ...pause.answers, safety: false } })}
          onFlagChanged={(isFlagged) => dispatch({ type: isFlagged ? 'unsafeSaid' : 'unsafeTakenBack' })}
          onKept={handle.keep}
        />
        <ProblemLine handle={handle} pause={pause} />
        <div class="bar">
          <div class="acts">
            <button type="button" class="act" onClick={handle.forget}>
              {words.help.actions.delete}
            </button>
            <button type="button" class="act main" onClick={() => dispatch({ type: 'safeLeft' })}>
              {words.help.actions.back}
            </button>
          </div>
          <HideFoot onHide={onHide} />
        </div>
      </main>
    );
  }

  return (
    <main class="pause" data-step={pause.step}>
      <AnswersLine pause={pause} ownWords={handle.ownWords} onStepChosen={(at) => dispatch({ type: 'stepReturnedTo', step: at })} />
      {handle.opened?.passedReturns.map((due) => (
        <p class="return-line" key={due.id}>
          {t('pause.return-passed')}{' '}
          <button type="button" class="link" onClick={() => handle.settleReturn(due.id)}>
            {t('act.done')}
          </button>
        </p>
      ))}
      {isBreath && (pause.step === 'urge' || pause.step === 'feeling') && (
        <Breath count={breathCount} startedAt={startedAt} nowMs={() => port.now().epochMs} isSmall />
      )}
      {views[pause.step]()}
      {opened?.areWordsLocked && onUnlockWanted && pause.step !== 'signal' && pause.step !== 'next-step' && (
        <button type="button" class="link" onClick={onUnlockWanted}>
          {t('pause.own-locked')}
        </button>
      )}
      <ProblemLine handle={handle} pause={pause} />
      <div class="bar">
        <div class="acts">
          {pause.step === 'slow' ? (
            <>
              {/* With the flag nothing speaks against leaving. */}
              {!safety && (
                <button type="button" class="act" onClick={handle.notNow}>
                  {words.pause.slow['not-now']}
                </button>
              )}
              <button type="button" class="act" onClick={() => dispatch({ type: 'wentNext' })}>
                {words.pause.slow.look}
              </button>
            </>
          ) : (
            <>
              {safety ? (
                <button type="button" class="act" onClick={handle.forget}>
                  {words.help.actions.delete}
                </button>
              ) : (
                <button type="button" class="act" onClick={handle.keep}>
                  {t('act.keep')}
                </button>
              )}
              {/* After the last of them only keeping leads on. */}
              {position < count - 1 && (
                <button type="button" class="act main" onClick={() => dispatch({ type: 'wentNext' })}>
                  {t('act.next')}
                </button>
              )}
            </>
          )}
        </div>
        <footer class="foot">
          {pause.step === 'slow' ? (
            <button type="button" onClick={safety ? handle.forget : handle.keep}>
              {safety ? words.help.actions.delete : t('act.keep')}
            </button>
          ) : (
            <button type="button" onClick={() => dispatch({ type: 'wentBack' })}>
              {t('act.back')}
            </button>
          )}
          <button type="button" class="unsafe" onClick={() => dispatch({ type: 'unsafeSaid' })}>
            {t('act.unsafe')}
          </button>
          {onTabWanted && (
            <button type="button" title={t('act.tab')} aria-label={t('act.tab')} onClick={onTabWanted}>
              ↗
            </button>
          )}
          <button type="button" onClick={onHide}>
            {t('act.hide')}
          </button>
        </footer>
      </div>
    </main>
  );
}
