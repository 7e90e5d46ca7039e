/** Looking back, the settings and the first pages, in a real browser: also after it was closed for days. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dueIdsOf, type Due } from '../../core/due.ts';
import { browsers, builtFor, launchBrowser } from '../support/browser/launch.ts';
import type { Browser, Surface } from '../support/browser/types.ts';
import { noteWith } from '../support/sample-pause.ts';
import { badgeThat, forgetEverything, leave, pause, storedNotes, storedRecords } from './support/journey.ts';
import { openNotes, putRecords } from './support/notes.ts';

const HOUR = 3_600_000;
const notes = ['a', 'b', 'c'].map((id) => noteWith(id, { urgeText: `note ${id}`, verdict: 'protection' }, '2026-11-01T09:00:00+00:00'));
/** All that came due for three notes while the browser was closed for a week. */
const dues = (now: number): Due[] =>
  notes.flatMap(({ id }, index) => [
    { id: `look-back:${id}:day`, noteId: id, kind: 'look-back', span: 'day', at: now - 170 * HOUR + index },
    { id: `look-back:${id}:week`, noteId: id, kind: 'look-back', span: 'week', at: now - 3 * HOUR + index },
    { id: `look-back:${id}:month`, noteId: id, kind: 'look-back', span: 'month', at: now + 500 * HOUR },
  ]);

// A zone in which it is day now, wherever and whenever the test runs: no hint is given at night.
const zoneByDay = () => {
  const hours = 13 - new Date().getUTCHours();
  return hours === 0 ? 'UTC' : `Etc/GMT${hours > 0 ? '-' : '+'}${Math.min(Math.abs(hours), 12)}`;
};

describe.each(browsers)('looking back in %s', (name) => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser(name, { extensionDir: builtFor(name), timezone: zoneByDay() });
    await pause(500);
  });
  afterAll(() => leave(browser));
  beforeEach(() => forgetEverything(browser));

  async function withDues(): Promise<Surface> {
    const page = await openNotes(browser, 'No notes yet');
    await putRecords(page, notes, dues(Date.now()));
    await page.waitFor('3 notes');
    return page;
  }

  it('asks once for each note after days away, one at a time, and the badge is one dot', async () => {
    let page = await withDues();
    await badgeThat(browser, '•');
    await browser.restart();
    await badgeThat(browser, '•');
    page = await openNotes(browser, '3 notes');
    await page.click('button', /^Look back, something/);
    await page.waitFor('A week has gone by. How does it look now?');
    expect((await page.byRole('form')).length).toBe(1);
    expect(await page.axe()).toEqual([]);
    for (let left = 3; left > 0; left -= 1) {
      await page.click('radio', /^Can’t tell yet/);
      await page.click('button', 'Keep it');
      await page.waitFor('Your look back is kept with the note.');
      await page.waitFor(left === 1 ? 'Nothing is waiting' : { role: 'button', name: 'Keep it' });
      await page.click('button', 'Close this line');
    }
    const stored = await storedNotes(page);
    expect(stored.map(({ lookBacks }) => lookBacks.map(({ span, verdict }) => `${span} ${verdict}`))).toEqual([['week unsure'], ['week unsure'], ['week unsure']]);
    expect(stored.map(({ verdict }) => verdict)).toEqual(['protection', 'protection', 'protection']);
    expect((await storedRecords<Due>(page, 'dues')).map(({ span }) => span)).toEqual(['month', 'month', 'month']);
    await badgeThat(browser, '');
    await page.close();
  });

  it('is there again with its answer when the page went away before it was kept, and gone once it is kept (LD-01)', async () => {
    const page = await withDues();
    await page.click('button', /^Look back, something/);
    await page.click('radio', /^Some of both/);
    await page.fill('textbox', 'One line about it, if you want', 'we talked');
    // On a busy machine the last letters are still on their way: a person’s page does not die within them.
    await page.waitFor(async () => {
      const api = (globalThis as unknown as { browser?: typeof chrome }).browser ?? chrome;
      return JSON.stringify(await api.storage.session.get('lookBackDraft')).includes('we talked');
    });
    await page.close();
    const again = await browser.open('options.html');
    await again.waitFor(() => (document.querySelector('.look-back-form textarea, .look-back-form input[type=text]') as HTMLInputElement | null)?.value === 'we talked');
    await again.click('button', 'Keep it');
    await again.waitFor('Your look back is kept with the note.');
    const kept = (await storedNotes(again)).flatMap(({ lookBacks }) => lookBacks);
    expect(kept.map(({ verdict, line }) => ({ verdict, line }))).toEqual([{ verdict: 'both', line: 'we talked' }]);
    const left = await again.evaluate(async () => {
      const api = (globalThis as unknown as { browser?: typeof chrome }).browser ?? chrome;
      return Object.keys(await api.storage.session.get(null));
    });
    expect(left).not.toContain('lookBackDraft');
    await again.close();
  });

  it('ends where the person does not feel safe, and the mark takes every due time with it', async () => {
    const page = await withDues();
    await page.click('button', /^Look back, something/);
    await page.click('button', 'I don’t feel safe with this person');
    await page.waitFor({ role: 'heading', name: 'What may help right now' });
    const flagged = (await storedNotes(page)).filter(({ safety }) => safety);
    expect(flagged).toHaveLength(1);
    const left = (await storedRecords<Due>(page, 'dues')).map(({ id }) => id);
    for (const id of dueIdsOf(flagged[0]!.id)) expect(left).not.toContain(id);
    await page.close();
  });

  it('is turned off in Settings at once, for every page', async () => {
    const page = await withDues();
    await page.click('button', 'Settings');
    await page.click('checkbox', 'Ask how it looks later');
    await badgeThat(browser, '');
    await page.click('button', 'Look back');
    await page.waitFor('Looking back is turned off in Settings.');
    await page.close();
  });
});

