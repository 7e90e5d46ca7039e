import { useEffect, useRef, useState } from 'preact/hooks';
import { clockOf, type OffsetAt } from '../../core/day.ts';
import type { Editable, EditableField } from '../../core/note-edit.ts';
import type { Note } from '../../core/note.ts';
import { copyTextOf, noteTitleOf } from '../../core/note-text.ts';
import type { Problem } from '../../core/pause-port.ts';
import type { OwnWord } from '../../core/words.ts';
import { CopyButton } from '../base/CopyButton.tsx';
import { useWords } from '../base/words-context.ts';
import { KIND_KEYS } from './name-keys.ts';
import { NoteFields } from './NoteFields.tsx';
import { useReading } from './reading-context.ts';
import { useBegunWords } from './use-begun-words.ts';
import { useNoteValues } from './use-note-values.ts';

/** How an edit stands. */
export type EditState =
  | { readonly type: 'saved'; readonly overlaps: readonly EditableField[] }
  | { readonly type: 'writing'; readonly overlaps: readonly EditableField[] }
  | { readonly type: 'gone' }
  | { readonly type: 'failed'; readonly problem: Problem };

interface Props {
  readonly note: Note;
  readonly state: EditState;
  readonly offsetAt: OffsetAt;
  readonly isPending: (field: EditableField) => boolean;
  readonly onChanged: (base: Partial<Editable>, mine: Partial<Editable>) => void;
  readonly onLeft: () => void;
  readonly onOwnWordAdded: (list: OwnWord['list'], text: string) => Promise<OwnWord | null>;
  readonly onRetried: () => void;
  readonly onUnsafeSaid: () => void;
  readonly onDeleted: () => void;
  /** Deletes it past the bin. */
  readonly onForgotten: () => void;
  readonly onDone: () => void;
}

/** A note being edited where it stands. There is no "save": it is kept as it is written, and says so. */
export function NoteEditor(props: Props) {
  const { note, state, offsetAt } = props;
  const { t, words } = useWords();
  const reading = useReading();
  const values = useNoteValues(props);
  const begunWords = useBegunWords(values, props.onOwnWordAdded);
  const typed = Object.values(begunWords.begun).filter((text) => text.trim() !== '');
  const top = useRef<HTMLElement>(null);
  // The day stays settable while it is being set, and not a moment longer.
  const [canSetTime] = useState(note.begunAt === null);
  useEffect(() => top.current?.querySelector<HTMLElement>('textarea, button, input')?.focus({ preventScroll: true }), []);
  // A word that could not be put keeps the note open: it is nowhere else.
  async function done(): Promise<void> {
    if (typed.length === 0 || (await begunWords.addAll())) props.onDone();
  }
  return (
    <article ref={top} class="note editing" aria-label={t('notes.edit-of', { title: noteTitleOf(note, reading) || t('notes.none-given') })}>
      <p class="note-head quiet">
        {note.begunAt !== null && <span>{clockOf(note.begunAt)}</span>}
        <span>{t(KIND_KEYS[note.kind])}</span>
      </p>
      <NoteFields values={values} offsetAt={offsetAt} canSetTime={canSetTime} begunWords={begunWords} />
      <EditNotice state={state} copyText={[copyTextOf(values.shown, reading), ...typed].join('\n')} onRetried={props.onRetried} />
      <div class="note-acts">
        <button type="button" class="act main" onClick={() => void done()}>
          {t('notes.edit-done')}
        </button>
        {note.safety ? (
          <button type="button" class="link" onClick={() => values.change({ safety: false })}>
            {words.help.actions['flag-off']}
          </button>
        ) : (
          <button type="button" class="link" onClick={props.onUnsafeSaid}>
            {t('notes.flag')}
          </button>
        )}
        <button type="button" class="link" onClick={props.onDeleted}>
          {t('act.delete')}
        </button>
        {/* A note with the mark skips the bin anyway. */}
        {!note.safety && (
          <button type="button" class="link" onClick={props.onForgotten}>
            {t('notes.forget')}
          </button>
        )}
      </div>
    </article>
  );
}

interface NoticeProps {
  readonly state: EditState;
  readonly copyText: string;
  readonly onRetried: () => void;
}

const TEXTS = new Set<EditableField>(['urgeText', 'who', 'feelingText', 'saidOrDone', 'readInto', 'message', 'nextStep', 'texts']);

/** Says how the edit stands: quietly that it is kept, aloud when something is in the way. */
function EditNotice({ state, copyText, onRetried }: NoticeProps) {
  const { t } = useWords();
  const overlaps = state.type === 'saved' || state.type === 'writing' ? state.overlaps : [];
  const overlap = overlaps.length === 0 ? null : overlaps.some((field) => TEXTS.has(field)) ? 'notes.overlap-text' : 'notes.overlap-choice';
  return (
    <>
      <p class="quiet edit-state" role="status">
        {state.type === 'saved' ? t('notes.saved') : state.type === 'writing' ? t('notes.saving') : ''}
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
