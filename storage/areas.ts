/**
 * The way in to `browser.storage`: nothing is written there but through here, so that a page whose gate is shut cannot bring back what was
 * erased; the erasing alone writes its own mark past the gate that it has shut. Reading and removing need no gate and go to the browser straight.
 */
import { browser } from 'wxt/browser';
import { mayWrite } from './gate.ts';
import { StorageError } from './storage-error.ts';

/** Writes to `storage.local`, in this same task. Throws a `StorageError` where everything was erased. */
export async function writeLocal(items: Record<string, unknown>): Promise<void> {
  if (!mayWrite()) throw new StorageError('erased');
  await browser.storage.local.set(items);
}

/** Writes to `storage.session`, in this same task. Throws a `StorageError` where everything was erased. */
export async function writeSession(items: Record<string, unknown>): Promise<void> {
  if (!mayWrite()) throw new StorageError('erased');
  await browser.storage.session.set(items);
}