describe.each(browsers)('settings and first pages in %s', (name) => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser(name, { extensionDir: builtFor(name) });
    await pause(500);
  });
  afterAll(() => leave(browser));

  it('reach every open page, and reset leaves the notes alone', async () => {
    const page = await openNotes(browser, 'No notes yet');
    await putRecords(page, notes);
    await page.waitFor('3 notes');
    const other = await openNotes(browser, '3 notes');
    await page.activate();
    await page.click('button', 'Settings');
    await page.click('radio', 'Dark');
    await other.waitFor(() => document.documentElement.dataset['theme'] === 'dark', { timeoutMs: 2_000 });
    await page.waitFor('Alt+Shift+K');
    expect(await page.axe()).toEqual([]);
    await page.click('button', 'Reset the settings');
    await page.waitFor('Your notes are untouched.');
    await other.waitFor(() => document.documentElement.dataset['theme'] === undefined, { timeoutMs: 2_000 });
    expect((await storedNotes(page)).length).toBe(3);
    await other.close();
    await page.close();
  });

  it('ask about the new tab, and the answer is kept', async () => {
    const page = await browser.open('first-run.html', { width: 900, height: 900 });
    await page.waitFor({ role: 'heading', name: 'A pause for when the pull comes' });
    await page.click('button', 'Next');
    await page.click('radio', /^Covered/);
    await page.waitFor(async () => {
      const api = (globalThis as unknown as { browser?: typeof chrome }).browser ?? chrome;
      const { settings } = await api.storage.local.get('settings');
      return (settings as { newTab?: { isCovered?: boolean } } | undefined)?.newTab?.isCovered === true;
    });
    await page.click('button', 'Next');
    await page.waitFor('Three pauses, told from start to end');
    expect(await page.axe()).toEqual([]);
    expect(await page.errors()).toEqual([]);
    await page.close();
  });

  it('hide the notes on Esc twice, and start the next opening with a neutral screen', async () => {
    const page = await openNotes(browser, '3 notes');
    await page.press('Escape');
    await page.press('Escape');
    await pause(500);
    const next = await browser.open('options.html');
    await next.waitFor({ role: 'button', name: 'Show my notes' });
    expect(await next.text()).not.toContain('note a');
    await next.click('button', 'Show my notes');
    await next.waitFor('3 notes');
    await next.close();
  });
});
