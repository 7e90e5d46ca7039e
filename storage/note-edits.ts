/**
 * The edits of notes on this page, from the first letter to the disk.
 *
 *   change ──► journal (at once)
 *      └─────► waits 700 ms, or for leaving the field or the page ──► one transaction on the note as it is stored by then ──► journal cleared
 *
 * - Each note has its own queue, keyed by its id: what was typed for one can never be written into another (LD-07).
 * - One write of a note at a time; what is typed meanwhile waits for the next.
 * - A write that fails keeps its edit, says so, and is tried again with the next change.
 * - A note that was deleted meanwhile stays deleted: the edit is told, and its text is still on the page.
 */
import type { Editable, EditableField, NoteEdit } from '../core/note-edit.ts';
import { editOf, mergeEdit } from '../core/note-edit.ts';
import type { Note } from '../core/note.ts';
import { begunWordsOf, type BegunWords } from '../core/pause.ts';
import type { Problem } from '../core/pause-port.ts';
import type { EditJournal, UnsavedEdit } from './edit-journal.ts';
import type { NotesStore } from './notes.ts';
import type { OwnWordsStore } from './own-words.ts';
import { currentEra } from './gate.ts';
import { asStorageError } from './storage-error.ts';

/** How long typing rests before it is written. */
export const REST_MS = 700;
/** A page that wrote nothing for so long has either saved its edit or is gone. */
const LEFT_AFTER_MS = 10_000;

/** What became of an edit. `overlaps` names what another page had changed as well. */
export type EditOutcome =
  | { readonly type: 'saved'; readonly note: Note; readonly overlaps: readonly EditableField[] }
  | { readonly type: 'gone' }
  | { readonly type: 'failed'; readonly problem: Problem };

export interface NoteEdits {
  /** Begins a new note; it is kept with its first change. */
  begin(note: Note): void;
  /** Takes a change. `base` is what the touched fields showed before it. */
  change(noteId: string, base: Partial<Editable>, mine: Partial<Editable>): void;
  /** Takes the own words that are being typed in a note, half a word too: they stand in the journal until they are put (LD-01). */
  typed(noteId: string, begunWords: BegunWords): void;
  /** Whether a field holds something that is not on the disk yet. */
  isPending(noteId: string, field: EditableField): boolean;
  /** What is not on the disk yet of a note; undefined where that is nothing. */
  waiting(noteId: string): NoteEdit | undefined;
  /** Writes what is waiting for one note, now. Resolves to what became of it; null where nothing waited. */
  flush(noteId: string): Promise<EditOutcome | null>;
  flushAll(): Promise<void>;
  /** Lets go of what is waiting for a note, since the note is deleted here. */
  drop(noteId: string): Promise<void>;
  /** Hears what becomes of the edits of a note. Returns the way to stop. */
  watch(listener: (noteId: string, outcome: EditOutcome) => void): () => void;
  /** Saves what pages that are gone left unsaved. */
  saveLeftovers(): Promise<void>;
}

interface Queue {
  edit: NoteEdit | undefined;
  /** The note to keep first, where it is a new one. */
  begun: Note | null;
  begunWords: BegunWords;
  timer: ReturnType<typeof setTimeout> | undefined;
  writing: Promise<EditOutcome | null> | null;
  inFlight: NoteEdit | undefined;
}

const NO_EDIT: NoteEdit = { base: {}, mine: {} };
const hasWords = (begunWords: BegunWords) => Object.keys(begunWords).length > 0;

function waitingIn({ inFlight, edit }: Queue): NoteEdit | undefined {
  return inFlight && edit ? editOf(inFlight, edit.base, edit.mine) : (edit ?? inFlight);
}

