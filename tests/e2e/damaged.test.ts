/** A sealed note that a disk has damaged: it stands in the list as that, can be deleted and nothing else, and keeps nothing else from working (DT-10, SE-05). */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { browsers, builtFor, launchBrowser } from '../support/browser/launch.ts';
import type { Browser, Surface } from '../support/browser/types.ts';
import { noteWith } from '../support/sample-pause.ts';
import { firstRunPassed } from './support/first-run.ts';
import { forgetEverything, leave, storedNotes } from './support/journey.ts';
import { openNotes, putRecords } from './support/notes.ts';
import { openRoom, turnOff, turnOn } from './support/vault.ts';

const PASSPHRASE = 'a lamp in the window';

/** Turns one bit of what is sealed in a record. */
function damage(page: Surface, store: 'notes' | 'plan', id: string): Promise<void> {
  return page.evaluate(
    ([from, recordId]) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('one-beat');
        // Looking makes no database where there is none.
        opening.onupgradeneeded = () => opening.transaction?.abort();
        opening.onerror = () => reject(opening.error ?? new Error('open'));
        opening.onsuccess = () => {
          const transaction = opening.result.transaction(from!, 'readwrite');
          const found = transaction.objectStore(from!).get(recordId!);
          found.onsuccess = () => {
            found.result.sealed.data[0] ^= 1;
            transaction.objectStore(from!).put(found.result);
          };
          transaction.onerror = () => reject(transaction.error ?? new Error('write'));
          transaction.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    [store, id],
  );
}

describe.each(browsers)('a damaged note in %s', (name) => {
  let browser: Browser;
  let page: Surface;
  beforeAll(async () => {
    browser = await launchBrowser(name, { extensionDir: builtFor(name) });
    await firstRunPassed(browser);
  });
  afterAll(() => leave(browser));
  beforeEach(async () => {
    await forgetEverything(browser);
    page = await openNotes(browser, 'No notes yet');
    await putRecords(page, [noteWith('n1', { urgeText: 'first' }, '2026-11-24T09:00:00+00:00'), noteWith('n2', { urgeText: 'second' }), noteWith('n3', { urgeText: 'third' }, '2026-11-23T09:00:00+00:00')]);
    await page.waitFor('3 notes');
    await turnOn(page, PASSPHRASE);
    await damage(page, 'notes', 'n2');
    await page.reload();
    await openRoom(page, 'Notes');
    await page.waitFor({ role: 'heading', name: 'A damaged note' });
  });

  it('offers nothing but deleting, is found by its day alone, and can be brought back from the bin or go for good', async () => {
    const acts = await page.evaluate(() => [...document.querySelectorAll('article[aria-label="A damaged note"] button')].map((button) => button.getAttribute('aria-label')));
    expect(acts).toEqual(['Delete A damaged note', 'Delete for good: A damaged note']);
    expect(await page.axe()).toEqual([]);
    await page.fill('searchbox', 'Search your notes', 'e');
    await page.waitFor(/note.? of 3 shown/);
    expect(await page.text()).not.toContain('A damaged note');
    await page.fill('searchbox', 'Search your notes', '');
    await page.click('button', 'Delete A damaged note');
    await page.waitFor('1 note is in the bin.');
    await page.click('button', 'Bin');
    await page.waitFor({ role: 'heading', name: 'A damaged note' });
    await page.click('button', 'Put back A damaged note');
    await page.waitFor('The bin is empty.');
    await page.click('button', 'Back to the notes');
    await page.click('button', 'Delete for good: A damaged note');
    await page.click('button', 'Delete 1 note for good');
    await page.waitFor('1 note is deleted for good.');
    expect((await storedNotes(page)).map(({ id }) => id).toSorted()).toEqual(['n1', 'n3']);
    await page.close();
  });

  it('is left out of copies, which say so, and lets the lock be turned off, which says so too', async () => {
    await openRoom(page, 'Copies');
    await page.waitFor('1 note is damaged and can’t be opened. It is left out.');
    await turnOff(page, PASSPHRASE);
    await page.waitFor(/1 part of what you kept is damaged and could not be opened/);
    await openRoom(page, 'Notes');
    await page.waitFor({ role: 'heading', name: 'A damaged note' });
    await page.waitFor('first');
    expect((await storedNotes(page)).find(({ id }) => id === 'n1')).toMatchObject({ urgeText: 'first' });
    await openRoom(page, 'Map');
    await page.waitFor(/\b2\b/);
    await page.close();
  });
});

describe.each(browsers)('a damaged plan in %s', (name) => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser(name, { extensionDir: builtFor(name) });
    await firstRunPassed(browser);
  });
  afterAll(() => leave(browser));

  it('says that it does not open any more, can be deleted for good, and another can be written', async () => {
    const page = await openNotes(browser, 'No notes yet');
    const show = async () => {
      await openRoom(page, 'Help');
      await page.click('button', 'Show it');
    };
    await show();
    await page.click('button', 'Write it');
    await page.fill('textbox', 'How I notice that it gets bad', 'cold hands');
    await page.click('button', 'Done');
    await page.waitFor('cold hands');
    await turnOn(page, PASSPHRASE);
    await damage(page, 'plan', 'own');
    await page.reload();
    await show();
    await page.waitFor(/This was encrypted, and it can’t be opened any more/);
    expect(await page.axe()).toEqual([]);
    await page.click('button', 'Delete it for good');
    await page.waitFor('Delete your contacts and your plan?');
    await page.click('button', 'Delete it');
    await page.waitFor({ role: 'button', name: 'Show it' });
    await page.click('button', 'Show it');
    await page.waitFor('Nothing is written here yet. You can leave it so.');
    await page.close();
  });
});
