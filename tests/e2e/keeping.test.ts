/**
 * Whether what is kept is really there: a database that the browser dropped, one that a later version wrote, an extension that is replaced under
 * an open page, and what the browser promises.
 */
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { SETTINGS_VERSION } from '../../core/settings.ts';
import { browsers, builtFor, launchBrowser } from '../support/browser/launch.ts';
import type { Browser, BrowserName, Surface } from '../support/browser/types.ts';
import { noteWith } from '../support/sample-pause.ts';
import { leave, openPause, storedNotes, TITLES, waitForStep } from './support/journey.ts';
import { firstRunPassed } from './support/first-run.ts';
import { openNotes, putRecords } from './support/notes.ts';
import { lockNow, turnOn, unlock } from './support/vault.ts';

/** Removes the extension's database from a profile whose browser is closed, and leaves `storage.local`, as a browser does that needs room. */
function dropDatabase(name: BrowserName, profileDir: string, origin: string): void {
  const host = new URL(origin).host;
  const folders = name === 'chromium' ? [path.join(profileDir, 'Default', 'IndexedDB')] : ['default', 'permanent'].map((kind) => path.join(profileDir, 'storage', kind));
  let dropped = 0;
  for (const folder of folders.filter((each) => existsSync(each))) {
    for (const entry of readdirSync(folder)) {
      // Firefox keeps `storage.local` in a database too, under the same host with `^userContextId`.
      if (!entry.includes(host) || entry.includes('^')) continue;
      rmSync(path.join(folder, entry), { recursive: true, force: true });
      dropped += 1;
    }
  }
  if (dropped === 0) throw new Error(`there was no database to drop in ${folders.join(' or ')}`);
}

async function keepOne(browser: Browser, urge: string): Promise<void> {
  const page = await openPause(browser);
  await page.click('button', urge);
  await page.click('button', 'Keep and close');
  await waitForStep(page, TITLES.kept);
  await page.close();
}

/** What `storage.local` remembers of the notes. */
const remembered = (page: Surface) =>
  page.evaluate(async () => {
    const api = (globalThis as unknown as { browser?: typeof chrome }).browser ?? chrome;
    return ((await api.storage.local.get('kept'))['kept'] as { count: number } | undefined)?.count;
  });

/** Makes the database what a later version would, and loads the page afresh. */
async function upgrade(page: Surface): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('one-beat', 99);
        opening.onupgradeneeded = () => opening.result.createObjectStore('later').put({ id: 'x', text: 'a new kind of thing' }, 'x');
        opening.onsuccess = () => {
          opening.result.close();
          resolve();
        };
        opening.onerror = () => reject(opening.error ?? new Error('open'));
      }),
  );
  await page.reload();
}

/** The stores in a copy that is saved now. */
async function savedStores(page: Surface): Promise<Record<string, { urgeText?: string; text?: string }[]>> {
  await page.click('button', 'Copies');
  // What would be handed to the browser is caught on its way.
  await page.evaluate(() => {
    const scope = globalThis as unknown as { caught: Promise<string> };
    const real = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob: Blob) => {
      scope.caught = blob.text();
      return real(blob);
    };
  });
  await page.click('button', 'Save a copy');
  await page.waitFor('was handed to your browser');
  const text = await page.evaluate(() => (globalThis as unknown as { caught: Promise<string> }).caught);
  return (JSON.parse(text) as { stores: Record<string, { urgeText?: string; text?: string }[]> }).stores;
}

