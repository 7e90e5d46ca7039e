/** What a person does with the lock, and a look at everything that lies on the disk. */
import type { Note } from '../../../core/note.ts';
import type { Surface } from '../../support/browser/types.ts';
import { ALL_ANSWERS, draftWith, noteWith, pauseWith } from '../../support/sample-pause.ts';

/** A passphrase takes its time, on purpose. */
export const SLOW = { timeoutMs: 30_000 };

/** Opens a room of the options page. */
export async function openRoom(page: Surface, room: string): Promise<void> {
  await page.click('button', room === 'Look back' ? /^Look back/ : room);
  await page.waitFor({ role: 'heading', name: room });
}

export async function turnOn(page: Surface, passphrase: string): Promise<void> {
  await openRoom(page, 'Lock');
  await page.click('checkbox', 'Show what I type');
  await page.fill('textbox', 'Passphrase', passphrase);
  await page.fill('textbox', 'The same once more', passphrase);
  await page.click('button', 'Turn it on');
  await page.waitFor('The lock is on. Your notes are encrypted now', SLOW);
}

export async function lockNow(page: Surface): Promise<void> {
  // In the row of parts; the room of the lock has one too.
  await page.evaluate(() => [...document.querySelectorAll<HTMLElement>('nav button')].find((button) => button.textContent?.trim() === 'Lock now')!.click());
  await page.waitFor('Your notes are locked');
}

/** Types the passphrase wherever it is asked for. */
export async function unlock(page: Surface, passphrase: string): Promise<void> {
  await page.waitFor({ role: 'checkbox', name: 'Show what I type' }, SLOW);
  if ((await page.byRole('textbox', 'Passphrase')).length === 0) await page.click('checkbox', 'Show what I type');
  await page.fill('textbox', 'Passphrase', passphrase);
  await page.click('button', 'Unlock');
}

export async function changePassphrase(page: Surface, before: string, after: string): Promise<void> {
  await openRoom(page, 'Lock');
  await page.click('button', 'Change the passphrase');
  await page.click('checkbox', 'Show what I type');
  await page.fill('textbox', 'Passphrase as it is now', before);
  await page.fill('textbox', 'New passphrase', after);
  await page.fill('textbox', 'The same once more', after);
  await page.click('button', 'Change it');
  await page.waitFor('The passphrase is changed', SLOW);
}

export async function turnOff(page: Surface, passphrase: string): Promise<void> {
  await openRoom(page, 'Lock');
  await page.click('button', 'Turn off the lock');
  await page.click('checkbox', 'Show what I type');
  await page.fill('textbox', 'Passphrase', passphrase);
  await page.click('button', 'Turn it off');
  await page.waitFor('The lock is off', SLOW);
}

/** Puts the word into everything that is kept: a note, the bin, an own word, the plan, three drafts, an unsaved edit and a look back that was begun. */
export async function putEverywhere(page: Surface, word: string, more: readonly Note[] = []): Promise<void> {
  const note = noteWith('everywhere', { ...ALL_ANSWERS, urgeText: `note ${word}`, nextStep: null });
  const records = {
    notes: [note, ...more],
    bin: [{ id: 'binned', deletedAt: Date.now(), note: noteWith('binned', { readInto: `binned ${word}` }), dues: [] }],
    ownWords: [{ id: 'own:1', list: 'urges', text: `own ${word}`, isPinned: false, isArchived: false }],
    plan: [{ id: 'own', plan: { contacts: [{ id: 'c', name: `friend ${word}`, reach: '' }], signs: `plan ${word}`, helps: '', people: '', places: '' } }],
  };
  const draft = (id: string, urgeText: string) => draftWith(pauseWith({ urgeText }, { noteId: id }), { writtenAt: Date.now() });
  const local = {
    draft: draft('front', `front ${word}`),
    earlierDrafts: [draft('earlier', `earlier ${word}`)],
    draftsSetAside: [{ version: 99, later: `aside ${word}` }],
    'edit:everywhere:gone-page': { noteId: 'everywhere', edit: { base: { who: ALL_ANSWERS.who }, mine: { who: `edit ${word}` } }, begun: null, writtenAt: Date.now() },
  };
  const session = { lookBackDraft: { noteId: 'everywhere', answer: { verdict: 'signal', done: [], line: `look back ${word}` } } };
  await page.evaluate(
    async (stores, values, forSession) => {
      await new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('one-beat');
        // Looking makes no database where there is none.
        opening.onupgradeneeded = () => opening.transaction?.abort();
        opening.onerror = () => reject(opening.error ?? new Error('open'));
        opening.onsuccess = () => {
          const transaction = opening.result.transaction(Object.keys(stores), 'readwrite');
          for (const [name, all] of Object.entries(stores)) for (const record of all) transaction.objectStore(name).put(record);
          transaction.onerror = () => reject(transaction.error ?? new Error('write'));
          transaction.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      });
      const api = (globalThis as unknown as { browser?: typeof chrome }).browser ?? chrome;
      await api.storage.local.set(values);
      await api.storage.session.set(forSession);
    },
    records as Record<string, unknown[]>,
    local as Record<string, unknown>,
    session as Record<string, unknown>,
  );
}

/** Everything in every live store, as one text; bytes as the letters they would be. */
export function allThatIsKept(page: Surface): Promise<string> {
  return page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('one-beat');
      // Looking makes no database where there is none.
      opening.onupgradeneeded = () => opening.transaction?.abort();
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error ?? new Error('open'));
    });
    const names = [...database.objectStoreNames];
    const transaction = database.transaction(names);
    const stores = await Promise.all(
      names.map((name) => new Promise<unknown>((resolve, reject) => {
        const all = transaction.objectStore(name).getAll();
        all.onsuccess = () => resolve(all.result);
        all.onerror = () => reject(all.error ?? new Error('read'));
      })),
    );
    database.close();
    const api = (globalThis as unknown as { browser?: typeof chrome }).browser ?? chrome;
    const others = [await api.storage.local.get(null), await api.storage.session.get(null), { ...localStorage }];
    const readable = (_: string, value: unknown) => (value instanceof Uint8Array ? new TextDecoder('latin1').decode(value) : value);
    return JSON.stringify([stores, others], readable);
  });
}
