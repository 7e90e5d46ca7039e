/** When the last whole copy was handed to the browser, in `browser.storage.local`. Whether it lies on a disk nobody can tell from here. */
import { browser } from 'wxt/browser';
import { isLocalTime, type LocalTime } from '../core/day.ts';
import { writeLocal } from './areas.ts';
import { asStorageError } from './storage-error.ts';

const KEY = 'lastCopy';

export interface LastCopyStore {
  /** Null when there was none, or when what was stored is no time. Throws a `StorageError`. */
  read(): Promise<LocalTime | null>;
  write(takenAt: LocalTime): Promise<void>;
  /** Calls `listener` after each change, from this page or another. Returns the way to stop. */
  watch(listener: (takenAt: LocalTime | null) => void): () => void;
}

/** The store of this extension. */
export function createLastCopyStore(): LastCopyStore {
  return {
    async read() {
      try {
        return decode((await browser.storage.local.get(KEY))[KEY]);
      } catch (thrown) {
        throw asStorageError(thrown);
      }
    },
    async write(takenAt) {
      try {
        await writeLocal({ [KEY]: takenAt });
      } catch (thrown) {
        throw asStorageError(thrown);
      }
    },
    watch(listener) {
      const heard = (changes: Record<string, { newValue?: unknown }>, area: string) => {
        if (area === 'local' && changes[KEY]) listener(decode(changes[KEY].newValue));
      };
      browser.storage.onChanged.addListener(heard);
      return () => browser.storage.onChanged.removeListener(heard);
    },
  };
}

function decode(stored: unknown): LocalTime | null {
  return isLocalTime(stored) ? stored : null;
}