describe.each(browsers)('what is kept in %s', (name) => {
  let browser: Browser | undefined;
  let profileDir: string | undefined;
  afterEach(async () => {
    await leave(browser);
    if (profileDir) rmSync(profileDir, { recursive: true, force: true, maxRetries: 5 });
    browser = profileDir = undefined;
  });
  const launch = (dir?: string) => launchBrowser(name, { extensionDir: builtFor(name), ...(dir ? { profileDir: dir } : {}) });

  it('a database that vanished is said to have, with the way to a copy, until it is put aside (ST-10)', async () => {
    profileDir = mkdtempSync(path.join(tmpdir(), 'one-beat-dropped-'));
    browser = await launch(profileDir);
    await keepOne(browser, 'leave');
    await keepOne(browser, 'scroll');
    let page = await openNotes(browser, '2 notes');
    await vi.waitFor(async () => expect(await remembered(page)).toBe(2), { timeout: 5_000 });
    const { origin } = browser;
    await browser.close();
    dropDatabase(name, profileDir, origin);
    browser = await launch(profileDir);

    const pause = await openPause(browser);
    await pause.waitFor('The notes that were kept here are gone from this browser.');
    // The moment goes on all the same, and the new note does not hide the loss.
    await pause.click('button', 'leave');
    await pause.click('button', 'Keep and close');
    await waitForStep(pause, TITLES.kept);
    await pause.close();
    page = await openNotes(browser, '1 note');
    await page.waitFor('One Beat kept 2 notes in this browser, and they are gone.');
    await page.click('button', 'Go to Copies');
    await page.waitFor({ role: 'heading', name: 'Copies' });
    await page.waitFor('Notes are missing');
    await page.reload();
    await page.waitFor('Notes are missing');
    await page.click('button', 'Don’t show this again');
    await page.waitForGone('Notes are missing');
    await vi.waitFor(async () => expect(await remembered(page)).toBe(1), { timeout: 5_000 });
    await page.reload();
    await page.waitFor({ role: 'heading', name: 'Copies' });
    expect(await page.text()).not.toContain('Notes are missing');
    await page.close();
  });

  it('settings that were changed in a new install are as they were after two starts of the browser (ST-08)', async () => {
    browser = await launch();
    await firstRunPassed(browser);
    const stored = (page: Surface) =>
      page.evaluate(async () => {
        const api = (globalThis as unknown as { browser?: typeof chrome }).browser ?? chrome;
        return (await api.storage.local.get('settings'))['settings'] as Record<string, unknown> | undefined;
      });
    const page = await browser.open('options.html');
    await page.click('button', 'Settings');
    await page.click('radio', 'Dark');
    await page.click('checkbox', 'Remind me to take a copy');
    await vi.waitFor(async () => expect(await stored(page)).toMatchObject({ theme: 'dark', version: SETTINGS_VERSION }), { timeout: 5_000 });
    const first = await stored(page);
    for (const _ of ['start', 'start again']) {
      await browser.restart();
      const again = await browser.open('options.html');
      await again.click('button', 'Settings');
      await again.waitFor({ role: 'radio', name: 'Dark' });
      expect(await again.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
      const isOn = (label: string) => again.evaluate((wanted) => [...document.querySelectorAll('label')].find((each) => each.textContent.includes(wanted))?.querySelector('input')?.checked, label);
      expect([await isOn('Dark'), await isOn('Remind me to take a copy')]).toEqual([true, false]);
      expect(await stored(again)).toEqual(first);
      await again.close();
    }
  });

  it('deleting every note for good is no loss', async () => {
    browser = await launch();
    await keepOne(browser, 'leave');
    const page = await openNotes(browser, '1 note');
    await vi.waitFor(async () => expect(await remembered(page)).toBe(1), { timeout: 5_000 });
    await page.click('button', 'Edit leave');
    await page.click('button', 'Delete for good now');
    await page.click('button', 'Delete 1 note for good');
    await page.waitFor('No notes yet');
    await vi.waitFor(async () => expect(await remembered(page)).toBe(0), { timeout: 5_000 });
    await page.reload();
    await page.waitFor('No notes yet');
    expect(await page.text()).not.toContain('Notes are missing');
    await page.close();
  });

  it('asks the browser to keep it, and says what it answered (ST-10)', async () => {
    browser = await launch();
    const page = await browser.open('options.html');
    await page.click('button', 'Settings');
    await page.waitFor(name === 'firefox' ? 'Your browser has promised not to clear them by itself' : 'Your browser makes no promise to keep them.');
    await page.close();
  });

  it('a copy can still be taken of what a later version wrote', async () => {
    browser = await launch();
    const page = await openNotes(browser, 'No notes yet');
    await putRecords(page, [noteWith('n1', { urgeText: 'from a later version' })]);
    await page.waitFor('1 note');
    await upgrade(page);
    await page.waitFor('A newer version of One Beat wrote these notes.');
    const stores = await savedStores(page);
    expect(stores['notes']?.map((note) => note.urgeText)).toEqual(['from a later version']);
    expect(stores['later']?.map((record) => record.text)).toEqual(['a new kind of thing']);
    await page.close();
  });

  it('so it can of what a later version wrote under the lock, with the passphrase (SE-07)', async () => {
    browser = await launch();
    await firstRunPassed(browser);
    const page = await openNotes(browser, 'No notes yet');
    await putRecords(page, [noteWith('n1', { urgeText: 'from a later version' })]);
    await turnOn(page, 'a lamp in the window');
    await lockNow(page);
    await upgrade(page);
    await unlock(page, 'a lamp in the window');
    await page.waitFor('The lock is on, and your notes are unlocked.');
    const stores = await savedStores(page);
    expect(stores['notes']?.map((note) => note.urgeText)).toEqual(['from a later version']);
    await page.close();
  });

  it('an edit survives when the extension is replaced under the page (SW-08)', async () => {
    browser = await launch();
    await firstRunPassed(browser);
    // Installed for good, as a person has it: one that was loaded for a test would not come back.
    await browser.restart();
    const page = await openNotes(browser, 'No notes yet');
    await putRecords(page, [noteWith('n1', { urgeText: 'before' })]);
    await page.waitFor('1 note');
    await page.click('button', 'Edit before');
    await page.waitFor(() => document.querySelector('.editing textarea') !== null);
    // The last letter, and in the same moment the extension goes: nothing has rested long enough to be saved.
    await page.evaluate(() => {
      const area = document.querySelector<HTMLTextAreaElement>('.editing textarea')!;
      area.value = 'before, and the last word';
      area.dispatchEvent(new InputEvent('input', { bubbles: true }));
      const api = (globalThis as unknown as { browser?: typeof chrome }).browser ?? chrome;
      setTimeout(() => api.runtime.reload(), 50);
    });
    await expect.poll(() => page.isOpen().catch(() => false), { timeout: 10_000 }).toBe(false);
    const again = await vi.waitFor(() => openNotes(browser!, 'before, and the last word'), { timeout: 20_000, interval: 500 });
    expect((await storedNotes(again)).map((note) => note.urgeText)).toEqual(['before, and the last word']);
    await again.close();
  });
});
