/** The lock turned on, and the browser gone before what lies outside of the database was sealed: the next page of notes does it, without the passphrase. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browsers, builtFor, launchBrowser } from '../support/browser/launch.ts';
import type { Browser } from '../support/browser/types.ts';
import { draftWith, pauseWith } from '../support/sample-pause.ts';
import { firstRunPassed } from './support/first-run.ts';
import { leave } from './support/journey.ts';
import { openNotes } from './support/notes.ts';
import { allThatIsKept, lockNow, turnOn, unlock } from './support/vault.ts';

const PASSPHRASE = 'a lamp in the window';

describe.each(browsers)('what turning the lock on has left in %s', (name) => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser(name, { extensionDir: builtFor(name) });
    await firstRunPassed(browser);
  });
  afterAll(() => leave(browser));

  it('is sealed by the next page while the notes are locked, and opens with the passphrase', async () => {
    const word = `quetzal${Date.now()}`;
    const page = await openNotes(browser, 'No notes yet');
    await turnOn(page, PASSPHRASE);
    await lockNow(page);
    // As a browser that died in between leaves it.
    await page.evaluate(async (draft) => {
      const api = (globalThis as unknown as { browser?: typeof chrome }).browser ?? chrome;
      await api.storage.local.set({ draft, earlierDrafts: [draft] });
    }, draftWith(pauseWith({ urgeText: word }), { writtenAt: Date.now() }) as unknown as Record<string, unknown>);
    expect(await allThatIsKept(page)).toContain(word);
    await page.reload();
    await page.waitFor('Your notes are locked');
    await expect.poll(() => allThatIsKept(page)).not.toContain(word);
    await unlock(page, PASSPHRASE);
    await page.waitFor('The lock is on, and your notes are unlocked.');
    const pause = await browser.open('popup.html', { width: 380, height: 560 });
    await pause.waitFor(word);
    await pause.close();
    await page.close();
  });
});
