/**
 * What the end-to-end tests do and look at, in a person's words. Looking into the stores is for what a person cannot see: that nothing is
 * left behind, and that one note is one note.
 */
import type { Draft } from '../../../core/draft.ts';
import type { Note } from '../../../core/note.ts';
import type { Browser, Surface } from '../../support/browser/types.ts';

/** The popup at the size Chromium gives it. */
export const POPUP = { width: 380, height: 580 };

export const TITLES = {
  slow: 'What does the pull want you to do?',
  feeling: 'What do you feel?',
  signal: 'A real signal, or protection?',
  nextStep: 'One small step?',
  kept: 'Kept',
  safe: 'What may help right now',
} as const;

/** Opens the pause's page in a tab of its own and waits for its first heading. */
export async function openPause(browser: Browser, size = POPUP): Promise<Surface> {
  const page = await browser.open('popup.html', size);
  await page.waitFor({ role: 'heading', name: /./ });
  return page;
}

/** The heading that has the focus, without its spoken position. */
export async function focusedHeading(page: Surface): Promise<string> {
  return (await page.focused()).name.replace(/\s*,\s*step .*$/, '');
}

export async function waitForStep(page: Surface, title: string): Promise<void> {
  await page.waitFor({ role: 'heading', name: new RegExp(`^${title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`) });
}

/** The draft as it lies in `storage.local`. */
export function storedDraft(page: Surface): Promise<Draft | undefined> {
  return page.evaluate(async () => {
    const api = (globalThis as unknown as { browser?: typeof chrome }).browser ?? chrome;
    return (await api.storage.local.get('draft'))['draft'] as Draft | undefined;
  });
}

/** Waits until the draft lies on the disk in such a state, and gives it back. */
export async function draftThat(page: Surface, holds: (draft: Draft | undefined) => boolean): Promise<Draft | undefined> {
  const end = Date.now() + 5_000;
  for (;;) {
    const draft = await storedDraft(page);
    if (holds(draft)) return draft;
    if (Date.now() > end) throw new Error(`the draft never became as expected: ${JSON.stringify(draft)}`);
    await pause(50);
  }
}

/** Every record of a store, straight from IndexedDB. */
export function storedRecords<Record>(page: Surface, store: string): Promise<Record[]> {
  return page.evaluate(
    (name) =>
      new Promise<Record[]>((resolve, reject) => {
        const opening = indexedDB.open('one-beat');
        // Looking makes no database where there is none.
        opening.onupgradeneeded = () => opening.transaction?.abort();
        opening.onerror = () => reject(opening.error ?? new Error('open'));
        opening.onsuccess = () => {
          const all = opening.result.transaction(name).objectStore(name).getAll();
          all.onsuccess = () => {
            opening.result.close();
            resolve(all.result as Record[]);
          };
          all.onerror = () => reject(all.error ?? new Error('read'));
        };
      }),
    store,
  );
}

export const storedNotes = (page: Surface): Promise<Note[]> => storedRecords<Note>(page, 'notes');

/** Empties all stores, so that a test starts as after installing. */
export async function forgetEverything(browser: Browser): Promise<void> {
  const page = await browser.open('options.html');
  // Whatever part was open last: the page comes back to it.
  await page.waitFor({ role: 'heading', name: /./ });
  await page.evaluate(async () => {
    const api = (globalThis as unknown as { browser?: typeof chrome }).browser ?? chrome;
    await Promise.all([api.storage.local.clear(), api.storage.session.clear()]);
    await new Promise<void>((resolve, reject) => {
      const opening = indexedDB.open('one-beat');
      // Looking makes no database where there is none.
      opening.onupgradeneeded = () => opening.transaction?.abort();
      opening.onerror = () => reject(opening.error ?? new Error('open'));
      opening.onsuccess = () => {
        const names = [...opening.result.objectStoreNames];
        const transaction = opening.result.transaction(names, 'readwrite');
        for (const name of names) transaction.objectStore(name).clear();
        transaction.oncomplete = () => {
          opening.result.close();
          resolve();
        };
      };
    });
  });
  await page.close();
}

/** The text on the toolbar badge. */
export function badgeText(browser: Browser): Promise<string> {
  return browser.background(() => {
    const api = (globalThis as unknown as { browser?: typeof chrome }).browser ?? chrome;
    return api.action.getBadgeText({});
  });
}

export async function badgeThat(browser: Browser, expected: string): Promise<void> {
  const end = Date.now() + 5_000;
  let text = await badgeText(browser);
  while (text !== expected && Date.now() < end) {
    await pause(100);
    text = await badgeText(browser);
  }
  if (text !== expected) throw new Error(`the badge shows "${text}" and not "${expected}"`);
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Ends a file's browser, and fails when anything tried to reach out or went wrong in the background meanwhile. */
export async function leave(browser: Browser | undefined): Promise<void> {
  if (!browser) return;
  try {
    const foreign = await browser.foreignRequests();
    if (foreign.length > 0) throw new Error(`requests to elsewhere: ${JSON.stringify(foreign)}`);
    const errors = await browser.backgroundErrors();
    if (errors.length > 0) throw new Error(`errors in the background: ${errors.join('; ')}`);
  } finally {
    await browser.close();
  }
}
