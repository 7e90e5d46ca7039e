/**
 * What is being written in a note right now, in `browser.storage.local`.
 *
 * A change of a note is written to the database after a moment's rest. Until then it stands here, from its first letter on, so that neither a
 * dying popup nor a browser that pulls the page away takes words with it (LD-01, SW-08). Each page has a key of its own for each note.
 */
import { browser } from 'wxt/browser';
import { decodeNote, rebuildNote } from '../core/note-decode.ts';
import { isSame, type Editable, type EditableField, type NoteEdit } from '../core/note-edit.ts';
import { NO_ANSWERS, type Note } from '../core/note.ts';
import { CHIP_LISTS, type BegunWords } from '../core/pause.ts';
import { isRecord } from '../core/record.ts';
import { contextUnder, EDIT_PREFIX } from './local-keys.ts';
import { LOCKED, type LocalSealing } from './local-sealing.ts';
import { orStorageError } from './storage-error.ts';
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

/** The journal of this page. Clearing and what pages left throw a `StorageError`. */
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
      await orStorageError(browser.storage.local.remove(keyOf(noteId)));
    },
    async leftovers(before) {
      const [stored, isThere] = await Promise.all([orStorageError(browser.storage.local.get(null)), pagesThere()]);
      const found = [];
      for (const [key, value] of Object.entries(stored)) {
        if (!key.startsWith(EDIT_PREFIX)) continue;
        // What is sealed waits for the passphrase.
        const opened = await sealing.open(contextUnder(key), value);
        const unsaved = opened === LOCKED ? null : decodeUnsaved(opened);
        // Half a word may stand in its field for a long time, and is nobody else's while its page is there.
        const isGone = !isThere(key.slice(key.lastIndexOf(':') + 1));
        const isLeft = unsaved && (isGone || (unsaved.writtenAt < before && Object.keys(unsaved.begunWords).length === 0));
        if (isLeft) found.push({ unsaved, drop: () => orStorageError(browser.storage.local.remove(key)) });
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

/** An edit from whatever was stored, or null where there is none in it. A field that no note can hold is left out, alone: it must never come into one. */
export function decodeUnsaved(value: unknown): UnsavedEdit | null {
  const { noteId, edit, begun, begunWords, writtenAt } = (value ?? {}) as Partial<UnsavedEdit>;
  if (typeof noteId !== 'string' || noteId === '' || !isRecord(edit?.mine) || !isRecord(edit.base)) return null;
  const [mine, words] = [fitting(edit.mine), fittingWords(begunWords)];
  if (Object.keys(mine).length + Object.keys(words).length === 0) return null;
  return { noteId, edit: { mine, base: fitting(edit.base) }, begun: decodeNote(begun), begunWords: words, writtenAt: typeof writtenAt === 'number' ? writtenAt : 0 };
}

const EDITABLE = [...Object.keys(NO_ANSWERS), 'begunAt', 'wantsLookBack', 'texts', 'moments'] as EditableField[];

function fitting(part: Readonly<Record<string, unknown>>): Partial<Editable> {
  const note = rebuildNote({ ...part, id: 'fitting' });
  // A safety flag that cannot be read stands: it is never lost by damage.
  const fits = EDITABLE.filter((field) => note && Object.hasOwn(part, field) && (field === 'safety' || isSame(note[field], part[field])));
  return Object.fromEntries(fits.map((field) => [field, note![field]]));
}

function fittingWords(words: unknown): BegunWords {
  if (!isRecord(words)) return {};
  return Object.fromEntries(CHIP_LISTS.filter((list) => Object.hasOwn(words, list) && typeof words[list] === 'string').map((list) => [list, words[list]]));
}
