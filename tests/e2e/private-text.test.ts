// long: every page there is, looked at for each thing that a browser may do with text.
/**
 * What becomes of private text beside being kept: no field hands it to a service of the browser, nothing offers it again, nothing is kept under a
 * name that PRIVACY.md does not say, and what the browser shows around the pages stays neutral.
 */
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { browsers, builtFor, launchBrowser } from '../support/browser/launch.ts';
import type { Browser, Surface } from '../support/browser/types.ts';
import { hasRow, privacyTables } from '../support/privacy-paper.ts';
import { fieldsOf, throughOptions, throughPauses, type Field } from './support/fields.ts';
import { badgeThat, draftThat, forgetEverything, leave, openPause, TITLES, waitForStep } from './support/journey.ts';
import { filesWith } from './support/files-with.ts';
import { firstRunPassed } from './support/first-run.ts';
import { openNotes } from './support/notes.ts';

const WORD = 'quaggelzint';
const COMMON_WORD = 'brommelfasp';

describe.each(browsers)('private text in %s', (name) => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser(name, { extensionDir: builtFor(name) });
    await firstRunPassed(browser);
  });
  afterAll(() => leave(browser));
  beforeEach(() => forgetEverything(browser));

  it('is neither checked, corrected, completed nor suggested by the browser, in any field of any page (SE-08, SE-09)', async () => {
    const fields: Field[] = [];
    const look = async (page: Surface) => void fields.push(...(await fieldsOf(page)));
    await throughPauses(browser, look);
    await throughOptions(browser, look);
    const texts = fields.filter(({ isText }) => isText);
    expect(new Set(texts.map((field) => field.name)).size).toBeGreaterThan(15);
    const wrong = [
      ...texts.filter(({ spell, suggests, corrects }) => spell || suggests !== 'false' || corrects !== 'off'),
      ...fields.filter(({ completes }) => completes !== 'off'),
    ];
    expect([...new Set(wrong.map((field) => JSON.stringify(field)))]).toEqual([]);
  });

  it('is checked for its spelling once the person turned that on, and still neither completed nor corrected (SE-08)', async () => {
    const page = await openNotes(browser, 'No notes yet');
    await page.click('button', 'Settings');
    await page.waitFor('Some browsers send text away to check it, so this is off.');
    await page.click('checkbox', 'Let the browser check my spelling');
    await page.close();
    const pause = await openPause(browser);
    await pause.click('button', 'How strong, and what came before');
    await pause.waitFor(() => document.querySelector('textarea')?.spellcheck === true);
    const texts = (await fieldsOf(pause)).filter(({ isText }) => isText);
    expect(new Set(texts.map(({ spell, suggests, corrects, completes }) => `${spell} ${suggests} ${corrects} ${completes}`))).toEqual(new Set(['true true off off']));
    await pause.close();
  });

  it('and everything else is kept under no name that PRIVACY.md does not say', async () => {
    await throughOptions(browser, async () => undefined);
    const page = await openPause(browser);
    await page.click('button', 'go quiet');
    await page.click('button', 'restless');
    await page.click('button', 'Keep and close');
    await waitForStep(page, TITLES.kept);
    await page.close();
    const tab = await browser.newTab();
    await tab.waitFor({ role: 'button', name: 'Pause' });
    await tab.close();
    const options = await openNotes(browser, '2 notes');
    await options.fill('searchbox', 'Search your notes', 'note');
    await options.click('button', 'Settings');
    await options.click('radio', 'Dark');
    const kept = await options.evaluate(async () => {
      const api = (globalThis as unknown as { browser?: typeof chrome }).browser ?? chrome;
      const databases = await indexedDB.databases();
      const stores = await Promise.all(
        databases.map(
          ({ name: database }) =>
            new Promise<string[]>((resolve, reject) => {
              const opening = indexedDB.open(database!);
              // Looking makes no database where there is none.
              opening.onupgradeneeded = () => opening.transaction?.abort();
              opening.onerror = () => reject(opening.error ?? new Error('open'));
              opening.onsuccess = () => {
                const names = [...opening.result.objectStoreNames];
                opening.result.close();
                resolve(names);
              };
            }),
        ),
      );
      return {
        database: stores.flat(),
        local: Object.keys(await api.storage.local.get(null)),
        session: Object.keys(await api.storage.session.get(null)),
        page: Object.keys(localStorage),
        cookies: document.cookie,
        sessionStorage: Object.keys(sessionStorage),
        caches: await caches.keys(),
        names: databases.map((database) => database.name),
      };
    });
    const tables = privacyTables();
    for (const place of ['database', 'local', 'session', 'page'] as const) {
      expect(kept[place].length, place).toBeGreaterThan(0);
      expect(kept[place].filter((key) => !hasRow(tables[place], key)), place).toEqual([]);
    }
    expect(kept).toMatchObject({ cookies: '', sessionStorage: [], caches: [], names: ['one-beat'] });
    await options.close();
  });

  it('shows nowhere around the pages: the button’s name, its dot, every title', async () => {
    const page = await openPause(browser);
    await page.click('button', 'end it');
    await badgeThat(browser, '•');
    const shown = await browser.background(async () => {
      const api = (globalThis as unknown as { browser?: typeof chrome }).browser ?? chrome;
      return [await api.action.getTitle({}), await api.action.getBadgeText({}), api.runtime.getManifest().name];
    });
    expect(shown).toEqual(['One Beat', '•', 'One Beat']);
    const titles = [await page.evaluate(() => document.title)];
    await page.close();
    for (const path of ['options.html', 'newtab.html', 'first-run.html']) {
      const other = await browser.open(path);
      await other.waitFor({ role: 'heading', name: /./ });
      titles.push(await other.evaluate(() => document.title));
      await other.close();
    }
    expect(new Set(titles)).toEqual(new Set(['One Beat']));
  });

  it('stays out of the way to help from a new tab: one neutral word, and an address that says nothing', async () => {
    const tab = await browser.newTab();
    await tab.waitFor({ role: 'link', name: 'Help' });
    expect(await tab.text()).not.toMatch(/safe|danger|abuse|violen/i);
    await tab.click('link', 'Help');
    await tab.waitFor({ role: 'heading', name: 'Help' });
    await tab.waitFor({ role: 'heading', name: 'Help by phone or text' });
    expect(await tab.url()).toBe(`${browser.origin}/options.html`);
    await tab.close();
  });
});

