/** Which part of the options page is open, for the session. Whoever opens the page may name the part first; no address ever does. */
import { browser } from 'wxt/browser';
import { writeSession } from './areas.ts';
import { orStorageError } from './storage-error.ts';

const KEY = 'room';

/** Remembers the part that is open, or that is to be. Throws a `StorageError`. */
export function rememberRoom(room: string): Promise<void> {
  return orStorageError(writeSession({ [KEY]: room }));
}

/** The same, for who is about to open the page: it opens all the same where its part cannot be remembered, above all for help. Never rejects. */
export async function nameRoom(room: string): Promise<void> {
  await rememberRoom(room).catch((thrown: unknown) => console.warn('the room could not be remembered', thrown));
}

/** The part that was remembered, or null. Throws a `StorageError`. */
export async function rememberedRoom(): Promise<string | null> {
  const room = (await orStorageError(browser.storage.session.get(KEY)))[KEY];
  return typeof room === 'string' ? room : null;
}
