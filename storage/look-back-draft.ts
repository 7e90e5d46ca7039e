/**
 * An answer to a look back that is not finished, in `browser.storage.session`: it outlives the page, which may vanish at any click, and never
 * comes to the disk, where it would lie beside the lock. One at a time is enough, as one note is looked back on at a time.
 */
import { browser } from 'wxt/browser';
import type { LookBackAnswer } from '../core/look-back.ts';
import { decodeLookBackAnswer } from '../core/note-decode.ts';
import { writeSession } from './areas.ts';
import { createNewestWriter } from './newest-writer.ts';
import { orStorageError } from './storage-error.ts';

const KEY = 'lookBackDraft';

export interface LookBackDraftStore {
  /** What was begun for this note in this session, or null. */
  read(noteId: string): Promise<LookBackAnswer | null>;
  /** Keeps an answer that is under way. It leaves in the same task, or as soon as one of two that are on their way has come in. */
  write(noteId: string, answer: LookBackAnswer): Promise<void>;
  /** Forgets it: it was kept, or left. */
  drop(): Promise<void>;
}

/** The unfinished look back of this extension. Reading and writing throw a `StorageError`. */
export function createLookBackDraftStore(): LookBackDraftStore {
  const writer = createNewestWriter((draft: { noteId: string; answer: LookBackAnswer }) => writeSession({ [KEY]: draft }));
  return {
    async read(noteId) {
      const draft = (await orStorageError(browser.storage.session.get(KEY)))[KEY] as { noteId?: unknown; answer?: unknown } | undefined;
      return draft?.noteId === noteId ? decodeLookBackAnswer(draft.answer) : null;
    },
    write: (noteId, answer) => orStorageError(writer.write({ noteId, answer })),
    drop() {
      writer.cancel();
      return orStorageError(browser.storage.session.remove(KEY));
    },
  };
}
