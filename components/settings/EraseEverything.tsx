import { useId, useRef, useState } from 'preact/hooks';
import { privateField } from '../base/private-field.ts';
import { useWords } from '../base/words-context.ts';
import '../base/problem.css';
import './erase-everything.css';

interface Props {
  /** To where a copy can be saved. */
  readonly onCopiesWanted: () => void;
  /** Erases everything. Rejects where some of it may be left. */
  readonly onErased: () => Promise<void>;
  readonly onReloadWanted: () => void;
}

type State = 'asking' | 'not-typed' | 'erasing' | 'failed';

/** Erasing everything: what goes is said, a copy is offered first, and a word has to be typed, so that no slip of the hand can do it. */
export function EraseEverything({ onCopiesWanted, onErased, onReloadWanted }: Props) {
  const { t, language } = useWords();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [state, setState] = useState<State>('asking');
  const word = t('erase.word');
  const folded = (text: string) => text.normalize('NFKC').trim().toLocaleLowerCase(language);

  async function erase(): Promise<void> {
    if (folded(field.current!.value) !== folded(word)) {
      setState('not-typed');
      field.current!.focus();
      return;
    }
    setState('erasing');
    try {
      await onErased();
    } catch (thrown) {
      console.warn('not everything could be erased', thrown);
      setState('failed');
    }
  }

  return (
    <section class="settings-part erase" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('erase.title')}</h2>
      <p>{t('erase.lead')}</p>
      <p>{t('erase.copy-help')}</p>
      <button type="button" class="act" onClick={onCopiesWanted}>
        {t('erase.copy')}
      </button>
      <form
        class="erase-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (state !== 'erasing') void erase();
        }}
      >
        <label for={id}>{t('erase.type', { word })}</label>
        <input
          ref={field}
          id={id}
          type="text"
          autocapitalize="off"
          {...privateField(false)}
          aria-describedby={`${id}-said`}
          aria-invalid={state === 'not-typed'}
          onInput={() => state === 'not-typed' && setState('asking')}
        />
        <button type="submit" class="act" disabled={state === 'erasing'}>
          {t('erase.act')}
        </button>
        <p id={`${id}-said`} role="status">
          {state === 'not-typed' ? t('erase.not-typed', { word }) : state === 'erasing' ? t('erase.working') : ''}
        </p>
      </form>
      <div role="alert">
        {state === 'failed' && (
          <div class="problem">
            <p>{t('erase.failed')}</p>
            <button type="button" class="act" onClick={onReloadWanted}>
              {t('erase.reload')}
            </button>
          </div>
        )}
      </div>
      <p class="quiet">{t('erase.limits')}</p>
    </section>
  );
}
