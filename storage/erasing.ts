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
 * A browser that dies in between leaves the mark "begun", and the next page that opens goes on with it; or "ended", and that page takes it away.
 */
import { browser } from 'wxt/browser';
import type { Database } from './database.ts';
import { clearMirrors, ERASING_KEY, erasingState, ownMarks, removeErasingMark, type ErasingMark } from './erasing-mark.ts';
import { shutGate } from './gate.ts';
import { emptyRaw, removeRaw } from './raw-database.ts';
import { asStorageError, StorageError } from './storage-error.ts';

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
    // A database that cannot be opened any more can still be removed, and one that a page holds on to can be emptied: one of the two has to be.
    const isEmptied = await done('the database could not be emptied', emptyRaw(database.name));
    const isRemoved = await done('the database could not be removed', removeRaw(database.name));
    // With the mark in `storage.local` goes the last that tells of something left: so what pages mirror goes before it.
    clearMirrors();
    // What can go goes first; that something stays is told after it.
    await browser.storage.session.clear();
    await browser.storage.local.clear();
    // What another page had sent on its way before its gate shut may have come in meanwhile.
    await browser.storage.local.clear();
    await browser.storage.local.set(SEEN_FIRST_PAGES);
    if (!isEmptied && !isRemoved) throw new StorageError('failed', new Error('the database is as it was'));
  } catch (thrown) {
    throw asStorageError(thrown);
  } finally {
    // Once more, for what another page mirrored before its gate shut.
    clearMirrors();
    await tell('ended').catch((thrown: unknown) => console.warn('other pages could not be told of the erasing', thrown));
    await removeErasingMark();
  }
}

/**
 * Goes on with an erasing that was cut short. Answers whether the page has to load afresh: also where something is left it has to, since it writes
 * nothing any more. Never throws, unless not even that can be told.
 */
export async function goOnErasing(database: Database): Promise<boolean> {
  try {
    await eraseEverything(database);
    return true;
  } catch (thrown) {
    console.warn('an erasing that was cut short could not be finished', thrown);
    // Loaded afresh with the mark still there, the page would try again without end.
    return (await erasingState()) !== 'begun';
  }
}

/** Whether it is done; that it is not is told by the caller. */
function done(otherwise: string, work: Promise<unknown>): Promise<boolean> {
  return work.then(
    (outcome) => outcome !== false,
    (thrown: unknown) => {
      console.warn(otherwise, thrown);
      return false;
    },
  );
}

function tell(state: ErasingMark['state']): Promise<void> {
  const mark = crypto.randomUUID();
  ownMarks.add(mark);
  return browser.storage.local.set({ [ERASING_KEY]: { state, mark } satisfies ErasingMark });
}
