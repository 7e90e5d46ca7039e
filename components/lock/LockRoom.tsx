/**
 * The room of the lock. Before it is turned on it says what it is for and what it cannot do, and that no one can recover a passphrase, with a
 * way to a copy beside it (SE-10).
 */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { RefObject } from 'preact';
import { LOCK_AFTER_MINUTES, type LockAfterMinutes, type LockState, type LockTurn } from '../../core/lock.ts';
import { Choice } from '../base/Choice.tsx';
import { More } from '../base/More.tsx';
import { useWords } from '../base/words-context.ts';
import { Switch } from '../settings/Switch.tsx';
import { NewPassphrase } from './NewPassphrase.tsx';
import { PassphraseField } from './PassphraseField.tsx';
import { UnlockForm } from './UnlockForm.tsx';
import { useLockAct, type LockProblem } from './use-lock-act.ts';
import type { Result } from '../../core/result.ts';
import './lock.css';

type Outcome = Promise<Result<null, LockProblem>>;

interface Props {
  readonly state: LockState;
  readonly lockAfterMinutes: LockAfterMinutes;
  readonly onTurnedOn: (passphrase: string, onProgress: (done: number, total: number) => void) => Promise<Result<LockTurn, LockProblem>>;
  readonly onUnlockWanted: (passphrase: string) => Outcome;
  readonly onPassphraseChanged: (before: string, after: string) => Outcome;
  /** Gives how many notes and words are damaged and so stay sealed. */
  readonly onTurnedOff: (passphrase: string, onProgress: (done: number, total: number) => void) => Promise<Result<{ readonly damaged: number; readonly turn: LockTurn }, LockProblem>>;
  readonly onLocked: () => void;
  readonly onLockAfterChosen: (minutes: LockAfterMinutes) => void;
  readonly onCopyWanted: () => void;
}

// Each choice with its name.
const AFTER: Readonly<Record<LockAfterMinutes, string>> = { 0: 'lock.after-0', 5: 'lock.after-5', 15: 'lock.after-15', 60: 'lock.after-60' };

export function LockRoom(props: Props) {
  const { t } = useWords();
  const [said, setSaid] = useState('');
  /** So many were found damaged when the lock was turned off. */
  const [damaged, setDamaged] = useState(0);
  // What was said of the last act is not said while another is under way.
  const begun = () => {
    setSaid('');
    setDamaged(0);
  };
  // Nor is it said of notes that were locked since: it would be untrue (SE-10).
  useLayoutEffect(() => {
    if (props.state === 'locked') begun();
  }, [props.state]);
  const answer = useRef<HTMLElement>(null);
  const before = useRef(props.state + said);
  useLayoutEffect(() => {
    const now = props.state + said;
    // What was pressed is gone, and so is the focus, unless the lock was changed by another page.
    if (before.current !== now && document.activeElement === document.body) answer.current?.focus({ preventScroll: true });
    before.current = now;
  });
  const answering = { ref: answer as RefObject<never>, tabIndex: -1 };
  return (
    <div class="lock">
      <p role="status" {...(said !== '' && answering)}>
        {said}
      </p>
      {props.state === 'locked' && (
        <>
          <h2 {...answering}>{t('lock.unlock-title')}</h2>
          <UnlockForm onUnlockWanted={props.onUnlockWanted} onUnlocked={() => setSaid('')} />
        </>
      )}
      {props.state === 'off' && damaged > 0 && <p>{t('lock.off-damaged', { n: damaged })}</p>}
      {props.state === 'off' && <Off {...props} onBegun={begun} onDone={(turn) => setSaid(t(turn === 'whole' ? 'lock.turned-on' : 'lock.on-unfinished'))} />}
      {props.state === 'unlocked' && (
        <>
          {said === '' && <p {...answering}>{t('lock.is-on')}</p>}
          <button type="button" class="act main" onClick={props.onLocked}>
            {t('room.lock-now')}
          </button>
          <p class="quiet">{t('lock.now-help')}</p>
          <Choice
            label={t('lock.after')}
            name="lock-after"
            isInline
            options={LOCK_AFTER_MINUTES.map((minutes) => ({ value: String(minutes), name: t(AFTER[minutes]) }))}
            value={String(props.lockAfterMinutes)}
            onChosen={(value) => props.onLockAfterChosen(LOCK_AFTER_MINUTES.find((minutes) => String(minutes) === value) ?? 15)}
          />
          <Change {...props} onBegun={begun} onDone={() => setSaid(t('lock.changed'))} />
          <TurnOff {...props} onBegun={begun} onDone={(turn) => setSaid(t(turn === 'whole' ? 'lock.turned-off' : 'lock.off-unfinished'))} onDamagedFound={setDamaged} />
          <Limits />
        </>
      )}
    </div>
  );
}

