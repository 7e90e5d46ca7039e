/**
 * Safety comes before every verdict, and the screen can be emptied at once.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { browsers, builtFor, launchBrowser } from '../support/browser/launch.ts';
import type { Browser, Surface } from '../support/browser/types.ts';
import { badgeThat, draftThat, forgetEverything, leave, openPause, pause, storedDraft, storedNotes, TITLES, waitForStep } from './support/journey.ts';

const WAYS: readonly { readonly at: string; go(page: Surface): Promise<void> }[] = [
  { at: 'slow', go: async () => undefined },
  { at: 'urge', go: (page) => page.click('button', 'Look at it first') },
  { at: 'feeling', go: (page) => page.click('button', 'go quiet') },
  {
    at: 'signal',
    async go(page) {
      await page.click('button', 'go quiet');
      await page.click('button', 'sad');
    },
  },
  {
    at: 'next-step',
    async go(page) {
      await page.click('button', 'go quiet');
      await page.click('button', 'sad');
      await page.click('button', 'Next');
    },
  },
];

describe.each(browsers)('safety in %s', (name) => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser(name, { extensionDir: builtFor(name) });
  });
  afterAll(async () => {
    await leave(browser);
  });
  beforeEach(() => forgetEverything(browser));

  it.each(WAYS)('is one click away on the step "$at", and comes back with the draft intact', async ({ go }) => {
    const page = await openPause(browser);
    await go(page);
    const before = (await storedDraft(page))?.pause.answers;
    await page.click('button', 'I don’t feel safe');
    await waitForStep(page, TITLES.safe);
    await page.waitFor('You don’t have to tell them first.');
    expect(await page.text()).not.toMatch(/protection/i);
    await page.click('button', 'Take this mark off');
    await page.click('button', 'Back to where I was');
    await page.waitForGone({ role: 'heading', name: /What may help/ });
    if (before) expect((await storedDraft(page))!.pause.answers).toEqual(before);
    await page.close();
  });

  it('asks for no verdict, offers no contact, message or time, and keeps nothing unasked while the mark stands', async () => {
    const page = await openPause(browser);
    await page.click('button', 'go quiet');
    await page.click('button', 'afraid');
    await page.click('radio', /^Protection/);
    await page.click('button', 'I don’t feel safe');
    await page.click('button', 'Back to where I was');
    // Past the question of signal or protection, in both directions.
    await waitForStep(page, TITLES.feeling);
    await page.click('button', 'Next');
    await waitForStep(page, TITLES.nextStep);
    const text = await page.text();
    expect(text).not.toMatch(/protection|Take space|Say one feeling|Words for the other person|Keep and close/i);
    expect(text).toContain('Call or text a helpline');
    await page.click('button', 'I don’t feel safe');
    await page.click('button', 'Keep this note');
    await waitForStep(page, TITLES.kept);
    expect(await page.text()).not.toMatch(/look back|protection/i);
    const [note] = await storedNotes(page);
    expect(note).toMatchObject({ safety: true, wantsLookBack: false });
    await page.close();
    const options = await browser.open('options.html');
    await options.waitFor('go quiet · afraid');
    // The filters of the page name all verdicts; the note names none.
    expect(await options.evaluate(() => document.querySelector('article')?.innerText)).not.toMatch(/protection/i);
    await options.close();
  });

  it('opens the same page from the one tick among the six questions', async () => {
    const page = await openPause(browser);
    await page.click('button', 'go quiet');
    await page.click('button', 'sad');
    await page.click('button', 'Six questions that may help');
    await page.click('checkbox', /afraid of what they might do/);
    await waitForStep(page, TITLES.safe);
    await page.close();
  });

  it('deletes past the bin, with draft and badge', async () => {
    const page = await openPause(browser);
    await page.click('button', 'go quiet');
    await draftThat(page, (draft) => draft !== undefined);
    await badgeThat(browser, '•');
    await page.click('button', 'I don’t feel safe');
    await page.click('button', 'Delete what I wrote');
    await page.waitFor('Deleted. Nothing of it is left here.');
    expect(await storedDraft(page)).toBeUndefined();
    expect(await storedNotes(page)).toEqual([]);
    await badgeThat(browser, '');
    await page.close();
  });

  it('hides a tab on the second Esc, keeps the words, shows no badge, and opens neutral next time', async () => {
    const page = await openPause(browser);
    await page.click('button', 'How strong, and what came before');
    await page.click('textbox', 'In your own words');
    await page.type('private words');
    await draftThat(page, (draft) => draft?.pause.answers.urgeText === 'private words');
    await page.press('Escape');
    await pause(200);
    expect(await page.text()).toContain('In your own words');
    await page.press('Escape');
    await expect.poll(() => page.url()).toBe('about:blank');
    await page.close();
    await badgeThat(browser, '');

    const again = await openPause(browser);
    await again.waitFor({ role: 'button', name: 'Show what I wrote' });
    expect(await again.text()).not.toContain('private words');
    await again.click('button', 'Show what I wrote');
    await again.waitFor(() => document.querySelector('textarea')?.value === 'private words');
    await badgeThat(browser, '•');
    await again.close();
  });

  it('hides with the button too, and a new pause does not write over what was hidden', async () => {
    const page = await openPause(browser);
    await page.click('button', 'leave');
    await draftThat(page, (draft) => draft !== undefined);
    await page.click('button', 'Hide');
    await expect.poll(() => page.url()).toBe('about:blank');
    await page.close();
    const again = await openPause(browser);
    await again.click('button', 'Start a pause');
    await again.click('button', 'scroll');
    await again.click('button', 'Keep and close');
    await waitForStep(again, TITLES.kept);
    await again.close();
    const third = await openPause(browser);
    await third.click('button', 'Show what I wrote');
    expect((await draftThat(third, (draft) => draft?.isHidden === false))!.pause.answers.urges).toEqual(['leave']);
    await third.close();
  });

  it('lets an Esc inside a field close only that field (AX-07)', async () => {
    const page = await openPause(browser);
    await page.click('button', 'Look at it first');
    await page.click('button', /^Own word.*pull want/);
    await page.click('textbox', 'Own word');
    await page.press('Escape');
    await page.waitForGone({ role: 'textbox', name: 'Own word' });
    await page.press('Escape');
    await pause(1100);
    expect(await page.url()).toContain('popup.html');
    await page.close();
  });
});
