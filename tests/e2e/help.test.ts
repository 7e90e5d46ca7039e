/**
 * Help by country and the own plan in a real browser: no number before a country is confirmed, never another country's number, and a plan that
 * stays covered. The safe page is one click away from wherever a person is.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { browsers, builtFor, launchBrowser } from '../support/browser/launch.ts';
import type { Browser, Surface } from '../support/browser/types.ts';
import { forgetEverything, leave, openPause, storedNotes, storedRecords, TITLES, waitForStep } from './support/journey.ts';

const HELP = 'Help by phone or text';
// A day on which what is checked in is fresh, whenever this runs.
const CHECKED = '2026-12-01';
const PLAN = 'Your own contacts and plan';
// Whatever could be dialled or opened.
const DIALLED = 'a[href^="tel:"], a[href^="sms:"], a[href^="http"], .number';

/** Sets the page's own clock, so that no test depends on the day on which it runs. */
async function onDay(page: Surface, day: string): Promise<void> {
  await page.evaluate((time) => {
    const begun = performance.now();
    Date.now = () => Math.round(time + performance.now() - begun);
  }, Date.parse(`${day}T12:00:00Z`));
}

async function openSafePage(browser: Browser): Promise<Surface> {
  const page = await openPause(browser);
  await onDay(page, CHECKED);
  await page.click('button', 'I don’t feel safe');
  await waitForStep(page, TITLES.safe);
  await page.waitFor({ role: 'heading', name: HELP });
  return page;
}

async function openHelpRoom(browser: Browser, day = CHECKED): Promise<Surface> {
  const page = await browser.open('options.html');
  await onDay(page, day);
  await page.click('button', 'Help');
  await page.waitFor({ role: 'heading', name: HELP });
  return page;
}

const dialled = (page: Surface) => page.evaluate((selector) => [...document.querySelectorAll(selector)].map((element) => element.textContent?.trim()), DIALLED);

async function confirm(page: Surface, country: string, act = `Show help for ${country}`): Promise<void> {
  await page.fill('combobox', 'Country', country);
  await page.click('button', act);
}

