/**
 * The unfinished pause: it survives the popup, the browser and another page, and becomes one note or none.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { browsers, builtFor, launchBrowser } from '../support/browser/launch.ts';
import type { Browser, Surface } from '../support/browser/types.ts';
import { badgeThat, draftThat, focusedHeading, forgetEverything, leave, openPause, pause, POPUP, storedDraft, storedNotes, TITLES, waitForStep } from './support/journey.ts';

const TWO_HUNDRED = 'They said they were happy and I started to plan how to be busy all of next week, and the week after that one too. '.repeat(2).slice(0, 200);

/** How to reach each step with two chips and a text field in it, and what field that is. */
const STEPS: readonly { readonly step: string; readonly title: string; readonly field: string; reach(page: Surface): Promise<void> }[] = [
  {
    step: 'urge',
    title: TITLES.slow,
    field: 'In your own words',
    async reach(page) {
      await page.click('button', 'How strong, and what came before');
      await page.click('button', 'leave');
      await page.click('button', 'mute them');
    },
  },
  {
    step: 'feeling',
    title: TITLES.feeling,
    field: 'In your own words',
    async reach(page) {
      await page.click('button', 'go quiet');
      await page.click('button', 'More words, and the body');
      await page.click('button', 'tight chest');
      await page.click('button', 'numb');
    },
  },
  {
    step: 'signal',
    title: TITLES.signal,
    field: 'What was said or done',
    async reach(page) {
      await page.click('button', 'go quiet');
      await page.click('button', 'sad');
      await page.click('radio', /^Some of both/);
      await page.click('button', 'Six questions that may help');
    },
  },
  {
    step: 'next-step',
    title: TITLES.nextStep,
    field: 'I will',
    async reach(page) {
      await page.click('button', 'go quiet');
      await page.click('button', 'sad');
      await page.click('radio', /^A real signal/);
      await page.click('button', 'Next');
      await page.click('button', 'Set a limit');
    },
  },
];

