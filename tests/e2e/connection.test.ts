/** The connection to the database: held by an older page, dropped by the browser, taken back at the commit, full. */
import { afterEach, describe, expect, it } from 'vitest';
import { browsers, builtFor, launchBrowser } from '../support/browser/launch.ts';
import type { Browser, Surface } from '../support/browser/types.ts';
import { noteWith } from '../support/sample-pause.ts';
import { leave, openPause, storedDraft, storedNotes, storedRecords, TITLES, waitForStep } from './support/journey.ts';
import { firstRunPassed } from './support/first-run.ts';
import { editNote, openNotes, putRecords } from './support/notes.ts';
import { preparedBuild } from './support/prepared-build.ts';

/** So soon a person has to be told why nothing is there yet. */
const SECONDS = { timeoutMs: 5_000 };
const HELD = 'An older page of One Beat may still be open. Close its other tabs, and this goes on by itself.';
const NOTES = [noteWith('n1', { urgeText: 'one' }), noteWith('n2', { urgeText: 'two' }, '2026-11-20T09:00:00+00:00')];

/** Runs first in every page: from when it is told to on, pages ask for the next version of the database, as those of an update do. */
function askForNextVersion(): void {
  const { open } = IDBFactory.prototype;
  IDBFactory.prototype.open = function (this: IDBFactory, name: string, version?: number) {
    const isLater = version !== undefined && typeof localStorage !== 'undefined' && localStorage.getItem('asks-for-next') !== null;
    return open.call(this, name, isLater ? version + 1 : version);
  };
}

