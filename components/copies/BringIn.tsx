import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { CopyFacts } from '../../core/copy-facts.ts';
import type { MergeChoices } from '../../core/copy-merge.ts';
import type { FileFault } from '../../core/copy-text.ts';
import { Confirm } from '../base/Confirm.tsx';
import { useWords } from '../base/words-context.ts';
import { Switch } from '../settings/Switch.tsx';
import { PassphraseField } from '../lock/PassphraseField.tsx';
import { BringInPreview } from './BringInPreview.tsx';
import { ChooseFile } from './ChooseFile.tsx';
import './bring-in.css';

/** Where bringing a copy in stands. */
export type BringInState =
  | { readonly step: 'idle' }
  | { readonly step: 'working'; readonly is: 'reading' | 'opening' | 'comparing' | 'writing' | 'taking-back' | 'bringing-back'; readonly done: number; readonly total: number }
  | { readonly step: 'sealed'; readonly isWrong: boolean }
  | { readonly step: 'refused'; readonly code: FileFault | 'cancelled' | 'failed' }
  | { readonly step: 'preview'; readonly facts: CopyFacts; readonly hasChanged: boolean }
  | { readonly step: 'done'; readonly is: 'merged' | 'replaced' | 'taken-back' | 'taken-back-partly' | 'brought-back' | 'stopped'; readonly count: number; readonly isSettingsMissing: boolean; readonly canTakeBack: boolean };

interface Props {
  readonly state: BringInState;
  /** What was here before a copy took its place can still be brought back. */
  readonly canBringBack: boolean;
  readonly onFileChosen: (file: File) => void;
  readonly onPassphraseGiven: (passphrase: string) => void;
  readonly onMerged: (choices: MergeChoices) => void;
  readonly onReplaced: () => void;
  readonly onStopped: () => void;
  readonly onLeft: () => void;
  readonly onTakenBack: () => void;
  readonly onBroughtBack: () => void;
}

/** Bringing a copy in: the file, what is in it, and only then the writing. */
export function BringIn(props: Props) {
  const { state, canBringBack } = props;
  const { t } = useWords();
  const [asked, setAsked] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const previous = useRef(state.step);
  // Before the next frame: whoever writes at once writes where they have put the cursor.
  useLayoutEffect(() => {
    // What comes next is read out from its beginning.
    if (previous.current !== state.step && state.step !== 'working') heading.current?.focus();
    previous.current = state.step;
  }, [state.step]);

  return (
    <section class="bring-in" aria-labelledby="bring-in-title">
      <h2 id="bring-in-title" ref={heading} tabIndex={-1}>
        {t(state.step === 'preview' ? 'bring.preview-title' : 'bring.title')}
      </h2>
      <Step {...props} />
      {canBringBack && state.step !== 'working' && state.step !== 'preview' && (
        <div class="bring-back">
          <p>{t('bring.replaced-kept')}</p>
          <button type="button" class="act" onClick={() => setAsked(true)}>
            {t('bring.bring-back')}
          </button>
        </div>
      )}
      {asked && (
        <Confirm
          question={t('bring.bring-back-question')}
          lines={[t('bring.bring-back-help')]}
          act={t('bring.bring-back')}
          cancel={t('bring.leave-as-is')}
          onCancelled={() => setAsked(false)}
          onConfirmed={() => {
            setAsked(false);
            props.onBroughtBack();
          }}
        />
      )}
    </section>
  );
}

function Step({ state, onFileChosen, onPassphraseGiven, onMerged, onReplaced, onStopped, onLeft, onTakenBack }: Props) {
  const { t } = useWords();
  switch (state.step) {
    case 'idle':
      return (
        <>
          <p>{t('bring.lead')}</p>
          <ChooseFile label={t('bring.choose')} onChosen={onFileChosen} />
        </>
      );
    case 'working':
      return (
        <div class="bring-working">
          <p role="status">{t(`bring.working-${state.is}`)}</p>
          <progress {...(state.total > 0 ? { value: state.done, max: state.total } : {})} aria-label={t(`bring.working-${state.is}`)} />
          {state.total > 0 && <p class="quiet">{t('bin.progress', { done: state.done, total: state.total })}</p>}
          <button type="button" class="act" onClick={onStopped}>
            {t('bring.stop')}
          </button>
        </div>
      );
    case 'sealed':
      return <Passphrase isWrong={state.isWrong} onGiven={onPassphraseGiven} onLeft={onLeft} />;
    case 'refused':
      return (
        <>
          <div role="alert" class="bring-refused">
            <p>{t(`bring.file-${state.code}`)}</p>
            <p>
              <strong>{t('bring.nothing-written')}</strong>
            </p>
          </div>
          <ChooseFile label={t('bring.choose-other')} onChosen={onFileChosen} />
        </>
      );
    case 'preview':
      return <BringInPreview facts={state.facts} hasChanged={state.hasChanged} onMerged={onMerged} onReplaced={onReplaced} onLeft={onLeft} />;
    case 'done':
      return (
        <>
          <div role="status">
            <p>{t(`bring.done-${state.is}`, { n: state.count })}</p>
            {state.isSettingsMissing && <p>{t('bring.settings-missing')}</p>}
          </div>
          <div class="bring-acts">
            {state.canTakeBack && (
              <button type="button" class="act" onClick={onTakenBack}>
                {t('bring.take-back')}
              </button>
            )}
            <button type="button" class="link" onClick={onLeft}>
              {t('bring.another')}
            </button>
          </div>
        </>
      );
  }
}

function Passphrase({ isWrong, onGiven, onLeft }: { readonly isWrong: boolean; readonly onGiven: (passphrase: string) => void; readonly onLeft: () => void }) {
  const { t } = useWords();
  const [text, setText] = useState('');
  const [isShown, setIsShown] = useState(false);
  const form = useRef<HTMLDivElement>(null);
  // Pressed with nothing written, it shows where to write.
  const give = () => (text === '' ? form.current?.querySelector('input')?.focus() : onGiven(text));
  return (
    <div class="bring-passphrase" ref={form}>
      <p>{t('bring.passphrase-help')}</p>
      {isWrong && <p role="alert">{t('bring.passphrase-wrong')}</p>}
      <PassphraseField label={t('bring.passphrase')} value={text} isShown={isShown} onWritten={setText} onEntered={give} />
      <Switch label={t('passphrase.show')} isOn={isShown} onToggled={setIsShown} />
      <div class="bring-acts">
        <button type="button" class="act main" onClick={give}>
          {t('bring.passphrase-open')}
        </button>
        <button type="button" class="link" onClick={onLeft}>
          {t('bring.leave')}
        </button>
      </div>
    </div>
  );
}
