/** A pause while the notes are locked: the way to the person's own words, in the popup's page and in a new tab, without losing what was begun. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { browsers, builtFor, launchBrowser } from '../support/browser/launch.ts';
import type { Browser, Surface } from '../support/browser/types.ts';
import { firstRunPassed } from './support/first-run.ts';
import { forgetEverything, leave, openPause, storedDraft } from './support/journey.ts';
import { lockNow, putEverywhere, SLOW, turnOn, unlock } from './support/vault.ts';

const PASSPHRASE = 'a lamp in the window';
const MINE = 'own zanzibar';

describe.each(browsers)('a pause while the notes are locked, %s', (name) => {
  let browser: Browser;
  let page: Surface;
  beforeAll(async () => {
    browser = await launchBrowser(name, { extensionDir: builtFor(name) });
    await firstRunPassed(browser);
  });
  afterAll(() => leave(browser));
  beforeEach(async () => {
    await forgetEverything(browser);
    page = await browser.open('options.html', { width: 1100, height: 900 });
    await page.waitFor({ role: 'heading', name: /./ });
    await putEverywhere(page, 'zanzibar');
    // Only the words are of interest here: no draft is under way.
    await page.evaluate(async () => {
      const api = (globalThis as unknown as { browser?: typeof chrome }).browser ?? chrome;
      await api.storage.local.remove(['draft', 'earlierDrafts', 'edit:everywhere:gone-page']);
    });
    await page.reload();
    await turnOn(page, PASSPHRASE);
    await lockNow(page);
  });

  it('unlocks in the pause itself, which goes on where it was', async () => {
    const begun = await openPause(browser);
    await begun.click('button', 'How strong, and what came before');
    await begun.click('button', 'leave');
    expect(await begun.text()).not.toContain(MINE);
    await begun.click('button', 'Unlock your own words');
    await unlock(begun, PASSPHRASE);
    await begun.waitFor({ role: 'button', name: MINE }, SLOW);
    expect(await begun.text()).not.toContain('Unlock your own words');
    const isChosen = () => [...document.querySelectorAll('.chip')].some((chip) => chip.textContent === 'leave' && chip.getAttribute('aria-pressed') === 'true');
    await begun.waitFor(isChosen);
    await begun.close();
    await page.close();
  });

  it('in a new tab it unlocks on the notes page, and the words come to the pause that stands there', async () => {
    const tab = await browser.newTab();
    await tab.click('button', 'Pause');
    await tab.click('button', 'How strong, and what came before');
    await tab.click('button', 'leave');
    await tab.click('button', 'Unlock your own words');
    // It opened a page of its own; whichever page unlocks, the pause hears of it.
    await page.activate();
    await unlock(page, PASSPHRASE);
    await page.waitForGone('Your notes are locked', SLOW);
    await tab.activate();
    await tab.waitFor({ role: 'button', name: MINE }, SLOW);
    expect(await storedDraft(page)).toBeDefined();
    const urls = await browser.background(async () => {
      const api = (globalThis as unknown as { browser?: typeof chrome }).browser ?? chrome;
      return (await api.tabs.query({})).map((each) => each.url ?? '');
    });
    expect(urls.filter((url) => url.endsWith('/options.html'))).toHaveLength(2);
    await tab.close();
    await page.close();
  });
});