describe.each(browsers)('help in %s', (name) => {
  let browser: Browser;
  beforeAll(async () => {
    // Far from every country in the list, so that nothing is likelier than another.
    browser = await launchBrowser(name, { extensionDir: builtFor(name), timezone: 'Pacific/Kiritimati' });
  });
  afterAll(async () => {
    await leave(browser);
  });
  beforeEach(() => forgetEverything(browser));

  it('shows no number before a country is confirmed, on the safe page and in the options', async () => {
    for (const page of [await openSafePage(browser), await openHelpRoom(browser)]) {
      await page.waitFor('Which country are you in?');
      expect(await dialled(page)).toEqual([]);
      await page.fill('combobox', 'Country', 'Australia');
      await page.waitFor({ role: 'button', name: 'Show help for Australia' });
      expect(await dialled(page)).toEqual([]);
      expect(await page.errors()).toEqual([]);
      await page.close();
    }
  });

  it('has its gaps as soon as it is opened, also where nothing else was open before', async () => {
    const page = await browser.open('options.html');
    await page.click('button', 'Help');
    await page.waitFor(() => document.querySelector('.help-room') !== null);
    expect(await page.evaluate(() => Number.parseFloat(getComputedStyle(document.querySelector('.help-room')!).rowGap))).toBeGreaterThan(8);
    await page.close();
  });

  it('shows a confirmed country’s numbers with their sources, remembers it, and keeps it out of the address', async () => {
    const page = await openSafePage(browser);
    await confirm(page, 'Australia');
    await page.waitFor('13 11 14');
    const text = await page.text();
    for (const part of ['000', 'Lifeline', '1800 737 732', 'dated', 'Last checked on']) expect(text).toContain(part);
    expect(await page.url()).toMatch(/\/popup\.html$/);
    await page.close();
    const options = await openHelpRoom(browser);
    await options.waitFor('13 11 14');
    expect(await options.url()).toMatch(/\/options\.html$/);
    expect(await options.axe()).toEqual([]);
    await options.close();
  });

  it('gives an unlisted country directories and its own emergency number, and never a number', async () => {
    const page = await openHelpRoom(browser);
    await confirm(page, 'Another country', 'Show help for every country');
    await page.waitFor('call your local emergency number. The directories below');
    expect(await dialled(page)).toEqual([]);
    await page.click('button', 'Find A Helpline');
    await page.waitFor('Your browser’s history will show that you were there.');
    expect(await page.evaluate(() => [...document.querySelectorAll('a')].map((link) => [link.href, link.rel, link.target]))).toEqual([['https://findahelpline.com/', 'noreferrer noopener', '_blank']]);
    await page.close();
  });

  it('shows the emergency number and why, once the last check is more than a year ago', async () => {
    // The numbers must not outlive their check on an installation that gets no update.
    const page = await openHelpRoom(browser, '2040-01-01');
    await confirm(page, 'Australia');
    await page.waitFor('more than a year ago');
    expect(await page.text()).toContain('000');
    expect(await page.text()).not.toContain('13 11 14');
    await page.close();
  });

  it('keeps the own plan covered, says who could read it, and keeps every letter', async () => {
    const page = await openSafePage(browser);
    expect((await page.byRole('heading')).map((heading) => heading.name).indexOf(PLAN)).toBe(1);
    await page.click('button', 'Show it');
    await page.waitFor('Someone with this device could read this.');
    expect(await page.byRole('textbox')).toEqual([]);
    await page.click('button', 'Write it');
    await page.click('button', 'Add a person');
    await page.click('textbox', 'Name, or a word for them');
    await page.type('Sam');
    await page.click('textbox', 'Where I am safe');
    await page.type('the library');
    expect(await page.evaluate(() => [...document.querySelectorAll('textarea')].every((field) => field.spellcheck === false && field.autocomplete === 'off'))).toBe(true);
    // As a popup dies: with no blur and no goodbye.
    await expect.poll(() => storedRecords<{ plan: { places: string } }>(page, 'plan').then((kept) => kept[0]?.plan.places)).toBe('the library');
    await page.close();

    const options = await openHelpRoom(browser);
    expect(await options.evaluate(() => document.documentElement.textContent)).not.toContain('Sam');
    await options.click('button', 'Show it');
    await options.waitFor('the library');
    await options.click('button', 'Cover it');
    await options.waitForGone('the library');
    await options.click('button', 'Show it');
    await options.click('button', 'Delete it');
    await options.waitFor('They are gone for good');
    await options.evaluate(() => document.querySelector<HTMLButtonElement>('dialog .main')!.click());
    await options.waitForGone('the library');
    await expect.poll(() => storedRecords(options, 'plan')).toEqual([]);
    await options.close();
  });

  it('is hidden with the rest of the page, and is covered again when it comes back', async () => {
    const page = await openSafePage(browser);
    await page.click('button', 'Show it');
    await page.click('button', 'Write it');
    await page.click('textbox', 'Where I am safe');
    await page.type('the library');
    await page.click('button', 'Hide');
    await expect.poll(() => page.url()).toBe('about:blank');
    await page.close();
    const again = await openHelpRoom(browser);
    expect(await again.text()).not.toContain('the library');
    await again.close();
  });

  it('is no part of a note: a pause kept on the safe page holds nothing of country or plan', async () => {
    const page = await openSafePage(browser);
    await confirm(page, 'New Zealand');
    await page.waitFor('1737');
    await page.click('button', 'Back to where I was');
    await page.click('button', 'go quiet');
    await page.click('button', 'I don’t feel safe');
    await page.click('button', 'Keep this note');
    await waitForStep(page, TITLES.kept);
    expect(JSON.stringify(await storedNotes(page))).not.toMatch(/NZ|1737|helpCountry|contacts/);
    await page.close();
  });

  it('is reached from the first pages as well', async () => {
    const page = await browser.open('first-run.html');
    await page.click('button', 'Help if you don’t feel safe');
    await page.waitFor({ role: 'heading', name: HELP });
    await page.waitFor('You don’t have to tell them first.');
    await page.click('button', 'Back to where I was');
    await page.waitForGone({ role: 'heading', name: HELP });
    await page.close();
  });
});
