/**
 * Fifty thousand notes, and nearly all of them deleted at once: the page goes on answering, says how far it is, and counts right afterwards (PF-03).
 * `npm run faults` also deletes all of them for good, which takes longer.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browsers, builtFor, launchBrowser } from '../support/browser/launch.ts';
import type { Browser, Surface } from '../support/browser/types.ts';
import { noteWith } from '../support/sample-pause.ts';
import { leave } from './support/journey.ts';
import { openNotes } from './support/notes.ts';
import { listen, longestSilence, LONGEST_SILENCE_MS } from './support/silence.ts';

const ALL = 50_000;
/** So many of them fit the search. */
const FITTING = 49_000;
const LONG = { timeoutMs: 240_000 };
const DELETES_ALL_FOR_GOOD = process.env.FAULTS_MANY === '1';

/** Fills the database in the page itself: so many notes would take longer to send than to make. */
function fill(page: Surface): Promise<void> {
  return page.evaluate(
    async (note: object, all: number, fitting: number) => {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open('one-beat');
        // Looking makes no database where there is none.
        opening.onupgradeneeded = () => opening.transaction?.abort();
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error ?? new Error('open'));
      });
      const RUN = 5_000;
      for (let from = 0; from < all; from += RUN) {
        await new Promise<void>((resolve, reject) => {
          const transaction = database.transaction('notes', 'readwrite');
          for (let index = from; index < from + RUN; index += 1) {
            const day = new Date(Date.UTC(2020, 0, 1, 9, index)).toISOString();
            transaction.objectStore('notes').put({ ...note, id: `n${index}`, begunAt: `${day.slice(0, 19)}+00:00`, day: day.slice(0, 10), urgeText: index < fitting ? `Tuesday ${index}` : `must stay ${index}` });
          }
          transaction.oncomplete = () => resolve();
          transaction.onerror = () => reject(transaction.error ?? new Error('write'));
        });
      }
      database.close();
    },
    noteWith('n'),
    ALL,
    FITTING,
  );
}

/** Begins to listen to what the page says about how far it is. */
function listenToProgress(page: Surface): Promise<void> {
  return page.evaluate(() => {
    const said = new Set<string>();
    (globalThis as unknown as { progress: Set<string> }).progress = said;
    setInterval(() => {
      const notice = document.querySelector('.notice')?.textContent ?? '';
      if (/ of .* done/.test(notice)) said.add(notice);
    }, 20);
  });
}

/** How long it was silent at most, and how many times it said how far it is, since it was last asked for the one and began to be listened to for the other. */
const heardBy = async (page: Surface) => ({ longestMs: await longestSilence(page), progress: await page.evaluate(() => (globalThis as unknown as { progress: Set<string> }).progress.size) });

describe.each(browsers)('fifty thousand notes in %s', (name) => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser(name, { extensionDir: builtFor(name) });
  });
  afterAll(() => leave(browser));

  it('nearly all of them are deleted with the page answering, and then the rest (PF-03)', async () => {
    let page = await openNotes(browser, 'No notes yet');
    await fill(page);
    await page.close();
    page = await browser.open('options.html');
    await page.waitFor(/50,000 notes/, LONG);
    await page.fill('searchbox', 'Search your notes', 'tuesday');
    await page.waitFor('49,000 notes of 50,000 shown', LONG);

    async function deleteShown(count: string): Promise<void> {
      await page.click('button', 'Choose several');
      await page.click('button', `Choose all ${count} notes shown`, LONG);
      await page.waitFor(`${count} notes chosen`, LONG);
      await listen(page);
      await listenToProgress(page);
      await page.click('button', `Delete ${count} notes`, LONG);
      await page.click('button', `Delete ${count} notes`, LONG);
      await page.waitFor(`${count} notes are in the bin.`, LONG);
    }
    let begun = Date.now();
    await deleteShown('49,000');
    await page.waitFor('No note fits what you are looking for.', LONG);
    const removing = await heardBy(page);
    console.log(`${name}: 49,000 notes deleted in ${((Date.now() - begun) / 1000).toFixed(1)} s, ${JSON.stringify(removing)}`);
    expect(removing.progress).toBeGreaterThan(10);
    expect(removing.longestMs).toBeLessThan(LONGEST_SILENCE_MS);
    await page.fill('searchbox', 'Search your notes', '');
    await page.waitFor('1,000 notes', LONG);
    expect(await page.text()).not.toContain('Tuesday');
    await page.reload();
    await page.waitFor('1,000 notes', LONG);
    await deleteShown('1,000');
    await page.waitFor('No notes yet', LONG);
    if (!DELETES_ALL_FOR_GOOD) return page.close();

    // All of it is in the bin, and goes from there.
    await page.click('button', 'Bin');
    await page.click('button', 'Choose several', LONG);
    await page.click('button', 'Choose all 50,000 notes shown', LONG);
    await listen(page);
    await listenToProgress(page);
    await page.click('button', 'Delete 50,000 notes for good', LONG);
    begun = Date.now();
    await page.click('button', 'Delete 50,000 notes for good', LONG);
    await page.waitFor('50,000 notes are deleted for good.', LONG);
    await page.waitFor('The bin is empty.', LONG);
    const forgetting = await heardBy(page);
    console.log(`${name}: 50,000 notes deleted for good in ${((Date.now() - begun) / 1000).toFixed(1)} s, ${JSON.stringify(forgetting)}`);
    expect(forgetting.longestMs).toBeLessThan(LONGEST_SILENCE_MS);
    await page.close();
  }, 600_000);
});
