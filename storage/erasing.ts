/**
 * Erasing everything, so that it is gone from every open page and from the worker too.
 *
 *   this page                                   every other page, and the worker
 *   gate shut, mark "begun" ──────────────────► gate shut: nothing is written from now on
 *   stores emptied, database removed ─────────► connection let go (gate shut, if it was not yet)
 *   storage.session, storage.local cleared
 *   mark "ended" ─────────────────────────────► mirrors cleared, page loaded afresh; the worker opens its gate
 *   mark removed
 *
 * A browser that dies in between leaves the mark "begun": the next page that opens goes on with it.
 */
import { browser } from 'wxt/browser';
import type { Database } from './database.ts';
import { clearMirrors, ERASING_KEY, ownMarks, type ErasingMark } from './erasing-mark.ts';
import { shutGate } from './gate.ts';
import { emptyRaw, removeRaw } from './raw-database.ts';
import { asStorageError } from './storage-error.ts';

/** The one thing that is not forgotten: whoever erases has seen the first pages. */
const SEEN_FIRST_PAGES = { firstRunShown: true };

/**
 * Erases everything that the product keeps in this browser. Resolves when it is gone. Throws a `StorageError` when some of it may be left:
 * then it can be tried again. Either way this page writes nothing any more, and the others load afresh.
 */
export async function eraseEverything(database: Database): Promise<void> {
  shutGate();
  try {
    // A full disk takes no mark either. The removal shuts the other gates too, and whoever erases may need the room.
    await tell('begun').catch((thrown: unknown) => console.warn('other pages could not be told that the erasing begins', thrown));
    database.close();
    // A database that cannot be opened any more can still be removed.
    await emptyRaw(database.name).catch((thrown: unknown) => console.warn('the database could not be emptied', thrown));
    await removeRaw(database.name);
    await browser.storage.session.clear();
    await browser.storage.local.clear();
    // What another page had sent on its way before its gate shut may have come in meanwhile.
    await browser.storage.local.clear();
    await browser.storage.local.set(SEEN_FIRST_PAGES);
  } catch (thrown) {
    throw asStorageError(thrown);
  } finally {
    clearMirrors();
    await tell('ended').catch((thrown: unknown) => console.warn('other pages could not be told of the erasing', thrown));
    await browser.storage.local.remove(ERASING_KEY).catch((thrown: unknown) => console.warn('the mark of the erasing stays', thrown));
  }
}

function tell(state: ErasingMark['state']): Promise<void> {
  const mark = crypto.randomUUID();
  ownMarks.add(mark);
  return browser.storage.local.set({ [ERASING_KEY]: { state, mark } satisfies ErasingMark });
}
