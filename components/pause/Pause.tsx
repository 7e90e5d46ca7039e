/**
 * The pause on the screen: one step at a time, the same two acts under each, and one row that holds back, "I don't feel safe" and hide.
 */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { PausePort } from '../../core/pause-port.ts';
import { stepsOf } from '../../core/pause.ts';
import { blankPage, watchEscape } from '../base/hide.ts';
import { useWords } from '../base/words-context.ts';
import { HiddenOffer } from './HiddenOffer.tsx';
import { HideFoot } from './HideFoot.tsx';
import { KeptStep } from './KeptStep.tsx';
import { LockedOffer } from './LockedOffer.tsx';
import { ProblemLine } from './ProblemLine.tsx';
import { StaleOffer } from './StaleOffer.tsx';
import { StepFrame } from './StepFrame.tsx';
import { UnderWay } from './UnderWay.tsx';
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
  /** Asks for the passphrase, for a draft or own words that only it opens. */
  readonly onUnlockWanted?: (() => void) | undefined;
  /** Offered where a short note can be begun instead: something noticed later, or closeness that held. */
  readonly onShortNoteWanted?: ((kind: 'afterwards' | 'held') => void) | undefined;
}

/** The pause, whatever stands in front of the person. */
export function Pause(props: Props) {
  const { t } = useWords();
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
        <Offer handle={handle} onHide={hide}>
          <HiddenOffer onShown={() => handle.takeUp(view.draft)} onStartedNew={handle.startNew} />
        </Offer>
      );
    case 'stale':
      return (
        <Offer handle={handle} onHide={hide}>
          <StaleOffer
            draft={view.draft}
            onTakenUp={() => handle.takeUp(view.draft)}
            onKept={() => handle.keepStale(view.draft)}
            onStartedNew={handle.startNew}
            onDeleted={handle.forget}
          />
        </Offer>
      );
    case 'locked':
      return (
        <Offer handle={handle} onHide={hide}>
          <LockedOffer onUnlockWanted={props.onUnlockWanted} onStartedNew={handle.startNew} />
        </Offer>
      );
    case 'ended':
      return <Ended wasDeleted={view.wasDeleted} onDone={props.onDone} />;
    case 'kept':
      return (
        <main class="pause">
          <KeptStep note={view.note} ownWords={handle.ownWords} stepCount={stepsOf(view.pause).length} onChanged={handle.amend} />
          <ProblemLine handle={handle} />
          <div class="bar">
            <div class="acts">
              <button type="button" class="act" onClick={handle.undo}>
                {t('act.undo')}
              </button>
              <button type="button" class="act main" onClick={props.onDone}>
                {t('act.done')}
              </button>
            </div>
            <footer class="foot">
              <button type="button" onClick={props.onNotesWanted}>
                {t('pause.notes')}
              </button>
              <button type="button" class="unsafe" onClick={handle.sayUnsafe}>
                {t('act.unsafe')}
              </button>
              <button type="button" onClick={hide}>
                {t('act.hide')}
              </button>
            </footer>
          </div>
        </main>
      );
    case 'under-way':
      return (
        <UnderWay
          handle={handle}
          pause={view.pause}
          startedAt={view.startedAt}
          port={props.port}
          takesFocus={props.takesFocus}
          onHide={hide}
          onTabWanted={props.onTabWanted}
          onUnlockWanted={props.onUnlockWanted}
          onShortNoteWanted={props.onShortNoteWanted}
        />
      );
  }
}

/** What is offered before a pause: it too tells that there is something, so it can be hidden. */
function Offer({ handle, onHide, children }: { readonly handle: PauseHandle; readonly onHide: () => void; readonly children: ComponentChildren }) {
  return (
    <main class="pause">
      {children}
      <ProblemLine handle={handle} />
      <div class="bar">
        <HideFoot onHide={onHide} />
      </div>
    </main>
  );
}

function Ended({ wasDeleted, onDone }: { readonly wasDeleted: boolean; readonly onDone: () => void }) {
  const { t, words } = useWords();
  const { ended } = words.pause;
  return (
    <main class="pause">
      {wasDeleted ? <StepFrame title={t('pause.deleted')}>{null}</StepFrame> : <StepFrame title={ended.title} help={ended.lead}>{null}</StepFrame>}
      <div class="bar">
        <div class="acts">
          <button type="button" class="act main" onClick={onDone}>
            {t('act.done')}
          </button>
        </div>
      </div>
    </main>
  );
}
