// long: one walk through the notes, over one browser and one filled database
/** The notes on the options page: found, mended, deleted and brought back, in several pages at once, with nothing of it in the history. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { browsers, builtFor, launchBrowser } from '../support/browser/launch.ts';
import type { Browser, Surface } from '../support/browser/types.ts';
import { noteWith } from '../support/sample-pause.ts';
import { forgetEverything, leave, pause, storedNotes, storedRecords } from './support/journey.ts';
import { openNotes, putRecords, rememberedAddresses, titles } from './support/notes.ts';

const five = ['one', 'two', 'three', 'four', 'five'].map((urgeText, index) =>
  noteWith(`n${index + 1}`, { urgeText, who: index % 2 === 1 ? 'M' : 'K' }, `2026-11-2${5 - index}T09:00:00+00:00`),
);

async function waitForStored(page: Surface, holds: (texts: (string | undefined)[]) => boolean): Promise<(string | undefined)[]> {
  const end = Date.now() + 5_000;
  for (;;) {
    const notes = await storedNotes(page);
    const texts = ['n1', 'n2', 'n3', 'n4', 'n5'].map((id) => notes.find((note) => note.id === id)?.urgeText);
    if (holds(texts) || Date.now() > end) return texts;
    await pause(50);
  }
}

describe.each(browsers)('the notes in %s', (name) => {
  let browser: Browser;
  let page: Surface;
  beforeAll(async () => {
    browser = await launchBrowser(name, { extensionDir: builtFor(name) });
    await pause(500);
  });
  afterAll(() => leave(browser));
  beforeEach(async () => {
    await page?.close();
    await forgetEverything(browser);
    page = await openNotes(browser, 'No notes yet');
    await putRecords(page, five);
    await page.waitFor('5 notes');
  });

  it('stand by day, newest first', async () => {
    expect(await titles(page)).toEqual(['one', 'two', 'three', 'four', 'five']);
    expect(await page.axe()).toEqual([]);
    expect(await page.errors()).toEqual([]);
  });

  it('are scrolled through without a word of a mistake, and a long alias does not widen a narrow page', async () => {
    const alias = 'Donaudampfschifffahrtsgesellschaft';
    await putRecords(page, Array.from({ length: 60 }, (_, index) => noteWith(`many${index}`, { urgeText: `number ${index}`, who: alias }, `2026-10-${10 + (index % 20)}T09:00:00+00:00`)));
    await page.waitFor('65 notes');
    // Step by step, with frames between in which rows are drawn, measured and drawn again.
    for (const down of [740, 1480, 2220, 740, 0]) {
      await page.evaluate(async (to) => {
        window.scrollTo(0, to);
        for (let frame = 0; frame < 12; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
      }, down);
    }
    expect(await page.evaluate(() => document.querySelector('#mistake')?.textContent)).toBeUndefined();
    await page.setViewport({ width: 348, height: 640 });
    await page.click('button', 'More filters');
    await page.waitFor({ role: 'combobox', name: 'Who' });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect(await page.errors()).toEqual([]);
  });

  it('are searched literally, hits are marked, and the search outlives a reload without an address (TX-07)', async () => {
    await page.fill('searchbox', 'Search your notes', 'FOU');
    await page.waitFor('1 note of 5 shown');
    expect(await page.evaluate(() => document.querySelector('mark')?.textContent)).toBe('fou');
    await page.reload();
    await page.waitFor('1 note of 5 shown');
    expect(await page.url()).toBe(`${browser.origin}/options.html`);
    await page.fill('searchbox', 'Search your notes', '[');
    await page.waitFor('No note fits');
    await page.fill('searchbox', 'Search your notes', '');
    await page.waitFor('5 notes');
  });

  it('are not touched by what is typed into the search (LD-13)', async () => {
    await page.click('searchbox', 'Search your notes');
    await page.type('four');
    for (const key of ['Delete', 'Backspace', 'Backspace', 'e', 'd', 'j', 'x']) await page.press(key);
    await pause(200);
    expect((await storedNotes(page)).length).toBe(5);
    await page.press('Escape');
    await page.waitFor('5 notes');
  });

  it('of which one is deleted under a filter: that one and no other, and it can be brought back (LD-09)', async () => {
    await page.click('button', 'More filters');
    await page.fill('combobox', 'Who', 'M');
    await page.waitFor('2 notes of 5 shown');
    await page.click('button', 'Delete four');
    await page.waitFor('1 note is in the bin.');
    expect((await storedNotes(page)).map(({ id }) => id).sort()).toEqual(['n1', 'n2', 'n3', 'n5']);
    await page.click('button', 'Undo');
    await page.waitFor('2 notes of 5 shown');
    expect((await storedNotes(page)).length).toBe(5);
  });

  it('do not lose the focus of whoever works by keys: not to what is pressed away, nor after a question (AX-01, AX-07)', async () => {
    const focusIn = (selector: string) => page.evaluate((within) => document.activeElement?.closest(within) !== null, selector);
    await page.evaluate(() => document.querySelector<HTMLButtonElement>('button[aria-label^="Edit "][aria-label*="two"]')!.focus());
    await page.press('Enter');
    await page.waitFor({ role: 'button', name: 'Done' });
    await page.waitFor(() => document.activeElement !== document.body);
    expect(await focusIn('[role=listitem], li')).toBe(true);
    await page.evaluate(() => [...document.querySelectorAll('button')].find((button) => button.textContent === 'Done')!.focus());
    await page.press('Enter');
    await page.waitFor(() => document.activeElement?.getAttribute('aria-label')?.startsWith('Edit ') === true);
    expect((await page.focused()).name).toContain('two');
    await page.evaluate(() => document.querySelector<HTMLButtonElement>('button[aria-label^="Delete "][aria-label*="two"]')!.focus());
    await page.press('Enter');
    await page.waitFor('1 note is in the bin.');
    await page.waitFor(() => document.activeElement?.getAttribute('aria-label')?.includes('three') === true);
    // A question that is answered with no gives the focus back.
    await page.click('button', 'Bin');
    await page.waitFor({ role: 'button', name: /^Delete for good: .*two/ });
    await page.evaluate(() => document.querySelector<HTMLButtonElement>('button[aria-label^="Delete for good"]')!.focus());
    await page.press('Enter');
    await page.waitFor('Delete 1 note for good?');
    await page.press('Escape');
    await page.waitForGone('Delete 1 note for good?');
    await page.waitForFocus({ name: /^Delete for good: .*two/ });
    await page.press('Enter');
    await page.click('button', 'Delete 1 note for good');
    await page.waitFor('The bin is empty.');
    await page.waitFor(() => document.activeElement !== document.body);
  });

  it('are edited one after the other without a word in the wrong place (LD-07)', async () => {
    await page.click('button', 'Edit one');
    await page.fill('textbox', 'What does the pull want you to do?', 'one, edited');
    await page.click('button', 'Edit two');
    await page.click('button', 'Edit three');
    expect(await waitForStored(page, ([first]) => first === 'one, edited')).toEqual(['one, edited', 'two', 'three', 'four', 'five']);
  });

  it('in two pages agree, and edits of both are kept (LD-05)', async () => {
    const other = await openNotes(browser, '5 notes');
    await other.click('button', 'Edit two');
    await other.fill('textbox', 'What does the pull want you to do?', 'from the other page');
    await page.activate();
    await page.click('button', 'Edit one');
    await page.fill('textbox', 'What does the pull want you to do?', 'from this page');
    await waitForStored(page, (texts) => texts[0] === 'from this page' && texts[1] === 'from the other page');
    await page.waitFor('from the other page', { timeoutMs: 2_000 });
    await other.activate();
    await other.waitFor('from this page', { timeoutMs: 2_000 });
    await other.close();
  });

  it('of which one is edited in two pages keep both texts, and the later page is told', async () => {
    const other = await openNotes(browser, '5 notes');
    await other.click('button', 'Edit one');
    await other.click('textbox', 'What does the pull want you to do?');
    await other.press('End');
    // Someone is writing in it all the while, as in a window beside this one: a tab behind would show at once what is written here.
    await other.evaluate(() => void (document.hasFocus = () => true));
    await page.activate();
    await page.click('button', 'Edit one');
    await page.fill('textbox', 'What does the pull want you to do?', 'this page');
    await waitForStored(page, ([first]) => first === 'this page');
    const shown = await other.evaluate(() => {
      const field = document.querySelector<HTMLTextAreaElement>('.editing textarea')!;
      const before = field.value;
      field.value = 'the other page';
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      return before;
    });
    expect(shown).toBe('one');
    const [first] = await waitForStored(page, ([text]) => text?.includes('the other page') ?? false);
    expect(first).toContain('the other page');
    expect(first).toContain('this page');
    await other.waitFor('This note was changed in another page at the same time. Both texts are kept, one under the other.');
    await other.close();
  });

  it('that are deleted while they are written in stay deleted, and their words can be copied', async () => {
    const other = await openNotes(browser, '5 notes');
    await page.activate();
    await page.click('button', 'Edit one');
    await page.click('textbox', 'What does the pull want you to do?');
    await other.evaluate(() => [...document.querySelectorAll('button')].find((button) => button.getAttribute('aria-label') === 'Delete one')!.click());
    await page.waitFor('This note was deleted in another page.');
    await page.type(' and more');
    await pause(1_000);
    expect((await storedNotes(page)).map(({ id }) => id)).not.toContain('n1');
    await page.waitFor({ role: 'button', name: 'Copy what I wrote' });
    await other.close();
  });

  it('of bad dates stand at the end and can be given a day (DT-10)', async () => {
    const bad = ['', null, 'not-a-date', '+275761-01-01T00:00:00+00:00'].map((begunAt, index) => ({ ...noteWith(`bad${index}`, { urgeText: `bad ${index}` }), begunAt, day: null }));
    await putRecords(page, bad);
    await page.waitFor('9 notes');
    const shown = await titles(page);
    expect(shown.slice(0, 5)).toEqual(['one', 'two', 'three', 'four', 'five']);
    await page.waitFor('Day unknown');
    await page.click('button', 'Edit bad 0');
    await page.fill('textbox', 'When it was', '2026-11-28T10:00').catch(async () => {
      await page.evaluate(() => {
        const field = document.querySelector<HTMLInputElement>('input[type=datetime-local]')!;
        field.value = '2026-11-28T10:00';
        field.dispatchEvent(new Event('change', { bubbles: true }));
      });
    });
    await page.click('button', 'Done');
    await page.waitFor(() => document.querySelector('.windowed article h3')?.textContent === 'bad 0');
  });

  it('of which several are deleted say how many and what becomes of them', async () => {
    await putRecords(page, [{ ...five[4]!, safety: true }]);
    await page.waitFor('5 notes');
    await page.click('button', 'Choose several');
    await page.click('button', 'Choose all 5 notes shown');
    await page.click('button', 'Delete 5 notes');
    await page.waitFor('4 notes go to the bin.');
    await page.waitFor('1 note is marked');
    await page.evaluate(() => [...document.querySelectorAll<HTMLButtonElement>('dialog button')].at(-1)!.click());
    await page.waitFor('4 notes are in the bin.');
    expect(await storedNotes(page)).toEqual([]);
    expect((await storedRecords<{ id: string }>(page, 'bin')).map(({ id }) => id).sort()).toEqual(['n1', 'n2', 'n3', 'n4']);
    await page.click('button', 'Bin');
    await page.waitFor({ role: 'heading', name: 'Bin' });
    await page.click('button', 'Put back two');
    await page.waitFor('1 note is back.');
    await page.click('button', 'Delete for good: one');
    await page.waitFor('Delete 1 note for good?');
    await page.evaluate(() => [...document.querySelectorAll<HTMLButtonElement>('dialog button')].at(-1)!.click());
    await page.waitFor('1 note is deleted for good.');
    expect((await storedNotes(page)).map(({ id }) => id)).toEqual(['n2']);
    await page.click('button', 'Back to the notes');
  });

  it('of the short kinds are kept as they are written, in the popup’s page too, also when the page dies', async () => {
    await page.click('button', 'Closeness came and held');
    await page.waitFor({ role: 'heading', name: 'It held' });
    await page.click('button', 'a need was met');
    await page.click('button', 'Done');
    await page.waitFor('6 notes');
    const popup = await browser.open('popup.html', { width: 380, height: 580 });
    await popup.click('button', 'I noticed it later');
    await popup.waitFor({ role: 'heading', name: 'Noticed afterwards' });
    await popup.fill('textbox', 'What set it off?', 'a visit');
    await pause(100);
    await popup.close();
    await page.activate();
    const kinds = (await storedNotes(page)).map(({ kind }) => kind);
    // Where the page died before its moment of rest, the journal has it, for the next page that opens.
    const journal = await page.evaluate(async () => {
      const api = (globalThis as unknown as { browser?: typeof chrome }).browser ?? chrome;
      return JSON.stringify(Object.entries(await api.storage.local.get(null)).filter(([key]) => key.startsWith('edit:')));
    });
    expect(kinds).toContain('held');
    expect(kinds.includes('afterwards') || journal.includes('a visit')).toBe(true);
  });

  it('leave nothing in the browser’s history but bare addresses of pages', async () => {
    await page.fill('searchbox', 'Search your notes', 'private words');
    await page.click('button', 'Settings');
    await page.click('button', 'Look back');
    await page.reload();
    await page.waitFor({ role: 'heading', name: 'Look back' });
    await page.click('button', 'Notes');
    await pause(500);
    await browser.restart();
    const addresses = rememberedAddresses(browser).map((address) => address.slice(browser.origin.length));
    // Firefox keeps no address of an extension at all.
    if (name === 'chromium') expect(addresses.length).toBeGreaterThan(0);
    for (const address of addresses) expect(address).toMatch(/^\/[a-z-]+\.html$/);
    page = await browser.open('options.html');
  });
});
