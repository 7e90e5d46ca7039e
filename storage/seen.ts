/**
 * Which insights were shown, kept as favourite or hidden, and the deck they are dealt from: one value in `browser.storage.local`, so that
 * deck and marks change together or not at all.
 *
 * Not in the database, since new tabs open in Firefox's containers as well, and there a page has a database of its own: the day's card and
 * the favourites would differ from tab to tab (BR-06). Notes are never written from there; see `home.ts`.
 */
import { browser } from 'wxt/browser';
import { decodeInsights, type KeptInsights } from '../core/seen.ts';
import { writeLocal } from './areas.ts';
import { inTurn } from './in-turn.ts';
import { asStorageError } from './storage-error.ts';

const KEY = 'insights';
const TURN = 'insights';

/** What a change makes of the kept insights; the store counts it. */
export type InsightsChange = Omit<KeptInsights, 'revision'>;

export interface SeenStore {
  read(): Promise<KeptInsights>;
  /**
   * Replaces what is kept by what `work` makes of it, and answers with that. `work` may run twice and must depend on its argument alone;
   * what it hands back unchanged is not written, so that many tabs opening at once mostly read (PF-04). `leastRevision` is one that a page
   * has seen before: where what was kept is lost, counting goes on from there.
   */
  change(work: (kept: KeptInsights) => InsightsChange, leastRevision?: number): Promise<KeptInsights>;
  /** Calls `listener` after each change, from this page or another. Returns the way to stop. */
  watch(listener: (kept: KeptInsights) => void): () => void;
}

/** The insights' records of this extension. Reads and writes throw a `StorageError`. */
export function createSeenStore(): SeenStore {
  async function read(): Promise<KeptInsights> {
    try {
      return decodeInsights((await browser.storage.local.get(KEY))[KEY]);
    } catch (thrown) {
      throw asStorageError(thrown);
    }
  }
  return {
    read,
    async change(work, leastRevision = 0) {
      const found = await read();
      if (isSame(found, work(found))) return found;
      return inTurn(TURN, async () => {
        const before = await read();
        const after = work(before);
        // Another page may have done the same meanwhile.
        if (isSame(before, after)) return before;
        const next = { ...after, revision: Math.max(before.revision, leastRevision) + 1 };
        try {
          await writeLocal({ [KEY]: next });
        } catch (thrown) {
          throw asStorageError(thrown);
        }
        return next;
      });
    },
    watch(listener) {
      const heard = (changes: Record<string, { newValue?: unknown }>, area: string) => {
        if (area === 'local' && changes[KEY]) listener(decodeInsights(changes[KEY].newValue));
      };
      browser.storage.onChanged.addListener(heard);
      return () => browser.storage.onChanged.removeListener(heard);
    },
  };
}

function isSame(before: KeptInsights, after: InsightsChange): boolean {
  return before.deck === after.deck && before.seen === after.seen;
}
