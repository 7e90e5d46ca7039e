/**
 * The pause on the screen: one step at a time, the same two acts under each, and one row that holds back, "I don't feel safe" and hide.
 */
import { useEffect, useRef } from 'preact/hooks';
import { breathsToOffer } from '../../core/breath.ts';
import { hasAnswers } from '../../core/note.ts';
import type { PausePort } from '../../core/pause-port.ts';
import { positionOf, type Pause as PauseState } from '../../core/pause.ts';
import { CopyButton } from '../base/CopyButton.tsx';
import { blankPage, watchEscape } from '../base/hide.ts';
import { useWords } from '../base/words-context.ts';
import { SafePage } from '../help/SafePage.tsx';
import { AnswersLine } from './AnswersLine.tsx';
import { Breath } from './Breath.tsx';
import { FeelingStep } from './FeelingStep.tsx';
import { KeptStep } from './KeptStep.tsx';
import { NextStepStep } from './NextStepStep.tsx';
import { HiddenOffer, StaleOffer } from './Offers.tsx';
import { SignalStep } from './SignalStep.tsx';
import { SlowStep } from './SlowStep.tsx';
import { StepFrame } from './StepFrame.tsx';
import type { StepProps } from './step-props.ts';
import { UrgeStep } from './UrgeStep.tsx';
import { plainTextOf } from './plain-text.ts';
import { usePause, type PauseHandle } from './use-pause.ts';
import './pause.css';

interface Props {
  readonly port: PausePort;
  /** Whether the page may take the focus when it opens: a popup may, a new tab may not (BR-09). */
  readonly takesFocus: boolean;
  /** How often Esc hides: once in a popup, twice in a tab. */
  readonly escapePresses: 1 | 2;
  /** Leaves: closes the popup, or goes back to what the page was. */
  readonly onDone: () => void;
  /** Makes what is on the screen disappear, at once. */
  readonly onHidden: () => void;
  /** Offered only where the pause can go on in a tab of its own. */
  readonly onTabWanted?: (() => void) | undefined;
  readonly onNotesWanted: () => void;
  /** Offered where a short note can be begun instead: something noticed later, or closeness that held. */
  readonly onShortNoteWanted?: ((kind: 'afterwards' | 'held') => void) | undefined;
}

export function Pause(props: Props) {
  const handle = usePause(props.port);
  const { view } = handle;
  const hide = () => {
    blankPage();
    void handle.hide().then(props.onHidden);
  };
  const hideNow = useRef(hide);
  hideNow.current = hide;
  useEffect(() => watchEscape(props.escapePresses, () => hideNow.current()), [props.escapePresses]);
  switch (view.type) {
    case 'loading':
      return <main class="pause" aria-busy="true" />;
    case 'hidden':
      return (
        <main class="pause">
          <HiddenOffer onShown={() => handle.takeUp(view.draft)} onStartedNew={handle.startNew} />
        </main>
      );
    case 'stale':
      return (
        <main class="pause">
          <StaleOffer
            draft={view.draft}
            onTakenUp={() => handle.takeUp(view.draft)}
            onKept={() => handle.keepStale(view.draft)}
            onStartedNew={handle.startNew}
            onDeleted={handle.forget}
          />
          <ProblemLine handle={handle} />
        </main>
      );
    case 'ended':
      return <Ended wasDeleted={view.wasDeleted} onDone={props.onDone} />;
    case 'kept':
      return (
        <main class="pause">
          <KeptStep note={view.note} ownWords={handle.ownWords} position={[6, 6]} onChanged={handle.amend} />
          <ProblemLine handle={handle} />
          <div class="acts">
            <button type="button" class="act" onClick={handle.undo}>
              <Label name="act.undo" />
            </button>
            <button type="button" class="act main" onClick={props.onDone}>
              <Label name="act.done" />
            </button>
          </div>
          <footer class="foot">
            <button type="button" onClick={props.onNotesWanted}>
              <Label name="pause.notes" />
            </button>
            <button type="button" onClick={hide}>
              <Label name="act.hide" />
            </button>
          </footer>
        </main>
      );
    case 'under-way':
      return <UnderWay {...props} handle={handle} pause={view.pause} startedAt={view.startedAt} onHide={hide} />;
  }
}

