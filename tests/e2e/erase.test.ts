/**
 * Erasing everything: gone from the disk, from every open page and from the worker, and nothing that was open brings any of it back.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { noteWith } from '../support/sample-pause.ts';
import { browsers, builtFor, launchBrowser } from '../support/browser/launch.ts';
import type { Browser, Surface } from '../support/browser/types.ts';
import { badgeText, badgeThat, draftThat, forgetEverything, leave, openPause, storedRecords, TITLES, waitForStep } from './support/journey.ts';
import { firstRunPassed } from './support/first-run.ts';
import { openNotes, putRecords } from './support/notes.ts';

const STORES = ['notes', 'bin', 'dues', 'ownWords', 'plan'];
const SECRET = 'nobody may ever read this again';

/** Everything that a page of the extension can find of what was kept. */
async function leftOf(page: Surface): Promise<{ local: Record<string, unknown>; session: Record<string, unknown>; mirrors: string }> {
  return page.evaluate(async () => {
    const api = (globalThis as unknown as { browser?: typeof chrome }).browser ?? chrome;
    return { local: await api.storage.local.get(null), session: await api.storage.session.get(null), mirrors: JSON.stringify({ ...localStorage }) };
  });
}

async function openErase(browser: Browser): Promise<Surface> {
  const page = await browser.open('options.html');
  await page.click('button', 'Settings');
  await page.waitFor({ role: 'heading', name: 'Erase everything' });
  return page;
}

async function erase(page: Surface): Promise<void> {
  await page.fill('textbox', 'To go on, type “erase”', ' Erase ');
  await page.click('button', 'Erase everything');
  await page.waitFor({ role: 'heading', name: 'Everything is erased' }, { timeoutMs: 15_000 });
}

