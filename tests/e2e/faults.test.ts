/**
 * When the disk does not do what it should: the pause goes on, says plainly what is not kept, and takes nothing away.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { browsers, builtFor, launchBrowser } from '../support/browser/launch.ts';
import type { Browser, BrowserName } from '../support/browser/types.ts';
import { noteWith } from '../support/sample-pause.ts';
import { draftThat, leave, openPause, storedDraft, storedNotes, TITLES, waitForStep } from './support/journey.ts';
import { editNote, openNotes, putRecords } from './support/notes.ts';

/** Puts a file where the browser wants to make the folder of the extension's database. */
function spoilDatabase(name: BrowserName, profileDir: string, origin: string): void {
  const host = new URL(origin).host;
  const folder = name === 'chromium' ? path.join(profileDir, 'Default') : path.join(profileDir, 'storage', 'default');
  const blocked = name === 'chromium' ? path.join(folder, 'IndexedDB') : path.join(folder, `moz-extension+++${host}`);
  mkdirSync(folder, { recursive: true });
  rmSync(blocked, { recursive: true, force: true });
  writeFileSync(blocked, 'no folder');
}

describe.each(browsers)('a failing disk in %s', (name) => {
  let browser: Browser | undefined;
  let profileDir: string | undefined;
  afterEach(async () => {
    await leave(browser);
    if (profileDir) rmSync(profileDir, { recursive: true, force: true, maxRetries: 5 });
    browser = profileDir = undefined;
  });

  it('lets the pause be finished and its words be copied where no database opens (BR-01, ST-09, LD-04)', async () => {
    profileDir = mkdtempSync(path.join(tmpdir(), 'one-beat-spoilt-'));
    browser = await launchBrowser(name, { extensionDir: builtFor(name), profileDir });
    const { origin } = browser;
    await browser.close();
    spoilDatabase(name, profileDir, origin);
    browser = await launchBrowser(name, { extensionDir: builtFor(name), profileDir });

    const page = await openPause(browser);
    await page.waitFor('Notes can’t be kept in this browser right now.');
    // What can be done about it stands there too.
    await page.waitFor('It may help to close the browser and open it again.');
    await page.click('button', 'go quiet');
    await page.click('button', 'restless');
    await page.click('radio', /^Some of both/);
    await page.click('button', 'Keep and close');
    // Never told as kept; the words stay where they are.
    await page.waitFor('Notes can’t be kept in this browser right now.');
    await waitForStep(page, TITLES.signal);
    await page.click('button', 'Copy what I wrote');
    await page.waitFor('Copied');
    await page.close();

    // An unreadable disk is never an empty diary.
    const options = await browser.open('options.html');
    await options.waitFor('Notes can’t be kept in this browser right now.');
    expect(await options.text()).not.toMatch(/0 notes|When a pause is kept/);
    await options.close();
    const tab = await browser.newTab();
    await tab.waitFor({ role: 'heading', name: /./ });
    await tab.close();
  });

  it('says that a newer version wrote the notes, and changes nothing in them', async () => {
    browser = await launchBrowser(name, { extensionDir: builtFor(name) });
    const options = await browser.open('options.html');
    await options.waitFor({ role: 'heading', name: 'Notes' });
    const upgrade = () =>
      options.evaluate(
        () =>
          new Promise<number>((resolve, reject) => {
            const opening = indexedDB.open('one-beat', 99);
            opening.onupgradeneeded = () => opening.result.createObjectStore('later').put('kept', 'mark');
            opening.onsuccess = () => {
              opening.result.close();
              resolve(opening.result.version);
            };
            opening.onerror = () => reject(opening.error ?? new Error('open'));
          }),
      );
    expect(await upgrade()).toBe(99);
    // The page that was open let go, and says so (ST-01).
    await options.waitFor('One Beat was updated. Please reload this page.');
    await options.reload();
    await options.waitFor('A newer version of One Beat wrote these notes.');
    expect(await options.text()).not.toMatch(/0 notes/);
    await options.close();

    const page = await openPause(browser);
    await page.click('button', 'leave');
    await page.click('button', 'Keep and close');
    await page.waitFor('A newer version of One Beat wrote these notes.');
    expect(
      await page.evaluate(
        () =>
          new Promise<unknown[]>((resolve) => {
            const opening = indexedDB.open('one-beat');
            // Looking makes no database where there is none.
            opening.onupgradeneeded = () => opening.transaction?.abort();
            opening.onsuccess = () => {
              const read = opening.result.transaction(['later', 'notes']);
              const mark = read.objectStore('later').get('mark');
              const count = read.objectStore('notes').count();
              read.oncomplete = () => {
                opening.result.close();
                resolve([opening.result.version, mark.result, count.result]);
              };
            };
          }),
      ),
    ).toEqual([99, 'kept', 0]);
    await page.close();
  });

  it('on a full disk text stays, and deleting and copies work (ST-07)', async () => {
    browser = await launchBrowser(name, { extensionDir: builtFor(name) });
    const page = await openNotes(browser, 'No notes yet');
    await putRecords(page, [noteWith('n1', { urgeText: 'one' }), noteWith('n2', { urgeText: 'two' }), noteWith('n3', { urgeText: 'three' })]);
    await page.waitFor('3 notes');
    await page.evaluate(() => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('no room', 'QuotaExceededError');
      };
    });
    // Writing: told, and the words are still in their field.
    await editNote(page, 'one', 'one, and more');
    await page.waitFor('There is no room left on this device. Your words are still here');
    expect(await page.evaluate(() => document.querySelector<HTMLTextAreaElement>('.editing textarea')!.value)).toBe('one, and more');
    // A copy: everything that is on the disk.
    await page.click('button', 'Copies');
    await page.click('button', 'Save a copy');
    await page.waitFor('was handed to your browser');
    // Deleting: the bin has no room, so it is asked whether to delete for good. One, and then all.
    await page.click('button', 'Notes');
    await page.click('button', 'Delete two');
    await page.waitFor('There is no room left on this device, so the bin cannot take this in.');
    await page.click('button', 'Delete 1 note for good');
    await page.waitFor('1 note is deleted for good.');
    await page.click('button', 'Choose several');
    await page.click('button', 'Choose all 2 notes shown');
    await page.click('button', 'Delete 2 notes');
    await page.click('button', 'Delete 2 notes');
    await page.click('button', 'Delete 2 notes for good');
    await page.waitFor('No notes yet');
    expect(await storedNotes(page)).toEqual([]);
    await page.close();
  });

  it('keeps every note that was said to be kept, when the page dies right after (ST-05, SW-07)', async () => {
    browser = await launchBrowser(name, { extensionDir: builtFor(name) });
    const rounds = 25;
    for (let round = 0; round < rounds; round += 1) {
      const page = await openPause(browser);
      await page.click('button', 'scroll');
      // Closes from inside, in the same moment in which "Kept" is drawn.
      await page.evaluate(() => {
        new MutationObserver(() => {
          if (document.querySelector('h1')?.textContent?.startsWith('Kept')) window.close();
        }).observe(document.body, { childList: true, subtree: true });
        [...document.querySelectorAll('button')].find((button) => button.textContent === 'Keep and close')!.click();
      });
      await expect.poll(() => page.isOpen().catch(() => false), { timeout: 5_000 }).toBe(false);
    }
    const options = await browser.open('options.html');
    await options.waitFor(`${rounds} notes`);
    await options.close();
  });

  it('loses nothing when the page dies within 5 ms of the press: it is a note or still a draft, twenty-five times (ST-05)', async () => {
    browser = await launchBrowser(name, { extensionDir: builtFor(name) });
    const looker = await browser.open('first-run.html');
    const texts: string[] = [];
    for (let round = 0; round < 25; round += 1) {
      const page = await openPause(browser);
      // What the last round left as a draft is there, and is kept by this one.
      const before = await storedDraft(page);
      if (!before) {
        texts.push(`round ${round}`);
        await page.click('button', 'How strong, and what came before');
        await page.fill('textbox', 'In your own words', `round ${round}`);
        await draftThat(page, (draft) => draft?.pause.answers.urgeText === `round ${round}`);
      } else expect(before.pause.answers.urgeText).toBe(texts.at(-1));
      await page.evaluate((afterMs) => {
        [...document.querySelectorAll('button')].find((button) => button.textContent === 'Keep and close')!.click();
        if (afterMs === 0) window.close();
        else setTimeout(() => window.close(), afterMs);
      }, round % 6);
      await expect.poll(() => page.isOpen().catch(() => false), { timeout: 5_000 }).toBe(false);
      const kept = (await storedNotes(looker)).map(({ urgeText }) => urgeText);
      const draft = (await storedDraft(looker))?.pause.answers.urgeText;
      expect([...new Set([...kept, ...(draft ? [draft] : [])])].toSorted(), `after round ${round}`).toEqual(texts.toSorted());
      expect(new Set(kept).size).toBe(kept.length);
    }
    await looker.close();
  });
});
