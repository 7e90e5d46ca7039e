/**
 * A copy of fifty thousand notes: brought in, taken back, put in place of as many, and gone back from, with the page answering all the while (PF-03).
 * It takes minutes, so only `npm run faults` does it.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browsers, builtFor, launchBrowser } from '../support/browser/launch.ts';
import type { Browser } from '../support/browser/types.ts';
import { copyText } from '../support/copies.ts';
import { ALL_ANSWERS, noteWith } from '../support/sample-pause.ts';
import { chooseCopy, fileFolder, openCopies, type FileFolder } from './support/copies.ts';
import { firstRunPassed } from './support/first-run.ts';
import { leave } from './support/journey.ts';
import { listen, longestSilence, LONGEST_SILENCE_MS } from './support/silence.ts';

const ALL = 50_000;
const LONG = { timeoutMs: 240_000 };
describe.runIf(process.env.FAULTS_MANY === '1').each(browsers)('a copy of fifty thousand notes in %s', (name) => {
  let browser: Browser;
  let files: FileFolder;
  beforeAll(async () => {
    files = fileFolder();
    browser = await launchBrowser(name, { extensionDir: builtFor(name) });
    await firstRunPassed(browser);
  });
  afterAll(async () => {
    files.remove();
    await leave(browser);
  });

  it('comes in and goes out again, with the page answering (PF-03, IE-06)', async () => {
    const begunAt = (index: number) => `${new Date(Date.UTC(2020, 0, 1, 9, index * 37)).toISOString().slice(0, 19)}+00:00`;
    const notes = Array.from({ length: ALL }, (_, index) => noteWith(`n${index}`, { ...ALL_ANSWERS, urgeText: `Tuesday ${index}` }, begunAt(index)));
    const file = files.file('copy.json', copyText({ notes }));
    const page = await openCopies(browser);
    await listen(page);
    let begun = Date.now();
    async function step(what: string, work: () => Promise<void>): Promise<void> {
      await work();
      const longestMs = await longestSilence(page);
      console.log(`${name}: ${what} took ${((Date.now() - begun) / 1000).toFixed(1)} s, and the page was silent for ${longestMs} ms at most`);
      expect(longestMs, what).toBeLessThan(LONGEST_SILENCE_MS);
      begun = Date.now();
    }
    const bringIn = async () => {
      await page.click('button', 'Bring in 50,000 notes', LONG);
      await page.waitFor('50,000 notes were brought in', LONG);
    };
    await step('reading and comparing', () => chooseCopy(page, file, 'What is in this copy', LONG.timeoutMs));
    await step('bringing in', bringIn);
    await step('taking back', async () => {
      await page.click('button', 'Take it back', LONG);
      await page.waitFor('The copy is out again. All is as it was before.', LONG);
    });
    await page.click('button', 'Bring in another copy', LONG);
    await chooseCopy(page, file, 'What is in this copy', LONG.timeoutMs);
    await step('reading and bringing in again', bringIn);
    await page.click('button', 'Bring in another copy', LONG);
    await step('comparing with as many', () => chooseCopy(page, file, 'What is in this copy', LONG.timeoutMs));
    await step('putting in place of all', async () => {
      await page.click('button', 'Put the copy in place of everything', LONG);
      await page.click('button', 'Put it in their place', LONG);
      await page.waitFor('The copy is in place, with 50,000 notes.', LONG);
    });
    await step('going back', async () => {
      await page.click('button', 'Bring back what was here', LONG);
      await page.waitFor('Bring back what was here?', LONG);
      await page.evaluate(() => document.querySelector<HTMLButtonElement>('dialog .main')?.click());
      await page.waitFor('What was here before is back.', LONG);
    });
    await page.close();
  }, 600_000);
});
