/**
 * Whether the notes were hidden: the next opening then shows a neutral first screen, and the badge is off. It outlives the session. Reading and
 * writing throw a `StorageError`.
 */
import { browser } from 'wxt/browser';
import { writeLocal } from './areas.ts';
import { orStorageError } from './storage-error.ts';

const KEY = 'notesHidden';

/** Whether they are hidden. */
export async function readHidden(): Promise<boolean> {
  return (await orStorageError(browser.storage.local.get(KEY)))[KEY] === true;
}

/** Remembers that they are, or that they are not any more. */
export function writeHidden(isHidden: boolean): Promise<void> {
  return orStorageError(isHidden ? writeLocal({ [KEY]: true }) : browser.storage.local.remove(KEY));
}
