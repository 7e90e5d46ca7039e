/**
 * An answer to a look back that is not finished, in `browser.storage.session`: it outlives the page, which may vanish at any click, and never
 * comes to the disk. Under a lock it is sealed all the same: once that closes, nothing that was written can be read without the passphrase
 * (SE-04). One at a time is enough, as one note is looked back on at a time.
 */
import { browser } from 'wxt/browser';
import type { LookBackAnswer } from '../core/look-back.ts';
import { decodeLookBackAnswer } from '../core/note-decode.ts';
import { writeSession } from './areas.ts';
import type { LocalSealing } from './local-sealing.ts';
import { createNewestWriter } from './newest-writer.ts';
import { LOOK_BACK_KEY } from './session-keys.ts';
import { orStorageError } from './storage-error.ts';

export interface LookBackDraftStore {
  /** What was begun for this note in this session, or null; null too where it cannot be opened now. */
  read(noteId: string): Promise<LookBackAnswer | null>;
  /** Keeps an answer that is under way. Without a lock it leaves in the same task, or as soon as one of two that are on their way has come in. */
  write(noteId: string, answer: LookBackAnswer): Promise<void>;
  /** Forgets it: it was kept, or left. */
  drop(): Promise<void>;
}

/** The unfinished look back of this extension. Reading and writing throw a `StorageError`. */
export function createLookBackDraftStore(sealing: LocalSealing): LookBackDraftStore {
  const writer = createNewestWriter((draft: { noteId: string; answer: LookBackAnswer }) => sealing.write(LOOK_BACK_KEY, LOOK_BACK_KEY, draft, false, {}, writeSession));
  return {
    async read(noteId) {
      const stored = (await orStorageError(browser.storage.session.get(LOOK_BACK_KEY)))[LOOK_BACK_KEY];
      // Locked or damaged, it is something without a note's id.
      const draft = (await orStorageError(sealing.open(LOOK_BACK_KEY, stored))) as { noteId?: unknown; answer?: unknown } | null | undefined;
      return draft?.noteId === noteId ? decodeLookBackAnswer(draft.answer) : null;
    },
    write: (noteId, answer) => orStorageError(writer.write({ noteId, answer })),
    async drop() {
      writer.cancel();
      // What is being sealed leaves first, or it would come back after it was dropped.
      const leaving = sealing.left();
      if (leaving) await leaving;
      await orStorageError(browser.storage.session.remove(LOOK_BACK_KEY));
    },
  };
}
