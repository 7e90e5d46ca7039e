/** How many elements each page is made of, whatever it holds: a page that draws everything it has grows slow with the years (PF-01). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browsers, builtFor, launchBrowser } from '../support/browser/launch.ts';
import type { Browser, Surface } from '../support/browser/types.ts';
import { noteWith } from '../support/sample-pause.ts';
import { forgetEverything, leave } from './support/journey.ts';
import { openNotes, putRecords } from './support/notes.ts';

/** Promises like those of bytes: one grows only in a change that says what for. */
const MOST_ELEMENTS = { 'popup.html': 80, 'newtab.html': 40, 'options.html': 130, 'first-run.html': 45 } as const;
/** A page of the list with as many notes as are drawn around a window, of the kind with everything in it. */
const MOST_WITH_NOTES = 400;
const NOTES = 10_000;

const elements = (page: Surface) => page.evaluate(() => document.querySelectorAll('*').length);

describe.each(browsers)('the elements of a page in %s', (name) => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser(name, { extensionDir: builtFor(name) });
    await forgetEverything(browser);
  });
  afterAll(() => leave(browser));

  it.each(Object.entries(MOST_ELEMENTS))('%s has at most %d', async (path, most) => {
    const page = await browser.open(path);
    await page.waitFor({ role: 'heading', name: /\S/ });
    const count = await elements(page);
    expect(count).toBeGreaterThan(10);
    expect(count).toBeLessThanOrEqual(most);
    await page.close();
  });

  it('a list of ten thousand notes draws those around the window (PF-01)', async () => {
    const seed = await browser.open('options.html');
    await seed.waitFor({ role: 'heading', name: /\S/ });
    const notes = Array.from({ length: NOTES }, (_, at) => noteWith(`n${at}`, { feelings: ['tender'], saidOrDone: 'a line of a note' }));
    await putRecords(seed, notes);
    await seed.close();
    const page = await openNotes(browser, /10,000/);
    await page.waitFor(() => document.querySelector('.windowed li')?.getAttribute('aria-setsize') === '10000');
    expect(await elements(page)).toBeLessThanOrEqual(MOST_WITH_NOTES);
    await page.close();
  });
});
