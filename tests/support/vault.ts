// A lock to test with: turned on over whatever is kept, and ways to look for words on the disk.

import { fakeBrowser } from 'wxt/testing/fake-browser';
import { NO_PLAN } from '../../core/help-plan.ts';
import { createNotesServices, type NotesServices } from '../../storage/notes-services.ts';
import type { Services } from '../../storage/services.ts';
import { ALL_ANSWERS, NINE, noteWith, pauseWith } from './sample-pause.ts';
import { openPage, openRaw, settled, stillClock } from './stores.ts';

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
  // `changed` holds an id and no text, and a page of an earlier test may announce something late.
  const { changed: _, ...local } = await fakeBrowser.storage.local.get(null);
  return JSON.stringify([all, local], readable);
}

/** A page with everything there is. */
export const open = (clock = stillClock()): NotesServices => createNotesServices(openPage(clock));

/** A page that has written of everything there is, each with the word. */
export async function writeEverywhere(word: string): Promise<NotesServices> {
  const page = open();
  await page.notes.put(noteWith('n1', { ...ALL_ANSWERS, urgeText: `note ${word}` }));
  await page.notes.put(noteWith('n2', { readInto: `binned ${word}` }));
  await page.notes.remove('n2', NINE);
  await page.ownWords.put({ id: 'own:1', list: 'urges', text: `own ${word}`, isPinned: false, isArchived: false });
  await page.help.writePlan(() => ({ ...NO_PLAN, signs: `plan ${word}` }));
  await page.draft.write(pauseWith({ urgeText: `draft ${word}` }), { writer: 'w', writtenAt: NINE, isHidden: false });
  await page.draft.stepBack((await page.draft.read()).draft!);
  await page.draft.write(pauseWith({ urgeText: `front ${word}` }), { writer: 'w', writtenAt: NINE, isHidden: false });
  page.edits.change('n1', { urgeText: `note ${word}` }, { urgeText: `edit ${word}` });
  await settled();
  return page;
}
