import type { EditableField } from '../../core/note-edit.ts';
import type { Problem } from '../../core/pause-port.ts';
import { CopyButton } from '../base/CopyButton.tsx';
import { useWords } from '../base/words-context.ts';
import '../base/problem.css';

/** How an edit stands. */
export type EditState =
  | { readonly type: 'saved'; readonly overlaps: readonly EditableField[] }
  | { readonly type: 'writing'; readonly overlaps: readonly EditableField[] }
  | { readonly type: 'gone' }
  | { readonly type: 'failed'; readonly problem: Problem };

interface Props {
  readonly state: EditState;
  /** What stands while all is well. */
  readonly calm: string;
  readonly copyText: string;
  readonly onRetried: () => void;
}

const TEXTS = new Set<EditableField>(['urgeText', 'who', 'feelingText', 'saidOrDone', 'readInto', 'message', 'nextStep', 'texts']);

/** Says how the edit stands: quietly that it is kept, aloud when something is in the way. */
export function EditNotice({ state, calm, copyText, onRetried }: Props) {
  const { t } = useWords();
  const overlaps = state.type === 'saved' || state.type === 'writing' ? state.overlaps : [];
  const overlap = overlaps.length === 0 ? null : overlaps.some((field) => TEXTS.has(field)) ? 'notes.overlap-text' : 'notes.overlap-choice';
  return (
    <>
      <p class="quiet edit-state" role="status">
        {state.type === 'saved' || state.type === 'writing' ? calm : ''}
      </p>
      <div role="alert">
        {(overlap !== null || state.type === 'gone' || state.type === 'failed') && (
          <div class="problem">
            <p>{overlap !== null ? t(overlap) : state.type === 'failed' ? t(`problem.${state.problem}`) : t('notes.gone')}</p>
            {overlap === null && <CopyButton label={t('pause.copy-text')} text={copyText} />}
            {state.type === 'failed' && (
              <button type="button" class="act" onClick={onRetried}>
                {t('problem.again')}
              </button>
            )}
          </div>
        )}
      </div>
    </>
  );
}