describe.each(browsers)('the connection to the database in %s', (name) => {
  let browser: Browser | undefined;
  let remove: () => void = () => undefined;
  afterEach(async () => {
    await leave(browser);
    browser = undefined;
    remove();
    remove = () => undefined;
  });

  async function withNotes(): Promise<Surface> {
    browser = await launchBrowser(name, { extensionDir: builtFor(name) });
    await firstRunPassed(browser);
    const page = await openNotes(browser, 'No notes yet');
    await putRecords(page, NOTES);
    await page.waitFor('2 notes');
    return page;
  }

  it('that a page of before an update holds on to: the pause and every room say within seconds what to close, the new tab has its card, and all go on by themselves (ST-01)', async () => {
    const build = preparedBuild(name, askForNextVersion);
    ({ remove } = build);
    browser = await launchBrowser(name, { extensionDir: build.folder });
    await firstRunPassed(browser);
    const before = await openNotes(browser, 'No notes yet');
    await putRecords(before, NOTES);
    await before.waitFor('2 notes');
    const tab = await browser.newTab();
    await tab.waitFor({ role: 'button', name: 'Pause' });
    await tab.close();
    // It hears of nothing and never lets go: it stands for one whose code is stuck.
    const stuck = await browser.open('first-run.html');
    await stuck.evaluate(
      () =>
        new Promise<void>((resolve, reject) => {
          const opening = indexedDB.open('one-beat');
          opening.onupgradeneeded = () => opening.transaction?.abort();
          opening.onerror = () => reject(opening.error ?? new Error('open'));
          opening.onsuccess = () => {
            (globalThis as unknown as { held: IDBDatabase }).held = opening.result;
            localStorage.setItem('asks-for-next', 'yes');
            resolve();
          };
        }),
    );

    const popup = await openPause(browser);
    await popup.waitFor(HELD, SECONDS);
    await popup.click('button', 'go quiet');
    await popup.click('button', 'restless');
    await waitForStep(popup, TITLES.signal);
    // The page that was there before lets go at once, and says so.
    await before.activate();
    await before.waitFor('One Beat was updated. Please reload this page.');
    const options = await browser.open('options.html', { width: 1100, height: 900 });
    await options.waitFor(HELD, SECONDS);
    expect(await options.text()).not.toMatch(/No notes yet|When a pause is kept/);
    for (const part of ['Map', 'Look back', 'Lock', 'Copies', 'Notes']) {
      await options.click('button', new RegExp(`^${part}(,|$)`));
      await options.waitFor({ role: 'heading', name: part });
      await options.waitFor(HELD, SECONDS);
    }
    const later = await browser.newTab();
    await later.waitFor({ role: 'heading', name: /./ });
    await later.close();

    await stuck.close();
    await options.waitFor('2 notes', SECONDS);
    await options.waitForGone(HELD);
    await popup.activate();
    await popup.waitForGone(HELD);
    await popup.click('button', 'Keep and close');
    await waitForStep(popup, TITLES.kept);
    await options.activate();
    await options.waitFor('3 notes');
    for (const page of [popup, options, before]) await page.close();
  });

  it('that the browser drops under an open page opens again by itself, once for each: to save, to search, to delete (ST-03)', async () => {
    const page = await withNotes();
    const drop = () =>
      page.evaluate(() => {
        const scope = globalThis as unknown as { dropped?: number };
        const { transaction } = IDBDatabase.prototype;
        IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...args: Parameters<typeof transaction>) {
          // The page's own connection: a test that looks has another, without a way of its own to begin a transaction.
          if (!Object.hasOwn(this, 'transaction')) return transaction.apply(this, args);
          IDBDatabase.prototype.transaction = transaction;
          scope.dropped = (scope.dropped ?? 0) + 1;
          // As after the browser has closed it: what is asked of it from now on is refused.
          this.close();
          return transaction.apply(this, args);
        };
      });
    await drop();
    await editNote(page, 'one', 'one, and more');
    await expect.poll(async () => (await storedNotes(page)).find(({ id }) => id === 'n1')?.urgeText).toBe('one, and more');
    await page.click('button', 'Done');
    await drop();
    await page.fill('searchbox', 'Search your notes', 'more');
    await page.waitFor('1 note of 2 shown');
    await page.click('button', 'Delete one, and more');
    await page.waitFor('1 note is in the bin.');
    expect((await storedNotes(page)).map(({ id }) => id)).toEqual(['n2']);
    await drop();
    await page.click('button', 'Undo');
    await expect.poll(async () => (await storedNotes(page)).length).toBe(2);
    expect(await page.evaluate(() => (globalThis as unknown as { dropped: number }).dropped)).toBe(3);
    expect(await page.byRole('alert', /./)).toEqual([]);
    expect(await page.errors()).toEqual([]);
    await page.close();
  });

  it('that takes a note back at the commit: it is never said to be kept, and every word stays to be kept a moment later (ST-05)', async () => {
    browser = await launchBrowser(name, { extensionDir: builtFor(name) });
    await firstRunPassed(browser);
    const page = await openPause(browser);
    await page.click('button', 'How strong, and what came before');
    await page.fill('textbox', 'In your own words', 'out of the door');
    await page.evaluate(() => {
      const { put, add } = IDBObjectStore.prototype;
      const scope = globalThis as unknown as { heal(): void; said: string[] };
      scope.heal = () => void Object.assign(IDBObjectStore.prototype, { put, add });
      const thenTakenBack = (real: typeof put) => function (this: IDBObjectStore, ...args: Parameters<typeof put>) {
        const request = real.apply(this, args);
        // Each request goes well; what fails is the end.
        request.addEventListener('success', () => this.transaction.abort());
        return request;
      };
      Object.assign(IDBObjectStore.prototype, { put: thenTakenBack(put), add: thenTakenBack(add) });
      scope.said = [];
      new MutationObserver(() => scope.said.push(document.querySelector('h1')?.textContent ?? '')).observe(document.body, { subtree: true, childList: true, characterData: true });
    });
    await page.click('button', 'Keep and close');
    await page.waitFor('This could not be kept just now. Your words are still here.');
    expect(await page.evaluate(() => (globalThis as unknown as { said: string[] }).said.filter((title) => title.startsWith('Kept')))).toEqual([]);
    expect(await storedNotes(page)).toEqual([]);
    expect((await storedDraft(page))?.pause.answers.urgeText).toBe('out of the door');
    await page.evaluate(() => (globalThis as unknown as { heal(): void }).heal());
    await page.click('button', 'Keep and close');
    await waitForStep(page, TITLES.kept);
    expect((await storedNotes(page)).map(({ urgeText }) => urgeText)).toEqual(['out of the door']);
    expect(await storedDraft(page)).toBeUndefined();
    await page.close();
  });

  it('over a full disk: the pause says that there is no room, its words stay and can be copied, and everything can be erased (ST-07)', async () => {
    browser = await launchBrowser(name, { extensionDir: builtFor(name) });
    await firstRunPassed(browser);
    const fill = (page: Surface) =>
      page.evaluate(() => {
        const full = () => {
          throw new DOMException('no room', 'QuotaExceededError');
        };
        Object.assign(IDBObjectStore.prototype, { put: full, add: full });
      });
    const page = await openPause(browser);
    await page.click('button', 'How strong, and what came before');
    await page.fill('textbox', 'In your own words', 'out of the door');
    await fill(page);
    await page.click('button', 'Keep and close');
    await page.waitFor('There is no room left on this device. Your words are still here, and you can copy them.');
    // Where it was pressed, and not somewhere below: the step is longer than the popup.
    expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBeGreaterThan(200);
    await page.waitFor(() => {
      const [box, bar] = [document.querySelector('.problem')!.getBoundingClientRect(), document.querySelector('.bar')!.getBoundingClientRect()];
      return box.top >= 0 && box.bottom <= bar.top;
    });
    expect(await page.evaluate(() => [...document.querySelectorAll('textarea')].some(({ value }) => value === 'out of the door'))).toBe(true);
    await page.click('button', 'Copy what I wrote');
    await page.waitFor('Copied');
    await page.close();

    const options = await openNotes(browser, 'No notes yet');
    await putRecords(options, NOTES);
    await options.waitFor('2 notes');
    await fill(options);
    await options.click('button', 'Settings');
    await options.fill('textbox', 'To go on, type “erase”', 'erase');
    await options.click('button', 'Erase everything');
    await options.waitFor({ role: 'heading', name: 'Everything is erased' }, { timeoutMs: 15_000 });
    await options.click('button', 'Go on');
    await options.waitFor('No notes yet');
    expect(await storedRecords(options, 'notes')).toEqual([]);
    expect(await storedDraft(options)).toBeUndefined();
    await options.close();
  });
});