/** The edits of this page. `nowMs` tells milliseconds since 1970. Where no own words can be put, what pages left with some waits for a page that can. */
export function createNoteEdits(notes: NotesStore, journal: EditJournal, nowMs: () => number, ownWords: OwnWordsStore | null = null): NoteEdits {
  const queues = new Map<string, Queue>();
  const listeners = new Set<(noteId: string, outcome: EditOutcome) => void>();
  const tell = (noteId: string, outcome: EditOutcome) => listeners.forEach((listener) => listener(noteId, outcome));

  function queueOf(noteId: string): Queue {
    const known = queues.get(noteId);
    if (known) return known;
    const queue: Queue = { edit: undefined, begun: null, begunWords: {}, timer: undefined, writing: null, inFlight: undefined };
    queues.set(noteId, queue);
    return queue;
  }

  function record(noteId: string, edit: NoteEdit, begun: Note | null, begunWords: BegunWords): void {
    // The journal is the second net; where it tears, the note itself is still written below.
    journal.write({ noteId, edit, begun, begunWords, writtenAt: nowMs() }).catch((thrown: unknown) => console.warn('the edit could not be journaled', thrown));
  }

  async function apply({ noteId, edit, begun }: Pick<UnsavedEdit, 'noteId' | 'edit' | 'begun'>): Promise<EditOutcome> {
    let overlaps: readonly EditableField[] = [];
    try {
      if (begun) await notes.add(begun);
      const note = await notes.revise(noteId, nowMs(), (stored) => {
        const merged = mergeEdit(stored, edit);
        overlaps = merged.overlaps;
        return merged.note;
      });
      return note ? { type: 'saved', note, overlaps } : { type: 'gone' };
    } catch (thrown) {
      return { type: 'failed', problem: `storage-${asStorageError(thrown).code}` };
    }
  }

  async function write(noteId: string, queue: Queue): Promise<EditOutcome | null> {
    const { edit, begun } = queue;
    if (!edit) return null;
    queue.edit = undefined;
    queue.inFlight = edit;
    const outcome = await apply({ noteId, edit, begun });
    queue.inFlight = undefined;
    if (queues.get(noteId) !== queue) return null;
    if (outcome.type === 'failed') {
      const later = queue.edit as NoteEdit | undefined;
      queue.edit = later ? editOf(edit, later.base, later.mine) : edit;
    } else {
      queue.begun = null;
      if (queue.edit || hasWords(queue.begunWords)) record(noteId, queue.edit ?? NO_EDIT, null, queue.begunWords);
      else await journal.clear(noteId).catch((thrown: unknown) => console.warn('the journal could not be cleared', thrown));
    }
    tell(noteId, outcome);
    return outcome;
  }

  /** The edit with the words that were being typed put and chosen; null where they cannot be put now. */
  async function withWords({ edit, begunWords }: UnsavedEdit): Promise<NoteEdit | null> {
    let whole = edit;
    const typed = begunWordsOf({ begunWords });
    if (typed.length > 0 && !ownWords) return null;
    for (const { list, text } of typed) {
      try {
        // It may have been put just before the page was gone.
        const there = (await ownWords!.all()).find((word) => word.list === list && word.text === text);
        const id = there?.id ?? `own:${crypto.randomUUID()}`;
        if (!there) await ownWords!.put({ id, list, text, isPinned: false, isArchived: false });
        const [before, mine] = [whole.base[list] ?? [], whole.mine[list] ?? []];
        whole = editOf(whole, { [list]: before }, { [list]: mine.includes(id) ? mine : [...mine, id] });
      } catch (thrown) {
        console.warn('a word that was left half typed could not be put', thrown);
        return null;
      }
    }
    return whole;
  }

  async function flush(noteId: string): Promise<EditOutcome | null> {
    const queue = queues.get(noteId);
    if (!queue) return null;
    clearTimeout(queue.timer);
    queue.timer = undefined;
    let last: EditOutcome | null = null;
    while (queue.writing) last = await queue.writing;
    if (!queue.edit) return last;
    queue.writing = write(noteId, queue).finally(() => (queue.writing = null));
    return queue.writing;
  }

  return {
    begin: (note) => void (queueOf(note.id).begun = note),
    change(noteId, base, mine) {
      const queue = queueOf(noteId);
      queue.edit = editOf(queue.edit, base, mine);
      record(noteId, queue.inFlight ? editOf(queue.inFlight, queue.edit.base, queue.edit.mine) : queue.edit, queue.begun, queue.begunWords);
      clearTimeout(queue.timer);
      queue.timer = setTimeout(() => void flush(noteId), REST_MS);
    },
    typed(noteId, begunWords) {
      const queue = queueOf(noteId);
      queue.begunWords = begunWords;
      const edit = waitingIn(queue);
      if (edit || hasWords(begunWords)) record(noteId, edit ?? NO_EDIT, queue.begun, begunWords);
      else journal.clear(noteId).catch((thrown: unknown) => console.warn('the journal could not be cleared', thrown));
    },
    waiting(noteId) {
      const queue = queues.get(noteId);
      return queue && waitingIn(queue);
    },
    isPending(noteId, field) {
      const queue = queues.get(noteId);
      return queue !== undefined && [queue.edit, queue.inFlight].some((edit) => edit !== undefined && field in edit.mine);
    },
    flush,
    flushAll: async () => void (await Promise.all([...queues.keys()].map(flush))),
    async drop(noteId) {
      const queue = queues.get(noteId);
      // Nothing was written of it here, so nothing stands in the journal of this page.
      if (!queue) return;
      queues.delete(noteId);
      clearTimeout(queue.timer);
      await queue.writing;
      try {
        await journal.clear(noteId);
      } catch (thrown) {
        // Asked once more, it still knows that something of it stands in the journal.
        queueOf(noteId);
        throw thrown;
      }
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async saveLeftovers() {
      const era = currentEra();
      for (const { unsaved, drop } of await journal.leftovers(nowMs() - LEFT_AFTER_MS)) {
        // It was read before everything was erased.
        if (era !== currentEra()) return;
        const edit = await withWords(unsaved);
        if (edit && (await apply({ ...unsaved, edit })).type !== 'failed') await drop();
      }
    },
  };
}
