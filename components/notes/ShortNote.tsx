import { useLayoutEffect, useRef } from 'preact/hooks';
import type { OffsetAt } from '../../core/day.ts';
import { holdsSomething, type Editable, type EditableField } from '../../core/note-edit.ts';
import type { Note } from '../../core/note.ts';
import { copyTextOf } from '../../core/note-text.ts';
import { useWords } from '../base/words-context.ts';
import { EditNotice, type EditState } from './EditNotice.tsx';
import { NoteFields } from './NoteFields.tsx';
import { useReading } from './reading-context.ts';
import { NO_BEGUN_WORDS } from './use-begun-words.ts';
import { useNoteValues } from './use-note-values.ts';
import './notes.css';

interface Props {
  /** The note as it was begun, or as it is stored by now. */
  readonly note: Note;
  /** Alone on a page, or beneath the page's own title. */
  readonly headingLevel?: 1 | 2;
  readonly state: EditState;
  readonly offsetAt: OffsetAt;
  readonly isPending: (field: EditableField) => boolean;
  readonly onChanged: (base: Partial<Editable>, mine: Partial<Editable>) => void;
  readonly onLeft: () => void;
  readonly onRetried: () => void;
  readonly onUnsafeSaid: () => void;
  readonly onDeleted: () => void;
  readonly onDone: () => void;
}

/** A short note begun now: something noticed later, or closeness that held. It is kept as it is written, so nothing is lost with the page. */
export function ShortNote(props: Props) {
  const { note, state, headingLevel = 2 } = props;
  const Heading = `h${headingLevel}` as const;
  const { t } = useWords();
  const reading = useReading();
  const values = useNoteValues(props);
  const heading = useRef<HTMLHeadingElement>(null);
  const { title, help } = note.kind === 'held' ? reading.notes.held : reading.notes.afterwards;
  useLayoutEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <section class="short-note">
      <Heading ref={heading} tabIndex={-1} class="short-note-title">
        {title}
      </Heading>
      <p class="quiet">{help}</p>
      <NoteFields values={values} offsetAt={props.offsetAt} canSetTime begunWords={NO_BEGUN_WORDS} />
      <EditNotice
        state={state}
        calm={t(state.type === 'saved' && holdsSomething(values.shown) ? 'notes.saved' : 'notes.kept-as-you-write')}
        copyText={copyTextOf(values.shown, reading)}
        onRetried={props.onRetried}
      />
      <div class="note-acts">
        <button type="button" class="act main" onClick={props.onDone}>
          {t('act.done')}
        </button>
        <button type="button" class="link" onClick={props.onUnsafeSaid}>
          {t('notes.flag')}
        </button>
        {holdsSomething(values.shown) && (
          <button type="button" class="link" onClick={props.onDeleted}>
            {t('act.delete')}
          </button>
        )}
      </div>
    </section>
  );
}