describe.each(browsers)('erasing everything in %s', (name) => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser(name, { extensionDir: builtFor(name) });
    await firstRunPassed(browser);
  });
  afterAll(() => leave(browser));
  beforeEach(() => forgetEverything(browser));

  it('is gone from the disk, the other pages and the worker, and nothing that was open brings it back', async () => {
    // A page with a note being edited, a popup with a pause under way, a new tab with a favourite, filters, words, a plan, a due time.
    const editor = await openNotes(browser, /No notes yet|note/);
    await putRecords(editor, [noteWith('n1', { urgeText: SECRET }), noteWith('n2', { urges: ['leave'] })], [{ id: 'n1:look-back', noteId: 'n1', at: Date.now() + 3_600_000, kind: 'look-back' } as never]);
    await editor.waitFor('2 notes');
    await editor.fill('searchbox', 'Search your notes', 'nobody');
    await editor.waitFor('1 note of 2 shown');
    await editor.click('button', `Edit ${SECRET}`);
    const tab = await browser.newTab();
    await tab.waitFor({ role: 'heading', name: /./ });
    const pause = await openPause(browser);
    await pause.click('button', 'go quiet');
    await pause.click('button', 'More words, and the body');
    await pause.fill('textbox', 'In your own words', SECRET);
    await draftThat(pause, (draft) => draft?.pause.answers.feelingText === SECRET);
    await badgeThat(browser, '•');
    const page = await openErase(browser);
    await page.click('radio', 'Dark');

    // Something is being written at the very moment: it stands in the journal, and its time has not come yet.
    await editor.activate();
    await editor.waitFor(() => document.querySelector('.editing textarea') !== null);
    await editor.evaluate(() => {
      const field = [...document.querySelectorAll<HTMLTextAreaElement>('.editing textarea')][0]!;
      field.focus();
      const type = () => {
        document.execCommand('insertText', false, 'x');
        setTimeout(type, 30);
      };
      type();
    });
    await page.activate();
    await erase(page);

    // The others have loaded afresh, as empty as the rest.
    await editor.activate();
    await editor.waitFor('No notes yet');
    expect(await editor.evaluate(() => document.querySelectorAll('.editing').length)).toBe(0);
    await pause.activate();
    await waitForStep(pause, TITLES.slow);
    await tab.activate();
    await tab.waitFor('Show today’s card');
    await badgeThat(browser, '');
    for (const store of STORES) expect(await storedRecords(editor, store), store).toEqual([]);
    const left = await leftOf(page);
    expect(JSON.stringify(left)).not.toContain(SECRET);
    expect(Object.keys(left.local).filter((key) => key.startsWith('edit:') || key.startsWith('draft') || key === 'erasing')).toEqual([]);
    expect(left.session).not.toHaveProperty('filters');
    expect(left.local).not.toHaveProperty('settings');
    const alarms = await browser.background(async () => {
      const api = (globalThis as unknown as { browser?: typeof chrome }).browser ?? chrome;
      return (await api.alarms.getAll()).map((alarm) => alarm.name).filter((alarm) => alarm !== 'sweep');
    });
    expect(alarms).toEqual([]);

    // As new, and it works; the first pages are not shoved in again.
    await page.activate();
    await page.click('button', 'Go on');
    await page.waitFor('No notes yet');
    await pause.activate();
    await pause.click('button', 'leave');
    await pause.click('button', 'Keep and close');
    await waitForStep(pause, TITLES.kept);
    await page.activate();
    await page.waitFor('1 note');
    expect(await badgeText(browser)).toBe('');
    for (const each of [page, pause, tab, editor]) await each.close();
    await browser.restart();
    const after = await openNotes(browser, '1 note');
    const urls = await browser.background(async () => {
      const api = (globalThis as unknown as { browser?: typeof chrome }).browser ?? chrome;
      return (await api.tabs.query({})).map((each) => each.url ?? '');
    });
    expect(urls.filter((url) => url.includes('first-run'))).toEqual([]);
    expect(await storedRecords(after, 'notes')).toHaveLength(1);
    await after.close();
  });

  it('asks for the word, offers a copy first, and erases nothing before', async () => {
    const page = await openErase(browser);
    await putRecords(page, [noteWith('n1')]);
    await page.click('button', 'Erase everything');
    await page.waitFor('Nothing was erased. Type “erase” first.');
    await page.waitForFocus({ name: 'To go on, type “erase”' });
    expect(await storedRecords(page, 'notes')).toHaveLength(1);
    await page.click('button', 'Go to Copies');
    await page.waitFor({ role: 'heading', name: 'Copies' });
    await page.close();
  });

  it('does not wait for a page that holds on to the database', async () => {
    const stuck = await browser.open('first-run.html');
    await stuck.evaluate(
      () =>
        new Promise<void>((resolve) => {
          const opening = indexedDB.open('one-beat');
          // Looking makes no database where there is none.
          opening.onupgradeneeded = () => opening.transaction?.abort();
          opening.onsuccess = () => {
            // Never closed: it stands for an older page whose code hears nothing.
            (globalThis as unknown as { held: IDBDatabase }).held = opening.result;
            resolve();
          };
        }),
    );
    const page = await openErase(browser);
    await putRecords(page, [noteWith('n1', { urgeText: SECRET })]);
    await erase(page);
    await stuck.close();
    await page.click('button', 'Go on');
    await page.waitFor('No notes yet');
    expect(await storedRecords(page, 'notes')).toEqual([]);
    await page.close();
  });
});

describe.each(browsers)('forgetting one note at once in %s', (name) => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser(name, { extensionDir: builtFor(name) });
  });
  afterAll(() => leave(browser));

  it('skips the bin, and what was being written goes with it', async () => {
    const page = await openNotes(browser, 'No notes yet');
    await putRecords(page, [noteWith('n1', { urgeText: 'one' }), noteWith('n2', { urgeText: 'two' })]);
    await page.click('button', 'Edit one');
    await page.waitFor(() => document.querySelector('.editing textarea') !== null);
    await page.evaluate(() => {
      document.querySelector<HTMLTextAreaElement>('.editing textarea')!.focus();
      document.execCommand('insertText', false, 'more');
    });
    await page.click('button', 'Delete for good now');
    await page.waitFor('This cannot be undone.');
    await page.click('button', 'Delete 1 note for good');
    await page.waitFor('1 note is deleted for good.');
    expect((await storedRecords<{ id: string }>(page, 'notes')).map(({ id }) => id)).toEqual(['n2']);
    expect(await storedRecords(page, 'bin')).toEqual([]);
    expect(Object.keys((await leftOf(page)).local).filter((key) => key.startsWith('edit:'))).toEqual([]);
    await page.close();
  });
});
