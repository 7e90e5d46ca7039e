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
import type { BegunWords } from '../core/pause.ts';
import { contextUnder, EDIT_PREFIX } from './local-keys.ts';
import { LOCKED, type LocalSealing } from './local-sealing.ts';
import { createNewestWriter, type NewestWriter } from './newest-writer.ts';

/** An edit that was not confirmed by the database yet. */
export interface UnsavedEdit {
  readonly noteId: string;
  readonly edit: NoteEdit;
  /** The note as it was begun, where it is a new one. */
  readonly begun: Note | null;
  /** Own words that were being typed, by list. */
  readonly begunWords: BegunWords;
  /** Milliseconds since 1970. */
  readonly writtenAt: number;
}

export interface EditJournal {
  write(unsaved: UnsavedEdit): Promise<void>;
  clear(noteId: string): Promise<void>;
  /**
   * What pages left behind: those that are gone, and those that wrote nothing since `before`. `drop` is for when it is safe elsewhere.
   */
  leftovers(before: number): Promise<readonly { readonly unsaved: UnsavedEdit; drop(): Promise<void> }[]>;
}

/** The journal of this page. */
export function createEditJournal(sealing: LocalSealing): EditJournal {
  const page = crypto.randomUUID();
  let isKnown = false;
  const keyOf = (noteId: string) => `${EDIT_PREFIX}${noteId}:${page}`;
  const writers = new Map<string, NewestWriter<UnsavedEdit>>();
  function writerOf(noteId: string): NewestWriter<UnsavedEdit> {
    const writer = writers.get(noteId) ?? createNewestWriter((unsaved) => sealing.write(keyOf(noteId), contextUnder(keyOf(noteId)), unsaved, false));
    writers.set(noteId, writer);
    return writer;
  }
  return {
    write(unsaved) {
      if (!isKnown) {
        isKnown = true;
        holdLock(page);
      }
      return writerOf(unsaved.noteId).write(unsaved);
    },
    async clear(noteId) {
      writers.get(noteId)?.cancel();
      // What is being sealed leaves first, or it would come back after it was cleared.
      await sealing.left();
      await browser.storage.local.remove(keyOf(noteId));
    },
    async leftovers(before) {
      const [stored, isThere] = await Promise.all([browser.storage.local.get(null), pagesThere()]);
      const found = [];
      for (const [key, value] of Object.entries(stored)) {
        if (!key.startsWith(EDIT_PREFIX)) continue;
        // What is sealed waits for the passphrase.
        const opened = await sealing.open(contextUnder(key), value);
        const unsaved = opened === LOCKED ? null : decodeUnsaved(opened);
        // Half a word may stand in its field for a long time, and is nobody else's while its page is there.
        const isGone = !isThere(key.slice(key.lastIndexOf(':') + 1));
        const isLeft = unsaved && (isGone || (unsaved.writtenAt < before && Object.keys(unsaved.begunWords).length === 0));
        if (isLeft) found.push({ unsaved, drop: () => browser.storage.local.remove(key) });
      }
      return found;
    },
  };
}

const PAGE_LOCK = 'one-beat-page:';

/** A lock for as long as the page lives: when the page is gone, however it went, the browser lets go of it at once. */
function holdLock(page: string): void {
  void navigator.locks.request(`${PAGE_LOCK}${page}`, () => new Promise<never>(() => {}));
}

/** Tells which pages are there; where the browser does not say, all of them are taken to be. */
async function pagesThere(): Promise<(page: string) => boolean> {
  try {
    const { held = [], pending = [] } = await navigator.locks.query();
    const names = new Set([...held, ...pending].map(({ name }) => name));
    return (page) => names.has(`${PAGE_LOCK}${page}`);
  } catch (thrown) {
    console.warn('it could not be told which pages are there', thrown);
    return () => true;
  }
}

function decodeUnsaved(value: unknown): UnsavedEdit | null {
  const { noteId, edit, begun, begunWords, writtenAt } = (value ?? {}) as Partial<UnsavedEdit>;
  if (typeof noteId !== 'string' || typeof edit?.mine !== 'object' || typeof edit.base !== 'object') return null;
  return { noteId, edit, begun: decodeNote(begun), begunWords: begunWords ?? {}, writtenAt: typeof writtenAt === 'number' ? writtenAt : 0 };
}