interface UnderWayProps extends Props {
  readonly handle: PauseHandle;
  readonly pause: PauseState;
  readonly startedAt: number;
  readonly onHide: () => void;
}

function UnderWay({ handle, pause, startedAt, port, takesFocus, onHide, onTabWanted, onShortNoteWanted }: UnderWayProps) {
  const { t, words } = useWords();
  const { dispatch, opened } = handle;
  const { safety } = pause.answers;
  const { position, count } = positionOf(pause);
  const breathCount = breathsToOffer(opened?.settings.breathCount ?? 3, opened?.lastEndedAt ?? null, startedAt);
  const isBreath = opened?.settings.slowWay !== 'look-around';
  const step: StepProps = {
    pause,
    position: [position, count],
    ownWords: handle.ownWords,
    dispatch,
    onOwnWordAdded: handle.addOwnWord,
    now: port.now,
    offsetAt: port.offsetAt,
  };

  if (pause.isSafePageOpen) {
    return (
      <main class="pause">
        <SafePage
          isFlagged={safety}
          hasWords={hasAnswers({ ...pause.answers, safety: false })}
          onLeft={() => dispatch({ type: 'safeLeft' })}
          onFlagChanged={(isFlagged) => dispatch({ type: isFlagged ? 'unsafeSaid' : 'unsafeTakenBack' })}
          onDeleted={handle.forget}
          onKept={handle.keep}
        />
        <ProblemLine handle={handle} />
        <footer class="foot">
          <button type="button" onClick={onHide}>
            {t('act.hide')}
          </button>
        </footer>
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
      {pause.step === 'slow' && (
        <SlowStep
          {...step}
          breathCount={breathCount}
          startedAt={startedAt}
          slowWay={isBreath ? 'breath' : 'look-around'}
          takesFocus={takesFocus}
          onSlowWayChanged={(slowWay) => handle.changeSettings({ slowWay })}
          onShortNoteWanted={onShortNoteWanted}
        />
      )}
      {pause.step === 'urge' && <UrgeStep {...step} />}
      {pause.step === 'feeling' && <FeelingStep {...step} />}
      {pause.step === 'signal' && <SignalStep {...step} />}
      {pause.step === 'next-step' && <NextStepStep {...step} />}
      <ProblemLine handle={handle} pause={pause} />
      <div class="acts">
        {pause.step === 'slow' ? (
          <>
            <button type="button" class="act" onClick={handle.notNow}>
              {words.pause.slow['not-now']}
            </button>
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
            {pause.step !== 'next-step' && (
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
        <button type="button" class="unsafe" aria-pressed={safety} onClick={() => dispatch({ type: 'unsafeSaid' })}>
          {t('act.unsafe')}
        </button>
        {onTabWanted && (
          <button type="button" class="tab-button" title={t('act.tab')} aria-label={t('act.tab')} onClick={onTabWanted}>
            ↗
          </button>
        )}
        <button type="button" onClick={onHide}>
          {t('act.hide')}
        </button>
      </footer>
    </main>
  );
}

function Ended({ wasDeleted, onDone }: { readonly wasDeleted: boolean; readonly onDone: () => void }) {
  const { t, words } = useWords();
  const { ended } = words.pause;
  return (
    <main class="pause">
      {wasDeleted ? <StepFrame title={t('pause.deleted')}>{null}</StepFrame> : <StepFrame title={ended.title} help={ended.lead}>{null}</StepFrame>}
      <div class="acts">
        <button type="button" class="act main" onClick={onDone}>
          {t('act.done')}
        </button>
      </div>
    </main>
  );
}

/** What went wrong, said where it is seen, with a way to keep the words all the same (LD-04). */
function ProblemLine({ handle, pause }: { readonly handle: PauseHandle; readonly pause?: PauseState }) {
  const { t, words } = useWords();
  if (!handle.problem) return <div role="alert" />;
  return (
    <div class="problem" role="alert">
      <p>{t(`problem.${handle.problem}`)}</p>
      {pause && hasAnswers(pause.answers) && <CopyButton label={t('pause.copy-text')} text={plainTextOf(pause.answers, words, handle.ownWords)} />}
    </div>
  );
}

function Label({ name }: { readonly name: string }) {
  return <>{useWords().t(name)}</>;
}
