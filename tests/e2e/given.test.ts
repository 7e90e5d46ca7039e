/**
 * What a person gives stays theirs: half a word, a step in their own words, a plan in two pages. And every target of the pause is large enough.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { browsers, builtFor, launchBrowser } from '../support/browser/launch.ts';
import type { Browser, Surface } from '../support/browser/types.ts';
import { draftThat, forgetEverything, leave, openPause, storedDraft, storedNotes, storedRecords, TITLES, waitForStep } from './support/journey.ts';
import { openNotes } from './support/notes.ts';
import { PLACES } from './support/walk.ts';

const NARROW = { width: 348, height: 600 };

/** What can be pressed and is under 44 px in either direction, with its size. What stands in a label is pressed with it. */
const tooSmall = (page: Surface) =>
  page.evaluate(() => {
    document.querySelectorAll('details').forEach((details) => (details.open = true));
    const targets = [...document.querySelectorAll<HTMLElement>('button, summary, a[href], select, textarea, input, label:has(input)')];
    return targets
      .filter((element) => element.offsetParent !== null && !(element.matches('input') && element.closest('label')))
      .map((element) => ({ name: element.textContent?.trim().slice(0, 40) ?? '', box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 1 && (box.height < 43.9 || box.width < 43.9))
      .map(({ name, box }) => `${name}: ${box.width.toFixed(0)} × ${box.height.toFixed(0)}`);
  });

describe.each(browsers)('what is given in %s', (name) => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser(name, { extensionDir: builtFor(name) });
  });
  afterAll(async () => {
    await leave(browser);
  });
  beforeEach(() => forgetEverything(browser));

  it('half an own word outlives the popup, and is in the note that is kept (LD-01, LD-02)', async () => {
    const page = await openPause(browser);
    await page.click('button', 'How strong, and what came before');
    await page.click('button', /^Own word \+ \(What does the pull/);
    await page.waitForFocus({ role: 'textbox', name: 'Own word' });
    await page.type('kni');
    await draftThat(page, (draft) => draft?.pause.begunWords?.urges === 'kni');
    await page.close();

    const again = await openPause(browser);
    await again.click('textbox', 'Own word');
    await again.press('End');
    await again.type('t');
    await again.click('button', 'Next');
    await draftThat(again, (draft) => draft?.pause.answers.urges.length === 1 && draft.pause.begunWords.urges === undefined);
    await again.click('button', 'More words, and the body');
    await again.click('button', /^Own word \+ \(What does your body/);
    await again.type('buzzing');
    await again.click('button', 'Keep and close');
    await waitForStep(again, TITLES.kept);
    await again.waitFor('knit');
    await again.waitFor('buzzing');
    const [note] = await storedNotes(again);
    const own = await storedRecords<{ id: string; text: string; list: string }>(again, 'ownWords');
    expect(own.map(({ text, list }) => `${list} ${text}`).sort()).toEqual(['body buzzing', 'urges knit']);
    expect([...note!.urges, ...note!.body].sort()).toEqual(own.map(({ id }) => id).sort());
    expect(await storedDraft(again)).toBeUndefined();
    await again.close();
  });

  it('a step in own words comes back, a time is taken off again, and both stand on the note', async () => {
    const page = await openPause(browser, NARROW);
    await page.click('button', 'go quiet');
    await page.click('button', 'sad');
    await page.click('radio', /^Some of both/);
    await page.click('button', 'Next');
    await page.click('button', /^Take space/);
    await page.click('textbox', 'I will');
    await page.press('End');
    await page.type(' by nine');
    await page.click('button', 'in an hour');
    await draftThat(page, (draft) => draft?.pause.answers.nextStep?.returnAt !== null);
    await page.click('button', 'in an hour');
    await draftThat(page, (draft) => draft?.pause.answers.nextStep?.returnAt === null);
    await page.click('button', 'in an hour');
    await page.click('button', 'In my own words');
    await page.click('button', 'Undo');
    await draftThat(page, (draft) => draft?.pause.answers.nextStep?.will.endsWith(' by nine') === true && draft.pause.answers.nextStep.returnAt !== null);
    await page.click('button', 'Words for the other person');
    await page.click('textbox', 'Words for the other person');
    await page.type('I need an hour.');
    await page.click('button', 'Ask for space, with a time');
    await draftThat(page, (draft) => draft?.pause.answers.message.startsWith('I need an hour.\n') === true);
    await page.click('button', 'Keep and close');
    await waitForStep(page, TITLES.kept);
    await page.close();

    const notes = await openNotes(browser, 'by nine');
    await notes.waitFor('Back at');
    await notes.waitFor('I need an hour.');
    await notes.close();
  });

  it('the own plan in two pages is one plan: each shows what the other wrote, and nothing is lost (LD-05)', async () => {
    const openPlan = async () => {
      const page = await browser.open('options.html', { width: 900, height: 900 });
      await page.click('button', 'Help');
      await page.click('button', 'Show it');
      await page.click('button', /^(Write|Change) it$/);
      return page;
    };
    const first = await openPlan();
    await first.click('textbox', 'Where I am safe');
    await first.type('the library');
    await expect.poll(() => storedRecords<{ plan: { places: string } }>(first, 'plan').then((kept) => kept[0]?.plan.places)).toBe('the library');
    const second = await openPlan();
    await second.click('button', 'Add a person');
    await second.click('textbox', 'Name, or a word for them');
    await second.type('Sam');
    await expect.poll(() => storedRecords<{ plan: { contacts: { name: string }[] } }>(second, 'plan').then((kept) => kept[0]?.plan.contacts[0]?.name)).toBe('Sam');
    await first.activate();
    await first.type(', downstairs');
    await first.waitFor({ role: 'textbox', name: 'Name, or a word for them' });
    const plan = () => storedRecords<{ plan: { contacts: { name: string }[]; places: string } }>(first, 'plan').then((kept) => kept[0]?.plan);
    await expect.poll(plan).toMatchObject({ contacts: [{ name: 'Sam' }], places: 'the library, downstairs' });
    await second.activate();
    await second.waitFor(() => [...document.querySelectorAll('textarea')].some((field) => field.value === 'the library, downstairs'));
    await first.close();
    await second.close();
  });

  it.each(PLACES)('has no target under 44 px at $name, 348 px wide', async ({ go }) => {
    const page = await openPause(browser, NARROW);
    await go(page);
    expect(await tooSmall(page)).toEqual([]);
    const show = await page.byRole('button', 'show');
    if (show.length > 0) {
      await page.click('button', 'show');
      expect(await tooSmall(page)).toEqual([]);
    }
    await page.close();
  });

  it('fits the first step and its four clicks with no scrolling that nobody asked for (BR-05)', async () => {
    const page = await openPause(browser, NARROW);
    expect(await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight)).toBe(0);
    for (const act of [() => page.click('button', 'go quiet'), () => page.click('button', 'sad'), () => page.click('radio', /^Protection/)]) {
      await act();
      expect(await page.evaluate(() => window.scrollY)).toBe(0);
    }
    await page.click('button', 'Keep and close');
    await waitForStep(page, TITLES.kept);
    await page.close();
  });
});
