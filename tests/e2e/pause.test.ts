/**
 * The main job, from the toolbar to a kept note, in real browsers.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { browsers, builtFor, launchBrowser } from '../support/browser/launch.ts';
import type { Browser } from '../support/browser/types.ts';
import { badgeThat, draftThat, focusedHeading, forgetEverything, leave, openPause, storedDraft, storedNotes, TITLES, waitForStep } from './support/journey.ts';

describe.each(browsers)('the pause in %s', (name) => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser(name, { extensionDir: builtFor(name) });
  });
  afterAll(async () => {
    await leave(browser);
  });
  beforeEach(() => forgetEverything(browser));

  it('takes four clicks and no typing from the toolbar to "Kept"', async () => {
    const page = name === 'chromium' ? await browser.openRealPopup() : await openPause(browser);
    await waitForStep(page, TITLES.slow);
    await page.click('button', 'go quiet');
    await page.click('button', 'restless');
    await page.click('radio', /^Protection/);
    await page.click('button', 'Keep and close');
    await waitForStep(page, TITLES.kept);
    const notes = await storedNotes(page);
    expect(notes).toHaveLength(1);
    expect(notes[0]).toMatchObject({ urges: ['go-quiet'], feelings: ['restless'], verdict: 'protection', safety: false });
    expect(await storedDraft(page)).toBeUndefined();
    expect(await page.errors()).toEqual([]);
    await page.close();
  });

  it('goes through all six steps by keyboard alone, each step taking the focus with its position (AX-01)', async () => {
    const page = await openPause(browser);
    await page.waitForFocus({ name: /step 1 of 6/ });
    const tabTo = async (wanted: RegExp) => {
      for (let presses = 0; presses < 60; presses += 1) {
        await page.press('Tab');
        if (wanted.test((await page.focused()).name)) return;
      }
      throw new Error(`Tab never reached ${String(wanted)}`);
    };
    await tabTo(/^How strong, and what came before/);
    await page.press('Enter');
    await page.waitForFocus({ name: /step 2 of 6/ });
    expect(await focusedHeading(page)).toBe(TITLES.slow);
    await tabTo(/^leave$/);
    await page.press('Space');
    await tabTo(/^In your own words/);
    await page.type('out of the door');
    await page.press('Enter');
    await waitForStep(page, TITLES.feeling);
    await page.waitForFocus({ name: /step 3 of 6/ });
    await tabTo(/^numb$/);
    await page.press('Enter');
    await waitForStep(page, TITLES.signal);
    await page.waitForFocus({ name: /step 4 of 6/ });
    await tabTo(/^A real signal/);
    await page.press('Space');
    await tabTo(/^Next$/);
    await page.press('Enter');
    await waitForStep(page, TITLES.nextStep);
    await page.waitForFocus({ name: /step 5 of 6/ });
    await tabTo(/^Set a limit$/);
    await page.press('Enter');
    await tabTo(/^Keep and close$/);
    await page.press('Enter');
    await waitForStep(page, TITLES.kept);
    await page.waitForFocus({ name: /step 6 of 6/ });
    expect((await storedNotes(page))[0]).toMatchObject({
      urges: ['leave'],
      urgeText: 'out of the door',
      feelings: ['numb'],
      verdict: 'signal',
      nextStep: { id: 'set-a-limit' },
    });
    await page.close();
  });

  it('keeps what was written and ends when the person need not act now, and nothing where nothing was', async () => {
    const page = await openPause(browser);
    await page.click('button', 'I don’t have to act on this now');
    await page.waitFor('The pull can wait');
    expect(await storedNotes(page)).toEqual([]);
    await page.close();

    const again = await openPause(browser);
    await again.click('button', 'scroll');
    await again.click('button', 'Back');
    await again.click('button', 'Back');
    await again.click('button', 'I don’t have to act on this now');
    await waitForStep(again, TITLES.kept);
    expect((await storedNotes(again))[0]).toMatchObject({ urges: ['scroll'] });
    await again.close();
  });

  it('takes a kept note back with Undo, and goes on where it was', async () => {
    const page = await openPause(browser);
    await page.click('button', 'end it');
    await page.click('button', 'Keep and close');
    await waitForStep(page, TITLES.kept);
    await page.click('button', 'Undo');
    await waitForStep(page, TITLES.feeling);
    expect(await storedNotes(page)).toEqual([]);
    expect((await draftThat(page, (draft) => draft !== undefined))?.pause.answers.urges).toEqual(['end-it']);
    await page.close();
  });

  it('keeps the look-back choice and a strength that went up', async () => {
    const page = await openPause(browser);
    await page.click('button', 'find fault');
    await page.click('button', 'Keep and close');
    await waitForStep(page, TITLES.kept);
    await page.fill('slider', /How strong is the pull now/, '9');
    await page.click('checkbox', /Look back on this tomorrow/);
    await page.waitFor('9');
    await expect.poll(async () => (await storedNotes(page))[0]).toMatchObject({ strengthAfter: 9, wantsLookBack: false });
    await page.close();
  });

  // Which tabs of the extension are open is told by Chromium alone.
  it.runIf(name === 'chromium')('goes on in a tab with every letter, when the popup is too small a place', async () => {
    const popup = await browser.openRealPopup();
    await popup.click('button', 'How strong, and what came before');
    await popup.click('textbox', 'In your own words');
    await popup.type('not here');
    await popup.click('button', 'Continue in a tab').catch((thrown: unknown) => {
      // The popup closes under the click.
      if (!/closed|detached|Target/i.test(String(thrown))) throw thrown;
    });
    const tabs = () =>
      browser.background(async () => {
        const contexts = await (chrome as unknown as { runtime: { getContexts(filter: object): Promise<{ documentUrl?: string }[]> } }).runtime.getContexts({ contextTypes: ['TAB'] });
        return contexts.filter(({ documentUrl }) => documentUrl?.endsWith('/popup.html')).length;
      });
    await expect.poll(tabs).toBe(1);
    const page = await openPause(browser);
    await page.waitFor(() => document.querySelector('textarea')?.value === 'not here');
    await page.close();
    await browser.background(async () => {
      const contexts = await (chrome as unknown as { runtime: { getContexts(filter: object): Promise<{ tabId: number }[]> } }).runtime.getContexts({ contextTypes: ['TAB'] });
      await chrome.tabs.remove(contexts.map(({ tabId }) => tabId));
    });
  });

  it('makes one note of five clicks and an Enter (LD-11), and leaves no draft behind (LD-03)', async () => {
    const page = await openPause(browser);
    await page.click('button', 'How strong, and what came before');
    await page.click('textbox', 'In your own words');
    await page.type('typed right before saving');
    await page.evaluate(() => {
      const keep = [...document.querySelectorAll('button')].find((button) => button.textContent === 'Keep and close')!;
      for (let click = 0; click < 5; click += 1) keep.click();
      keep.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    });
    await waitForStep(page, TITLES.kept);
    await page.close();
    const again = await openPause(browser);
    expect(await focusedHeading(again)).toBe(TITLES.slow);
    const notes = await storedNotes(again);
    expect(notes).toHaveLength(1);
    expect(notes[0]?.urgeText).toBe('typed right before saving');
    expect(await storedDraft(again)).toBeUndefined();
    await badgeThat(browser, '');
    await again.close();
  });

  it('shows the note on the options page after a restart, and takes it away with undo', async () => {
    const page = await openPause(browser);
    await page.click('button', 'get busy');
    await page.click('button', 'tender');
    await page.click('button', 'Keep and close');
    await waitForStep(page, TITLES.kept);
    await page.close();
    await browser.restart();
    const options = await browser.open('options.html');
    await options.waitFor('get busy · tender');
    await options.waitFor('1 note');
    await options.close();
  });
});
