// A lock to test with: turned on over whatever is kept, and ways to look for words on the disk.

import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Services } from '../../storage/services.ts';
import { openRaw, settled } from './stores.ts';

export const PASSPHRASE = 'a lamp in the window';

export async function turnOn(page: Services, passphrase = PASSPHRASE): Promise<void> {
  const outcome = await (await page.vault()).turnOn(passphrase);
  if (!outcome.ok) throw new Error(`the lock was not turned on: ${outcome.code}`);
  await settled();
}

export async function lock(page: Services): Promise<void> {
  await page.lock.close();
  await settled();
}

/** Closing the browser: what was for the session is gone. */
export async function endSession(): Promise<void> {
  await fakeBrowser.storage.session.clear();
  await settled();
}

/** Everything that is on the disk, as text; bytes as the letters they would be. */
export async function onDisk(): Promise<string> {
  const database = await openRaw(undefined);
  const names = [...database.objectStoreNames];
  const transaction = database.transaction(names);
  const all = await Promise.all(
    names.map((name) => new Promise<unknown>((resolve, reject) => {
      const request = transaction.objectStore(name).getAll();
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('read'));
    })),
  );
  database.close();
  const readable = (_: string, value: unknown) => (value instanceof Uint8Array ? new TextDecoder('latin1').decode(value) : value);
  return JSON.stringify([all, await fakeBrowser.storage.local.get(null)], readable);
}
