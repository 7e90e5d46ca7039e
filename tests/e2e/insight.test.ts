/** The day's card beyond its own page: chosen by notes where the person wants it, by a browser that hides its zone, and in Firefox's containers. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browsers, builtFor, launchBrowser } from '../support/browser/launch.ts';
import type { Browser } from '../support/browser/types.ts';
import { noteWith } from '../support/sample-pause.ts';
import { firstRunPassed } from './support/first-run.ts';
import { leave, openPause, storedNotes, waitForStep, TITLES } from './support/journey.ts';
import { openNotes, putRecords } from './support/notes.ts';

const today = () => new Date().toISOString().slice(0, 10);
const quietTwice = ['a', 'b'].map((id) => noteWith(id, { urges: ['go-quiet'], feelings: ['tense'] }, `${today()}T00:0${id === 'a' ? 1 : 2}:00+00:00`));
const hurt = ['c', 'd'].map((id) => noteWith(id, { urges: ['scroll'], safety: true }, `${today()}T00:03:00+00:00`));

async function chooseByNotes(browser: Browser): Promise<void> {
  const settings = await browser.open('options.html');
  await settings.click('button', 'Settings');
  await settings.click('checkbox', 'Let my latest notes choose some cards');
  await settings.close();
}

/** Opens a new tab as it comes, and answers why the card that tomorrow's tab will draw was chosen. */
async function reasonOfTomorrow(browser: Browser, wanted: string): Promise<void> {
  const page = await browser.newTab();
  await page.click('button', 'Show today’s card');
  const reason = () => page.evaluate(() => (JSON.parse(localStorage.getItem('new-tab') ?? '{}') as { next?: { reason: string }[] }).next?.[0]?.reason);
  await expect.poll(reason, { timeout: 5_000 }).toBe(wanted);
  await page.close();
}

describe.each(browsers)('cards chosen by notes in %s', (name) => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser(name, { extensionDir: builtFor(name) });
    await firstRunPassed(browser);
  });
  afterAll(() => leave(browser));

  it('come only when it is turned on, say so, and never from a note with the mark', async () => {
    const notes = await openNotes(browser, 'No notes yet');
    await putRecords(notes, [...quietTwice, ...hurt], []);
    await notes.waitFor('4 notes');
    await reasonOfTomorrow(browser, 'next');
    await chooseByNotes(browser);
    await reasonOfTomorrow(browser, 'pattern');
    // Marked since: what is left makes no pattern, and the card that was chosen for it goes back among the others.
    await putRecords(notes, quietTwice.map((note) => ({ ...note, safety: true })), []);
    await reasonOfTomorrow(browser, 'next');
    await notes.close();
  });
});

describe.runIf(browsers.includes('firefox'))('a Firefox that hides its time zone (DT-09)', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser('firefox', { extensionDir: builtFor('firefox'), timezone: 'Asia/Tokyo', prefs: { 'privacy.resistFingerprinting': true } });
    await firstRunPassed(browser);
  });
  afterAll(() => leave(browser));

  it('has one day in the pause, on the new tab and in the notes, and Settings says why it may differ', async () => {
    const pause = await openPause(browser);
    await pause.click('button', /^scroll/);
    await waitForStep(pause, TITLES.feeling);
    await pause.click('button', 'Keep and close');
    await waitForStep(pause, TITLES.kept);
    const [note] = await storedNotes(pause);
    const itsToday = await pause.evaluate(() => {
      const now = new Date();
      return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`;
    });
    expect(note!.day).toBe(itsToday);
    await pause.close();
    const tab = await browser.newTab();
    await tab.click('button', 'Show today’s card');
    await tab.waitFor({ role: 'heading', name: /./ });
    expect(await tab.evaluate(() => (JSON.parse(localStorage.getItem('new-tab') ?? '{}') as { days?: { day: string }[] }).days?.at(-1)?.day)).toBe(itsToday);
    await tab.close();
    const notes = await openNotes(browser, '1 note');
    await notes.waitFor(new Intl.DateTimeFormat('en-US', { dateStyle: 'full', timeZone: 'UTC' }).format(new Date(itsToday)));
    await notes.click('button', 'Settings');
    await notes.waitFor('A browser that hides your time zone may have its midnight at another hour');
    expect(await notes.errors()).toEqual([]);
    await notes.close();
  });
});

describe.runIf(browsers.includes('firefox'))('a new tab in a container of Firefox (BR-06)', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser('firefox', { extensionDir: builtFor('firefox') });
    await firstRunPassed(browser);
  });
  afterAll(() => leave(browser));

  it('has the same card as every other tab, and begins a pause outside, where the notes are', async () => {
    const outside = await browser.newTab();
    await outside.click('button', 'Show today’s card');
    await outside.waitFor({ role: 'heading', name: /./ });
    const [card] = await outside.byRole('heading');
    const inside = await browser.openInContainer('newtab.html');
    await inside.click('button', 'Show today’s card');
    await inside.waitFor({ role: 'heading', name: /./ });
    expect((await inside.byRole('heading'))[0]).toEqual(card);
    await inside.click('button', 'Pause');
    await expect.poll(() => inside.isOpen()).toBe(false);
    const tabs = () =>
      browser.background(async () => {
        const { tabs } = (globalThis as unknown as { browser: { tabs: { query(filter: object): Promise<{ url?: string; cookieStoreId?: string }[]> } } }).browser;
        return (await tabs.query({})).filter(({ url }) => url?.endsWith('/popup.html')).map(({ cookieStoreId }) => cookieStoreId);
      });
    await expect.poll(tabs).toEqual(['firefox-default']);
    await outside.close();
  });
});
