/** Markup and script links, brought in and typed: every place that shows what a person wrote shows it as text, and nothing of it runs (SE-01). */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../core/settings.ts';
import { browsers, builtFor, launchBrowser } from '../support/browser/launch.ts';
import type { Browser, Surface } from '../support/browser/types.ts';
import { copyText } from '../support/copies.ts';
import { noteWith } from '../support/sample-pause.ts';
import { chooseCopy, fileFolder, openCopies, type FileFolder } from './support/copies.ts';
import { draftThat, forgetEverything, leave, openPause, storedRecords, TITLES, waitForStep } from './support/journey.ts';
import { putRecords } from './support/notes.ts';

const IMAGE = '<img src=x onerror="window.harmed=1">';
const SVG = '<svg onload="window.harmed=1"><a href="javascript:window.harmed=1">go</a></svg>';
const LINK = 'javascript:window.harmed=1';
const LOOKED_BACK = { lookedAt: '2026-11-26T08:00:00+01:00', span: 'day' as const, verdict: 'signal' as const, done: [SVG], line: IMAGE };
const odd = { urgeText: SVG, who: IMAGE, urges: ['own:1', SVG], triggers: [SVG], feelings: [IMAGE], body: [SVG], feelingText: LINK, message: LINK, saidOrDone: IMAGE, readInto: SVG, questions: { [IMAGE]: 'yes' as const } };
const note = (id: string) => ({ ...noteWith(id, { ...odd, nextStep: { id: SVG, when: IMAGE, will: LINK, returnAt: null } }), lookBacks: [LOOKED_BACK], texts: { [SVG]: IMAGE }, moments: [IMAGE] });
const plan = { contacts: [{ id: IMAGE, name: SVG, reach: LINK }], signs: IMAGE, helps: SVG, people: LINK, places: IMAGE };
const COPY = copyText(
  { notes: [note(IMAGE), note('second')], bin: [{ id: 'binned', deletedAt: Date.now() - 1_000, note: note('binned') }], ownWords: [{ id: 'own:1', list: 'urges', text: IMAGE, isPinned: true, isArchived: false }], plan: [{ id: 'own', plan }] },
  { settings: { ...DEFAULT_SETTINGS, [SVG]: IMAGE, theme: IMAGE, language: SVG, helpCountry: SVG } },
);

/** Nothing of it is an element, nothing has run, nothing was even stopped from running. */
async function expectHarmless(page: Surface, where: string): Promise<void> {
  const found = await page.evaluate(() => ({
    harmed: 'harmed' in window,
    elements: [...document.querySelectorAll('img[src="x"], [onerror], [onload], [href^="javascript" i], [src^="javascript" i], [action]')].map((each) => each.outerHTML.slice(0, 80)),
  }));
  expect(found, where).toEqual({ harmed: false, elements: [] });
  expect(await page.errors(), where).toEqual([]);
}

describe.each(browsers)('markup in %s', (name) => {
  let browser: Browser;
  let files: FileFolder;
  beforeAll(async () => {
    files = fileFolder();
    browser = await launchBrowser(name, { extensionDir: builtFor(name) });
  });
  afterAll(async () => {
    files.remove();
    await leave(browser);
  });
  beforeEach(() => forgetEverything(browser));

  it('that was brought in is text in every room, in the pause and on the new tab (SE-01)', async () => {
    const page = await openCopies(browser);
    await chooseCopy(page, files.file('harm.json', COPY));
    await page.click('button', 'Show the 2 new notes');
    await page.waitFor(IMAGE);
    await expectHarmless(page, 'before it is brought in');
    await page.click('button', 'Bring in 2 notes');
    await page.waitFor('2 notes were brought in');
    await putRecords(page, [], [{ id: 'look-back:second:day', noteId: 'second', kind: 'look-back', span: 'day', at: Date.now() - 3_600_000 }]);
    const parts = await page.evaluate(() => [...document.querySelectorAll('.room-nav li button')].map((part) => part.textContent!.split(',')[0]!));
    expect(parts.length).toBeGreaterThan(5);
    for (const part of parts) {
      await page.click('button', new RegExp(`^${part}(,|$)`));
      await page.waitFor({ role: 'heading', name: part });
      if (part === 'Notes') {
        await page.waitFor(SVG);
        await page.click('button', 'More filters');
        await page.fill('combobox', 'Who', IMAGE);
        await page.fill('searchbox', 'Search your notes', IMAGE);
        await page.waitFor(() => document.querySelector('mark') !== null);
        await expectHarmless(page, 'a hit');
        await page.fill('searchbox', 'Search your notes', '');
        await page.evaluate(() => document.querySelector<HTMLButtonElement>('button[aria-label^="Edit "]')!.click());
        await page.waitFor({ role: 'button', name: 'Done' });
        await expectHarmless(page, 'a note being edited');
        await page.click('button', 'Done');
        await page.click('button', 'Bin');
        await page.waitFor({ role: 'heading', name: 'Bin' });
        await page.waitFor(SVG);
        await expectHarmless(page, 'the bin');
      }
      if (part === 'Help') {
        await page.click('button', 'Show it');
        await page.waitFor(LINK);
      }
      if (part === 'Settings') await page.waitFor(IMAGE);
      if (part === 'Look back') await page.waitFor(SVG);
      if (part === 'Copies') {
        await page.click('radio', /^A sheet to print/);
        await page.click('button', /^Show a sheet/);
        await page.waitFor(SVG);
        await expectHarmless(page, 'the sheet');
        await page.click('button', 'Back');
      }
      await expectHarmless(page, part);
    }
    const popup = await openPause(browser);
    await popup.waitFor(IMAGE);
    await expectHarmless(popup, 'the pause');
    const tab = await browser.newTab();
    await tab.waitFor({ role: 'button', name: 'Pause' });
    await expectHarmless(tab, 'the new tab');
    for (const each of [page, popup, tab]) await each.close();
  });

  it('that is typed is text as well: an own word, a line, the next step, and the note that comes of them (SE-01)', async () => {
    const page = await openPause(browser);
    await page.click('button', 'How strong, and what came before');
    await page.click('button', /^Own word \+ \(What does the pull/);
    await page.waitForFocus({ role: 'textbox', name: 'Own word' });
    await page.type(IMAGE);
    await page.press('Enter');
    await page.waitFor({ role: 'button', name: IMAGE });
    await page.fill('textbox', 'In your own words', SVG);
    await draftThat(page, (draft) => draft?.pause.answers.urgeText === SVG);
    await page.click('button', 'Next');
    await page.click('button', 'restless');
    await page.click('radio', /^Some of both/);
    await page.click('button', 'Next');
    await page.click('button', /^Take space/);
    await page.fill('textbox', 'I will', LINK);
    await page.click('button', 'Words for the other person');
    await page.fill('textbox', 'Words for the other person', IMAGE);
    await draftThat(page, (draft) => draft?.pause.answers.message === IMAGE);
    await expectHarmless(page, 'the pause');
    await page.click('button', 'Keep and close');
    await waitForStep(page, TITLES.kept);
    await page.waitFor(SVG);
    await expectHarmless(page, 'the note that was kept');
    expect(await storedRecords<{ text: string }>(page, 'ownWords')).toMatchObject([{ text: IMAGE }]);
    await page.close();
  });
});
