/** Which part of the options page is open, for the session. Whoever opens the page may name the part first; no address ever does. */
import { browser } from 'wxt/browser';
import { writeSession } from './areas.ts';

const KEY = 'room';

/** Remembers the part that is open, or that is to be. */
export async function rememberRoom(room: string): Promise<void> {
  await writeSession({ [KEY]: room });
}

/** The part that was remembered, or null. */
export async function rememberedRoom(): Promise<string | null> {
  const room = (await browser.storage.session.get(KEY))[KEY];
  return typeof room === 'string' ? room : null;
}
