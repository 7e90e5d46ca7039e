/**
 * What is being written in a note right now, in `browser.storage.local`.
 *
 * A change of a note is written to the database after a moment's rest. Until then it stands here, from its first letter on, so that neither a
 * dying popup nor a browser that pulls the page away takes words with it (LD-01, SW-08). Each page has a key of its own for each note.
 */
import { browser } from 'wxt/browser';
import { decodeNote } from '../core/note-decode.ts';
import type { NoteEdit } from '../core/note-edit.ts';
import type { Note } from '../core/note.ts';
import { LOCKED, type LocalSealing } from './local-sealing.ts';
import { createNewestWriter, type NewestWriter } from './newest-writer.ts';

const PREFIX = 'edit:';

/** An edit that was not confirmed by the database yet. */
export interface UnsavedEdit {
  readonly noteId: string;
  readonly edit: NoteEdit;
  /** The note as it was begun, where it is a new one. */
  readonly begun: Note | null;
  /** Milliseconds since 1970. */
  readonly writtenAt: number;
}

export interface EditJournal {
  write(unsaved: UnsavedEdit): Promise<void>;
  clear(noteId: string): Promise<void>;
  /** What pages left behind that wrote nothing since `before`: they are gone. `drop` is for when it is safe elsewhere. */
  leftovers(before: number): Promise<readonly { readonly unsaved: UnsavedEdit; drop(): Promise<void> }[]>;
}

/** The journal of this page. */
export function createEditJournal(sealing: LocalSealing): EditJournal {
  const page = crypto.randomUUID();
  const keyOf = (noteId: string) => `${PREFIX}${noteId}:${page}`;
  const writers = new Map<string, NewestWriter<UnsavedEdit>>();
  function writerOf(noteId: string): NewestWriter<UnsavedEdit> {
    const writer = writers.get(noteId) ?? createNewestWriter((unsaved) => sealing.write(keyOf(noteId), keyOf(noteId), unsaved, false));
    writers.set(noteId, writer);
    return writer;
  }
  return {
    write: (unsaved) => writerOf(unsaved.noteId).write(unsaved),
    async clear(noteId) {
      writers.get(noteId)?.cancel();
      // What is being sealed leaves first, or it would come back after it was cleared.
      await sealing.left();
      await browser.storage.local.remove(keyOf(noteId));
    },
    async leftovers(before) {
      const stored = await browser.storage.local.get(null);
      const found = [];
      for (const [key, value] of Object.entries(stored)) {
        if (!key.startsWith(PREFIX)) continue;
        // What is sealed waits for the passphrase.
        const opened = await sealing.open(key, value);
        const unsaved = opened === LOCKED ? null : decodeUnsaved(opened);
        if (unsaved && unsaved.writtenAt < before) found.push({ unsaved, drop: () => browser.storage.local.remove(key) });
      }
      return found;
    },
  };
}

function decodeUnsaved(value: unknown): UnsavedEdit | null {
  const { noteId, edit, begun, writtenAt } = (value ?? {}) as Partial<UnsavedEdit>;
  if (typeof noteId !== 'string' || typeof edit?.mine !== 'object' || typeof edit.base !== 'object') return null;
  return { noteId, edit, begun: decodeNote(begun), writtenAt: typeof writtenAt === 'number' ? writtenAt : 0 };
}
