import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { clockOf, type OffsetAt } from '../../core/day.ts';
import type { Editable, EditableField } from '../../core/note-edit.ts';
import type { Note } from '../../core/note.ts';
import { copyTextOf, noteTitleOf } from '../../core/note-text.ts';
import type { BegunWords } from '../../core/pause.ts';
import type { OwnWord } from '../../core/words.ts';
import { useWords } from '../base/words-context.ts';
import { EditNotice, type EditState } from './EditNotice.tsx';
import { KIND_KEYS } from './name-keys.ts';
import { NoteFields } from './NoteFields.tsx';
import { useReading } from './reading-context.ts';
import { useBegunWords } from './use-begun-words.ts';
import { useNoteValues } from './use-note-values.ts';

interface Props {
  readonly note: Note;
  readonly state: EditState;
  readonly offsetAt: OffsetAt;
  readonly isPending: (field: EditableField) => boolean;
  readonly onChanged: (base: Partial<Editable>, mine: Partial<Editable>) => void;
  readonly onLeft: () => void;
  readonly onOwnWordAdded: (list: OwnWord['list'], text: string) => Promise<OwnWord | null>;
  /** Own words that are being typed, at every letter. */
  readonly onOwnWordTyped: (begun: BegunWords) => void;
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
  const begunWords = useBegunWords(values, props.onOwnWordAdded, props.onOwnWordTyped);
  const typed = Object.values(begunWords.begun).filter((text) => text.trim() !== '');
  const top = useRef<HTMLElement>(null);
  // The day stays settable while it is being set, and not a moment longer.
  const [canSetTime] = useState(note.begunAt === null);
  useLayoutEffect(() => top.current?.querySelector<HTMLElement>('textarea, button, input')?.focus({ preventScroll: true }), []);
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
      <EditNotice state={state} calm={t(state.type === 'writing' ? 'notes.saving' : 'notes.saved')} copyText={[copyTextOf(values.shown, reading), ...typed].join('\n')} onRetried={props.onRetried} />
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
