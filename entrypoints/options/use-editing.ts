/**
 * The one note that is being written in on this page, with how its edit stands. Opening another one leaves this one first, and leaving always
 * writes what is waiting; each edit goes by its note's id (LD-07).
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { EditState } from '../../components/notes/EditNotice.tsx';
import { mergeEdit, type Editable, type EditableField } from '../../core/note-edit.ts';
import type { Note } from '../../core/note.ts';
import type { NotesServices } from '../../storage/notes-services.ts';
import type { OpenNote } from './use-untold-edits.ts';

export interface Editing {
  /** The note as it is stored, or as it was last seen when it is gone. */
  readonly note: Note;
  readonly state: EditState;
  /** A note begun here: it has its own form above the list. */
  readonly isNew: boolean;
}

export interface EditingHandle {
  readonly editing: Editing | null;
  open(note: Note, isNew?: boolean): void;
  /** Leaves it with everything written; it stays open where that cannot be written, or the note is gone, and this was not said yet. */
  finish(): Promise<void>;
  /** Leaves it at once. What cannot be written then is told of by the page. */
  close(): void;
  /** A change of that note, also one that comes when it was just left. */
  change(noteId: string, base: Partial<Editable>, mine: Partial<Editable>): void;
  leaveField(): void;
  isPending(field: EditableField): boolean;
}

/** `stored` gives the note as it is by now; undefined where it is gone, null while that is not known. `open` tells the page which note says for itself how its edit stands. */
export function useEditing(services: NotesServices, stored: (id: string) => Note | undefined | null, open: OpenNote): EditingHandle {
  const [editing, setEditing] = useState<Editing | null>(null);
  const latest = useRef(editing);
  latest.current = editing;

  function show(next: Editing | null): void {
    latest.current = next;
    open.current = next?.note.id ?? null;
    setEditing(next);
  }

  useEffect(
    () =>
      services.edits.watch((noteId, outcome) => {
        const current = latest.current;
        if (current?.note.id !== noteId) return;
        if (outcome.type !== 'saved') return show({ ...current, state: outcome });
        // What was said to stand twice stays said until the person leaves the note.
        const before = overlapsOf(current);
        show({ ...current, note: outcome.note, state: { type: 'saved', overlaps: [...new Set([...before, ...outcome.overlaps])] } });
      }),
    [services],
  );

  const now = editing && stored(editing.note.id);
  useEffect(() => {
    const current = latest.current;
    if (!current || now === null) return;
    if (now) {
      if (now !== current.note && now.changedAt >= current.note.changedAt) show({ ...current, note: now });
    } else if (!current.isNew && current.state.type !== 'gone') show({ ...current, state: { type: 'gone' } });
  }, [now]);

  return {
    editing,
    open(note, isNew = false) {
      const before = latest.current?.note.id;
      if (isNew) services.edits.begin(note);
      // What could not be written before is shown again, and tried again.
      const waiting = services.edits.waiting(note.id);
      show(waiting ? { note: mergeEdit(note, waiting).note, state: { type: 'writing', overlaps: [] }, isNew } : { note, state: { type: 'saved', overlaps: [] }, isNew });
      if (waiting) void services.edits.flush(note.id);
      if (before !== undefined && before !== note.id) void services.edits.flush(before);
    },
    async finish() {
      const id = latest.current?.note.id;
      if (id === undefined) return;
      const outcome = await services.edits.flush(id);
      if (latest.current?.note.id === id && outcome?.type !== 'failed' && outcome?.type !== 'gone') show(null);
    },
    close() {
      const id = latest.current?.note.id;
      show(null);
      if (id !== undefined) void services.edits.flush(id);
    },
    change(noteId, base, mine) {
      services.edits.change(noteId, base, mine);
      const current = latest.current;
      if (current?.note.id !== noteId) return;
      if (current.state.type !== 'gone') show({ ...current, state: { type: 'writing', overlaps: overlapsOf(current) } });
    },
    leaveField() {
      if (latest.current) void services.edits.flush(latest.current.note.id);
    },
    isPending: (field) => latest.current !== null && services.edits.isPending(latest.current.note.id, field),
  };
}

function overlapsOf({ state }: Editing): readonly EditableField[] {
  return state.type === 'saved' || state.type === 'writing' ? state.overlaps : [];
}