describe.each(browsers)('the unfinished pause in %s', (name) => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser(name, { extensionDir: builtFor(name) });
  });
  afterAll(async () => {
    await leave(browser);
  });
  beforeEach(() => forgetEverything(browser));

  it.each(STEPS)('is all there again after the popup died 100 ms after the last key, at the step "$step" (LD-01, LD-02)', async ({ title, field, reach }) => {
    const page = await openPause(browser);
    await reach(page);
    const before = (await draftThat(page, (draft) => draft !== undefined))!.pause.answers;
    await page.fill('textbox', field, '');
    await page.type(TWO_HUNDRED);
    // The driver types faster than any hand; the 100 ms begin when the page has seen the last key.
    await page.waitFor(() => (document.activeElement as HTMLTextAreaElement).value.length === 200);
    await pause(100);
    await page.close();

    const again = await openPause(browser);
    await waitForStep(again, title);
    const draft = (await storedDraft(again))!;
    const texts = [draft.pause.answers.urgeText, draft.pause.answers.feelingText, draft.pause.answers.saidOrDone, draft.pause.answers.nextStep?.will];
    expect(texts).toContain(TWO_HUNDRED);
    expect(draft.pause.answers).toMatchObject({ urges: before.urges, body: before.body, feelings: before.feelings, verdict: before.verdict });
    // And it stands in the field, not only on the disk.
    await again.waitFor(() => [...document.querySelectorAll('textarea')].some((area) => area.value.startsWith('They said they were happy')));
    expect(await again.evaluate(() => [...document.querySelectorAll('textarea')].map((area) => area.value))).toContain(TWO_HUNDRED);
    await again.close();
  });

  it('is on the badge as one neutral dot, over a restart too (SW-05)', async () => {
    await badgeThat(browser, '');
    const page = await openPause(browser);
    await page.click('button', 'go quiet');
    await draftThat(page, (draft) => draft !== undefined);
    await badgeThat(browser, '•');
    await page.close();
    await browser.restart();
    await badgeThat(browser, '•');
    const again = await openPause(browser);
    await waitForStep(again, TITLES.feeling);
    await browser.stopWorker();
    await again.click('button', 'Keep and close');
    await waitForStep(again, TITLES.kept);
    await badgeThat(browser, '');
    await again.close();
  });

  it('leaves nothing where nothing was given', async () => {
    const page = await openPause(browser);
    await page.click('button', 'Look at it first');
    await page.click('button', 'leave');
    await page.click('button', 'leave');
    await pause(200);
    expect(await storedDraft(page)).toBeUndefined();
    await page.close();
  });

  it('is one pause in two pages: what one writes the other shows, and it is kept exactly once', async () => {
    const first = await openPause(browser);
    await first.click('button', 'go quiet');
    await first.click('button', 'More words, and the body');
    const second = await browser.open('popup.html', POPUP);
    await waitForStep(second, TITLES.feeling);
    await second.click('button', 'afraid');
    await second.click('textbox', 'In your own words');
    await second.type('from the tab');
    await draftThat(second, (draft) => draft?.pause.answers.feelingText === 'from the tab');
    await first.activate();
    await first.waitFor(() => [...document.querySelectorAll('textarea')].some((area) => area.value === 'from the tab'));
    await first.click('button', 'Keep and close');
    await waitForStep(first, TITLES.kept);
    // The other page lets go of it, and cannot bring it back.
    await second.activate();
    await waitForStep(second, TITLES.slow);
    await pause(300);
    expect(await storedDraft(second)).toBeUndefined();
    expect(await storedNotes(second)).toHaveLength(1);
    await first.close();
    await second.close();
  });

  it('is dropped when its note exists: a crash between the two stores still makes one note', async () => {
    const page = await openPause(browser);
    await page.click('button', 'go quiet');
    const draft = await draftThat(page, (stored) => stored !== undefined);
    await page.click('button', 'Keep and close');
    await waitForStep(page, TITLES.kept);
    await page.evaluate(async (left) => {
      const api = (globalThis as unknown as { browser?: typeof chrome }).browser ?? chrome;
      await api.storage.local.set({ draft: left });
    }, draft);
    await page.close();
    const again = await openPause(browser);
    expect(await focusedHeading(again)).toBe(TITLES.slow);
    await draftThat(again, (stored) => stored === undefined);
    expect(await storedNotes(again)).toHaveLength(1);
    await again.close();
  });

  it('is offered with its day when it is old, and keeps the day on which it began (DT-12)', async () => {
    const page = await openPause(browser);
    await page.click('button', 'go quiet');
    const draft = (await draftThat(page, (stored) => stored !== undefined))!;
    const old = { ...draft, pause: { ...draft.pause, begunAt: '2026-03-03T23:50:00+01:00' }, writtenAt: Date.parse('2026-03-03T23:51:00+01:00') };
    await page.close();
    const other = await browser.open('options.html');
    await other.evaluate(async (left) => {
      const api = (globalThis as unknown as { browser?: typeof chrome }).browser ?? chrome;
      await api.storage.local.set({ draft: left });
    }, old);
    await other.close();

    const offered = await openPause(browser);
    await offered.waitFor('Something unfinished');
    expect(await offered.text()).toMatch(/Tuesday.*March|March.*Tuesday/s);
    await offered.click('button', 'Start a new one');
    await waitForStep(offered, TITLES.slow);
    await offered.click('button', 'leave');
    await offered.click('button', 'Keep and close');
    await waitForStep(offered, TITLES.kept);
    await offered.close();
    // The old one stepped back, and is offered again.
    const again = await openPause(browser);
    await again.waitFor('Something unfinished');
    await again.click('button', 'Keep it as a note');
    await waitForStep(again, TITLES.slow);
    const notes = await storedNotes(again);
    expect(notes.map((note) => note.day)).toContain('2026-03-03');
    expect(notes).toHaveLength(2);
    await again.close();
  });

  it('keeps half-composed text, and the field works again after a composition that never ended (TX-04)', async () => {
    const page = await openPause(browser);
    await page.click('button', 'How strong, and what came before');
    await page.click('textbox', 'In your own words');
    await page.compose('テス', { commit: false });
    await draftThat(page, (draft) => draft?.pause.answers.urgeText === 'テス');
    await page.close();
    const again = await openPause(browser);
    await again.waitFor(() => document.querySelector('textarea')?.value === 'テス');
    await again.click('textbox', 'In your own words');
    await again.press('End');
    await again.type('abc');
    await draftThat(again, (draft) => draft?.pause.answers.urgeText === 'テスabc');
    await again.press('Enter');
    await waitForStep(again, TITLES.feeling);
    await again.close();
  });

  it('composes undisturbed while other things are drawn (TX-03), and its Enter only confirms (TX-01)', async () => {
    const page = await openPause(browser);
    await page.click('button', 'How strong, and what came before');
    await page.click('textbox', 'In your own words');
    await page.compose('テスト', { commit: true });
    await page.waitFor(() => document.querySelector('textarea')?.value === 'テスト');
    await page.evaluate(() => {
      const field = document.querySelector('textarea')!;
      for (const init of [{ isComposing: true }, { keyCode: 229 }]) field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...init }));
    });
    await pause(100);
    expect(await focusedHeading(page)).not.toBe(TITLES.feeling);
    await page.press('Enter');
    await waitForStep(page, TITLES.feeling);
    await page.close();
  });

  it('starts empty after saving, and no step shows the text of another (TX-12)', async () => {
    const page = await openPause(browser);
    await page.click('button', 'How strong, and what came before');
    await page.click('textbox', 'In your own words');
    await page.type('alpha');
    await page.click('button', 'Next');
    await page.click('button', 'More words, and the body');
    expect(await page.evaluate(() => [...document.querySelectorAll('textarea')].map((area) => area.value))).toEqual(['']);
    for (const act of ['Back', 'Next', 'Back', 'Next']) await page.click('button', act);
    expect(await page.evaluate(() => [...document.querySelectorAll('textarea')].map((area) => area.value))).toEqual(['']);
    await page.click('button', 'Keep and close');
    await waitForStep(page, TITLES.kept);
    await page.close();
    const again = await openPause(browser);
    await again.click('button', 'Look at it first');
    await waitForStep(again, TITLES.slow);
    expect(await again.evaluate(() => [...document.querySelectorAll('textarea')].map((area) => area.value))).toEqual(['', '']);
    await again.close();
  });
});
