/**
 * What the fields of an editor show, between the person and the note as it is stored.
 *
 * Each change goes out with what the field showed before it, so that it can be told from what another page wrote (see `core/note-edit.ts`).
 * What another page writes comes into every field at once, except into the one that is being written in: nothing is put under the hands.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import { NO_ANSWERS, type Note } from '../../core/note.ts';
import type { Editable, EditableField } from '../../core/note-edit.ts';

const FIELDS: readonly EditableField[] = [...(Object.keys(NO_ANSWERS) as (keyof typeof NO_ANSWERS)[]), 'begunAt', 'wantsLookBack', 'texts', 'moments'];

/** What an editor works with. */
export interface NoteValues {
  /** The note as the fields show it. */
  readonly shown: Note;
  /** Takes a change, or one made from what is shown by then. */
  change(mine: Partial<Editable> | ((shown: Note) => Partial<Editable>)): void;
  /** For the element around the fields. */
  readonly watch: {
    onFocusIn(event: FocusEvent): void;
    onFocusOut(event: FocusEvent): void;
  };
}

interface Editor {
  readonly note: Note;
  /** Whether a field holds something that is not on the disk yet. */
  readonly isPending: (field: EditableField) => boolean;
  readonly onChanged: (base: Partial<Editable>, mine: Partial<Editable>) => void;
  /** The focus has left a field. */
  readonly onLeft: () => void;
}

export function useNoteValues({ note, isPending, onChanged, onLeft }: Editor): NoteValues {
  const [shown, setShown] = useState(note);
  const latest = useRef(shown);
  const incoming = useRef(note);
  const writing = useRef<EditableField | null>(null);
  incoming.current = note;

  function show(next: Note): void {
    latest.current = next;
    setShown(next);
  }

  /** Takes over what is stored, field by field. */
  function adopt(): void {
    const stored = incoming.current;
    const isBusy = (field: EditableField) => isPending(field) || (field === writing.current && document.hasFocus());
    const taken = Object.fromEntries(FIELDS.filter((field) => !isBusy(field)).map((field) => [field, stored[field]]));
    show({ ...stored, ...pick(latest.current, FIELDS), ...taken });
  }
  useEffect(adopt, [note]);

  return {
    shown,
    change(asked) {
      const mine = typeof asked === 'function' ? asked(latest.current) : asked;
      const base = pick(latest.current, Object.keys(mine) as EditableField[]);
      show({ ...latest.current, ...mine });
      onChanged(base, mine);
    },
    watch: {
      onFocusIn(event) {
        const field = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-field]')?.dataset['field'] : undefined;
        writing.current = (field as EditableField | undefined) ?? null;
      },
      onFocusOut() {
        writing.current = null;
        onLeft();
        adopt();
      },
    },
  };
}

function pick(note: Note, fields: readonly EditableField[]): Partial<Editable> {
  return Object.fromEntries(fields.map((field) => [field, note[field]]));
}
