/** Notes to begin a test with, put where the product would have put them, and what the browser itself remembers. */
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Due } from '../../../core/due.ts';
import type { Browser, Surface } from '../../support/browser/types.ts';

/** Puts notes (whatever they hold) and due times into the database, and tells every page. */
export function putRecords(page: Surface, notes: readonly unknown[], dues: readonly Due[] = []): Promise<void> {
  return page.evaluate(
    async (allNotes, allDues) => {
      await new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('one-beat');
        // Looking makes no database where there is none.
        opening.onupgradeneeded = () => opening.transaction?.abort();
        opening.onerror = () => reject(opening.error ?? new Error('open'));
        opening.onsuccess = () => {
          const transaction = opening.result.transaction(['notes', 'dues'], 'readwrite');
          for (const note of allNotes) transaction.objectStore('notes').put(note);
          for (const due of allDues) transaction.objectStore('dues').put(due);
          transaction.onerror = () => reject(transaction.error ?? new Error('write'));
          transaction.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      });
      const api = (globalThis as unknown as { browser?: typeof chrome }).browser ?? chrome;
      await api.storage.local.set({ changed: { noteId: 'notes:many', mark: String(Math.random()) } });
    },
    notes,
    dues,
  );
}

/** The options page at a size, with its notes read. */
export async function openNotes(browser: Browser, expected: string | RegExp, size = { width: 1100, height: 900 }): Promise<Surface> {
  const page = await browser.open('options.html', size);
  // The part that was open last comes up again.
  await page.click('button', 'Notes');
  await page.waitFor({ role: 'heading', name: 'Notes' });
  await page.waitFor(expected, { timeoutMs: 10_000 });
  return page;
}

/** Opens a note for changing and puts a text into its first field, as one letter would: at once, and not yet saved. */
export async function editNote(page: Surface, title: string, text: string): Promise<void> {
  await page.click('button', `Edit ${title}`);
  await page.waitFor(() => document.querySelector('.editing textarea') !== null);
  await page.evaluate((written) => {
    const area = document.querySelector<HTMLTextAreaElement>('.editing textarea')!;
    area.value = written;
    area.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }, text);
}

/** The titles of the notes that are drawn, in their order. */
export function titles(page: Surface): Promise<string[]> {
  return page.evaluate(() => [...document.querySelectorAll('.windowed article')].map((article) => article.querySelector('h2, h3')?.textContent ?? ''));
}

/** Every address of the extension that the browser's own history holds. The browser must have been closed. */
export function rememberedAddresses(browser: Browser): string[] {
  const [file, query] =
    browser.name === 'chromium'
      ? [path.join(browser.profileDir, 'Default', 'History'), 'select url from urls']
      : [path.join(browser.profileDir, 'places.sqlite'), 'select url from moz_places'];
  const folder = mkdtempSync(path.join(tmpdir(), 'history-'));
  try {
    for (const ending of ['', '-wal', '-shm', '-journal']) if (existsSync(file + ending)) copyFileSync(file + ending, path.join(folder, `copy${ending}`));
    const database = new DatabaseSync(path.join(folder, 'copy'));
    const rows = database.prepare(query).all() as { url: string }[];
    database.close();
    return rows.map(({ url }) => url).filter((url) => url.startsWith(browser.origin));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
