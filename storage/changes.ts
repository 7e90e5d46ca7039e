/**
 * The one channel on which open pages and the worker learn that something was written.
 *
 * It is a key in `browser.storage.local`, since that is the one thing that reaches every page in both browsers and also wakes a sleeping
 * worker. It carries ids only.
 */
import { browser } from 'wxt/browser';
import { writeLocal } from './areas.ts';

const KEY = 'changed';

/** In place of a note's id: more than one note changed. */
export const MANY_NOTES = 'notes:many';
/** In place of a note's id: the person's own words changed. */
export const OWN_WORDS = 'own-words';
/** In place of a note's id: the own plan changed. */
export const OWN_PLAN = 'own-plan';

export interface ChangeChannel {
  /** Says that a note was written, moved or removed. It never throws: the writing itself has already succeeded. */
  announce(noteId: string): Promise<void>;
  /** Calls `listener` for each change, from this page or another, with a note's id or one of the names above. Returns the way to stop. */
  watch(listener: (noteId: string) => void): () => void;
}

/** The channel of this extension. */
export function createChangeChannel(): ChangeChannel {
  let count = 0;
  const page = crypto.randomUUID();
  return {
    async announce(noteId) {
      count += 1;
      try {
        await writeLocal({ [KEY]: { noteId, mark: `${page}:${count}` } });
      } catch (thrown) {
        // The note itself is safe; other pages learn of it when they are next opened.
        console.warn('the change could not be announced', thrown);
      }
    },
    watch(listener) {
      const heard = (changes: Record<string, { newValue?: unknown }>, area: string) => {
        const change = area === 'local' ? changes[KEY]?.newValue : undefined;
        if (change) listener((change as { noteId: string }).noteId);
      };
      browser.storage.onChanged.addListener(heard);
      return () => browser.storage.onChanged.removeListener(heard);
    },
  };
}
