/** Firefox set to clear everything it may when it closes. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browsers, builtFor, launchBrowser } from '../support/browser/launch.ts';
import type { Browser } from '../support/browser/types.ts';
import { leave, openPause, storedDraft, waitForStep, TITLES } from './support/journey.ts';
import { openNotes } from './support/notes.ts';
import { firstRunPassed } from './support/first-run.ts';

const EVERYTHING = Object.fromEntries(
  ['cache', 'cookiesAndStorage', 'browsingHistoryAndDownloads', 'formdata', 'historyFormDataAndDownloads', 'siteSettings'].map((name) => [`privacy.clearOnShutdown_v2.${name}`, true]),
);

describe.runIf(browsers.includes('firefox'))('a Firefox that clears site data when it closes (BR-02)', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser('firefox', { extensionDir: builtFor('firefox'), prefs: { 'privacy.sanitize.sanitizeOnShutdown': true, ...EVERYTHING } });
    await firstRunPassed(browser);
  });
  afterAll(() => leave(browser));

  it('loses no note, draft, setting or mark', async () => {
    const pause = await openPause(browser);
    await pause.click('button', 'go quiet');
    await waitForStep(pause, TITLES.feeling);
    await pause.click('button', 'Keep and close');
    await waitForStep(pause, TITLES.kept);
    await pause.close();
    const next = await openPause(browser);
    await next.click('button', 'scroll');
    await waitForStep(next, TITLES.feeling);
    await next.close();
    const settings = await browser.open('options.html');
    await settings.click('button', 'Settings');
    await settings.click('radio', 'Dark');
    await settings.close();
    const tab = await browser.newTab();
    await tab.click('button', 'Show today’s card');
    await tab.click('button', 'Favourite');
    const card = (await tab.byRole('heading'))[0]!.name;
    await tab.close();

    await browser.restart();

    const notes = await openNotes(browser, '1 note');
    expect((await storedDraft(notes))?.pause.answers.urges).toEqual(['scroll']);
    expect(await notes.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
    const after = await browser.newTab();
    await after.click('button', 'Show today’s card');
    await after.waitFor({ role: 'heading', name: card });
    await after.close();
    await notes.close();
  });
});
