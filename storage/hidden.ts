/** Whether the notes were hidden: the next opening then shows a neutral first screen, and the badge is off. It outlives the session. */
import { browser } from 'wxt/browser';
import { writeLocal } from './areas.ts';

const KEY = 'notesHidden';

/** Whether they are hidden. */
export async function readHidden(): Promise<boolean> {
  return (await browser.storage.local.get(KEY))[KEY] === true;
}

/** Remembers that they are, or that they are not any more. */
export function writeHidden(isHidden: boolean): Promise<void> {
  return isHidden ? writeLocal({ [KEY]: true }) : browser.storage.local.remove(KEY);
}