type PartProps = Props & { readonly onBegun: () => void; readonly onDone: (turn: LockTurn) => void };

function Off({ onTurnedOn, onCopyWanted, onBegun, onDone }: PartProps) {
  const { t } = useWords();
  const { isBusy, problem, run } = useLockAct();
  const [progress, setProgress] = useState('');
  return (
    <>
      <p>{t('lock.what')}</p>
      <Limits />
      <div class="lock-lost">
        <h2>{t('lock.lost')}</h2>
        <p>{t('lock.lost-help')}</p>
        <button type="button" class="act" onClick={onCopyWanted}>
          {t('lock.save-copy')}
        </button>
      </div>
      <section class="lock-part">
        <h2>{t('lock.on')}</h2>
        <NewPassphrase
          label={t('lock.passphrase')}
          act={t('lock.on-now')}
          asksForOld={false}
          isBusy={isBusy}
          problem={problem}
          progress={progress}
          onChosen={(passphrase) => {
            onBegun();
            void run(async () => {
              const outcome = await onTurnedOn(passphrase, (done, total) => setProgress(t('lock.progress', { done, total })));
              if (outcome.ok) onDone(outcome.value);
              return outcome;
            });
          }}
        />
      </section>
    </>
  );
}

function Change({ onPassphraseChanged, onBegun, onDone }: PartProps) {
  const { t } = useWords();
  const { isBusy, problem, run } = useLockAct();
  const [isOpen, setIsOpen] = useState(false);
  async function change(before: string, after: string): Promise<void> {
    onBegun();
    if (!(await run(() => onPassphraseChanged(before, after)))) return;
    setIsOpen(false);
    onDone('whole');
  }
  return (
    <More label={t('lock.change')} isOpen={isOpen} onToggled={setIsOpen}>
      <p>{t('lock.lost-help')}</p>
      <NewPassphrase label={t('lock.passphrase-new')} act={t('lock.change-now')} asksForOld isBusy={isBusy} problem={problem} progress="" onChosen={(after, before) => void change(before, after)} />
    </More>
  );
}

function TurnOff({ onTurnedOff, onBegun, onDone, onDamagedFound }: PartProps & { readonly onDamagedFound: (count: number) => void }) {
  const { t } = useWords();
  const { isBusy, problem, run } = useLockAct();
  const [isOpen, setIsOpen] = useState(false);
  const [passphrase, setPassphrase] = useState('');
  const [isShown, setIsShown] = useState(false);
  const [progress, setProgress] = useState('');
  async function turnOff(): Promise<void> {
    onBegun();
    await run(async () => {
      const outcome = await onTurnedOff(passphrase, (done, total) => setProgress(t('lock.progress', { done, total })));
      if (outcome.ok) {
        onDamagedFound(outcome.value.damaged);
        onDone(outcome.value.turn);
      }
      return outcome;
    });
  }
  return (
    <More label={t('lock.off')} isOpen={isOpen} onToggled={setIsOpen}>
      <div class="lock-form">
        <p>{t('lock.off-help')}</p>
        <PassphraseField label={t('lock.passphrase')} value={passphrase} isShown={isShown} onWritten={setPassphrase} onEntered={() => void turnOff()} />
        <Switch label={t('passphrase.show')} isOn={isShown} onToggled={setIsShown} />
        <p role="alert">{problem ? t(problem) : ''}</p>
        <button type="button" class="act" aria-disabled={isBusy} onClick={() => void turnOff()}>
          {t(isBusy ? 'lock.working' : 'lock.off-now')}
        </button>
        <p role="status">{isBusy ? progress : ''}</p>
      </div>
    </More>
  );
}

/** What it is for and what it cannot do, in the same size. */
function Limits() {
  const { t } = useWords();
  return (
    <>
      <section class="lock-part">
        <h2>{t('lock.for')}</h2>
        <ul>
          <li>{t('lock.for-device')}</li>
          <li>{t('lock.for-files')}</li>
          <li>{t('lock.for-pause')}</li>
        </ul>
      </section>
      <section class="lock-part">
        <h2>{t('lock.not-for')}</h2>
        <ul>
          <li>{t('lock.not-open')}</li>
          <li>{t('lock.not-watched')}</li>
          <li>{t('lock.not-day')}</li>
          <li>{t('lock.not-draft')}</li>
          <li>{t('lock.not-traces')}</li>
          <li>{t('lock.not-copies')}</li>
        </ul>
      </section>
    </>
  );
}