// Its own browser: Firefox writes its session down only where it may come back to it, and otherwise every fifteen seconds.
const SAVES_SESSION = { 'browser.sessionstore.interval': 300, 'browser.sessionstore.resume_from_crash': true };

describe.each(browsers)('what %s remembers of its own accord', (name) => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser(name, { extensionDir: builtFor(name), prefs: SAVES_SESSION });
  });
  afterAll(() => leave(browser));

  it('holds no private text and no passphrase in form history or the saved session, where it holds that of a common field (SE-09)', async () => {
    const page = await openNotes(browser, 'No notes yet');
    await page.fill('searchbox', 'Search your notes', WORD);
    await page.press('Enter');
    const popup = await openPause(browser);
    await popup.click('button', 'How strong, and what came before');
    await popup.fill('textbox', 'In your own words', WORD);
    await draftThat(popup, (draft) => draft?.pause.answers.urgeText === WORD);
    // A passphrase that is shown while it is typed is a text like any other to the browser.
    const [lock, copies] = [await browser.open('options.html'), await browser.open('options.html')];
    await lock.click('button', 'Lock');
    await lock.click('checkbox', 'Show what I type');
    for (const field of ['Passphrase', 'The same once more']) await lock.fill('textbox', field, WORD);
    await copies.click('button', 'Copies');
    await copies.click('radio', /^Only someone with a passphrase/);
    await copies.click('checkbox', 'Show what I type');
    await copies.fill('textbox', 'Passphrase for this file', WORD);
    for (const surface of [page, popup, lock, copies]) {
      await surface.activate();
      await surface.evaluate(putCommonField);
      await surface.fill('textbox', 'Common', COMMON_WORD);
    }
    await expect.poll(() => rememberingFiles(browser, COMMON_WORD).length, { timeout: 20_000 }).toBeGreaterThan(0);
    expect(rememberingFiles(browser, WORD)).toEqual([]);
    for (const surface of [page, popup, lock, copies]) await surface.close();
  });
});

/** A field as any page might have it: what a browser remembers, it remembers of this one. */
function putCommonField(): void {
  const field = document.createElement('textarea');
  field.id = 'common';
  field.ariaLabel = 'Common';
  document.body.prepend(field);
}

/** Every file of form history and saved sessions in the profile that holds the word, in either way that browsers write it. */
function rememberingFiles(browser: Browser, word: string): string[] {
  const root = browser.name === 'chromium' ? join(browser.profileDir, 'Default') : browser.profileDir;
  return filesWith(root, word, (file) => /session|formhistory|Web Data|Login Data|Preferences/i.test(file) && !/Session Storage|Extension/.test(file));
}
