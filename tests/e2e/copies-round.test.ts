/** The very file that a browser wrote, brought in again: in a profile that is as new, before and after the first pages, twice, and re-saved by an editor. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../core/settings.ts';
import { browsers, builtFor, launchBrowser } from '../support/browser/launch.ts';
import type { Browser, Surface } from '../support/browser/types.ts';
import { OTHER_SETTINGS } from '../support/sample-copy.ts';
import { FLAGGED_NOTE, FULL_NOTE, HELD_NOTE, LATER_NOTE } from '../support/sample-export.ts';
import { chooseCopy, fileFolder, openCopies, type FileFolder } from './support/copies.ts';
import { downloaded } from './support/downloads.ts';
import { forgetEverything, leave, storedNotes } from './support/journey.ts';
import { openNotes, putRecords } from './support/notes.ts';
import { lockNow, openRoom, turnOn, unlock } from './support/vault.ts';

const NOTES = [FULL_NOTE, LATER_NOTE, HELD_NOTE, FLAGGED_NOTE];
const PASSPHRASE = 'a lamp in the window';
const FOR_THE_FILE = 'two boats on the river';
const FIRST_PAGE_OF_COVER = 'Should the card on a new tab be open or covered?';

const settingsIn = (page: Surface) =>
  page.evaluate(async () => {
    const api = (globalThis as unknown as { browser?: typeof chrome }).browser ?? chrome;
    return (await api.storage.local.get('settings'))['settings'];
  });

describe.each(browsers)('a copy of %s, brought in where it was taken', (name) => {
  let browser: Browser;
  let files: FileFolder;
  const folder = mkdtempSync(path.join(tmpdir(), 'copies-round-'));
  beforeAll(async () => {
    files = fileFolder();
    browser = await launchBrowser(name, { extensionDir: builtFor(name), downloadDir: folder });
  });
  afterAll(async () => {
    files.remove();
    rmSync(folder, { recursive: true, force: true });
    await leave(browser);
  });
  beforeEach(() => forgetEverything(browser));

  /** Four notes of every kind, and no setting as it is at first. */
  async function saved(): Promise<Buffer> {
    const page = await openNotes(browser, 'No notes yet');
    await page.evaluate(async (settings) => {
      const api = (globalThis as unknown as { browser?: typeof chrome }).browser ?? chrome;
      await api.storage.local.set({ settings });
    }, { ...OTHER_SETTINGS, version: 1 } as unknown as Record<string, unknown>);
    await putRecords(page, NOTES);
    await page.waitFor('4 notes');
    await page.click('button', 'Copies');
    await page.click('button', 'Save a copy');
    await page.waitFor('was handed to your browser');
    const { bytes } = await downloaded(folder);
    await page.close();
    return bytes;
  }

  async function answerFirstPages(choice: RegExp): Promise<void> {
    const first = await browser.open('first-run.html');
    await first.click('button', 'Next');
    await first.waitFor(FIRST_PAGE_OF_COVER);
    await first.click('radio', choice);
    await first.waitFor(() => document.querySelector('input[type=radio]:checked') !== null);
    await expect.poll(async () => ((await settingsIn(first)) as { newTab?: { isCovered?: boolean | null } } | undefined)?.newTab?.isCovered ?? null).not.toBeNull();
    await first.close();
  }

  it('gives back every note and every setting, and the first pages after it change nothing but the cover (IE-14)', async () => {
    for (const key of Object.keys(DEFAULT_SETTINGS)) expect((OTHER_SETTINGS as unknown as Record<string, unknown>)[key], key).not.toEqual((DEFAULT_SETTINGS as unknown as Record<string, unknown>)[key]);
    const file = files.file('own.json', await saved());
    await forgetEverything(browser);
    const page = await openCopies(browser);
    await chooseCopy(page, file);
    await page.click('button', 'Bring in 4 notes');
    await page.waitFor('4 notes were brought in');
    expect((await storedNotes(page)).toSorted(byId)).toEqual([...NOTES].sort(byId));
    expect(await settingsIn(page)).toMatchObject(OTHER_SETTINGS);
    await answerFirstPages(/^Covered/);
    expect(await settingsIn(page)).toMatchObject({ ...OTHER_SETTINGS, newTab: { ...OTHER_SETTINGS.newTab, isCovered: true } });
    expect(await page.errors()).toEqual([]);
    await page.close();
  });

  it('gives back every setting after the first pages too: what they set first is as it was where the copy was taken (IE-14)', async () => {
    const file = files.file('own.json', await saved());
    await forgetEverything(browser);
    await answerFirstPages(/^Covered/);
    const page = await openCopies(browser);
    await chooseCopy(page, file);
    await page.click('button', 'Bring in 4 notes');
    await page.waitFor('4 notes were brought in');
    expect(await settingsIn(page)).toMatchObject(OTHER_SETTINGS);
    await page.close();
  });

  it('changes nothing where all of it is still there, twice; nor does it when an editor has given it a mark and other line ends (IE-01, IE-05)', async () => {
    const bytes = await saved();
    const windows = `\uFEFF${bytes.toString('utf8').replaceAll('\n', '\r\n')}`;
    const page = await openCopies(browser);
    for (const file of [files.file('own.json', bytes), files.file('own.json', bytes), files.file('windows.json', windows)]) {
      await chooseCopy(page, file, '4 notes are already here, just the same.');
      await page.waitFor('There is nothing to bring in.');
      await page.click('button', 'Leave it');
    }
    expect((await storedNotes(page)).toSorted(byId)).toEqual([...NOTES].sort(byId));
    // And where nothing is there, it brings what the other would.
    await page.close();
    await forgetEverything(browser);
    const fresh = await openCopies(browser);
    await chooseCopy(fresh, files.file('windows.json', windows));
    await fresh.click('button', 'Bring in 4 notes');
    await fresh.waitFor('4 notes were brought in');
    expect((await storedNotes(fresh)).toSorted(byId)).toEqual([...NOTES].sort(byId));
    expect(await settingsIn(fresh)).toMatchObject(OTHER_SETTINGS);
    await fresh.close();
  });

  it('asks for the passphrase first where it is locked; unlocked, every form holds the words and nothing sealed, and a sealed copy opens in a profile that is as new (SE-07)', async () => {
    const page = await openNotes(browser, 'No notes yet');
    await putRecords(page, NOTES);
    await page.waitFor('4 notes');
    await turnOn(page, PASSPHRASE);
    await lockNow(page);
    await page.click('button', 'Copies');
    await page.waitFor('Your notes are locked');
    expect(await page.byRole('button', /^Save|^Show a sheet/)).toEqual([]);
    expect(await page.byRole('radio')).toEqual([]);
    await unlock(page, PASSPHRASE);
    await page.waitFor('What would you like?', { timeoutMs: 30_000 });

    // Anyone can read these, and that stands beside each of them.
    await page.waitFor('It is not locked. Keep it where only you can reach it.');
    await page.click('button', 'Save a copy');
    const plain = (await downloaded(folder)).bytes.toString('utf8');
    expect(JSON.parse(plain).stores.notes.toSorted(byId)).toEqual([...NOTES].sort(byId));
    expect(plain).not.toMatch(/"sealed"|"vault/);
    for (const [form, act] of [[/^A table/, /^Save a table/], [/^A text/, /^Save a text/]] as const) {
      await page.click('radio', form);
      await page.waitFor('Anyone who gets to see it can read it.');
      await page.click('button', act);
      const text = (await downloaded(folder)).bytes.toString('utf8');
      expect(text).toContain('pack a bag');
      expect(text).not.toMatch(/sealed|vault/);
    }
    await page.click('radio', /^A sheet to print/);
    await page.click('button', /^Show a sheet/);
    await page.waitFor('pack a bag');
    await page.click('button', 'Back');

    await page.click('radio', /^A copy to keep/);
    await page.click('radio', /^Only someone with a passphrase/);
    await page.click('checkbox', 'Show what I type');
    await page.fill('textbox', 'Passphrase for this file', FOR_THE_FILE);
    await page.fill('textbox', 'The same once more', FOR_THE_FILE);
    await page.click('button', 'Save a copy');
    const sealed = (await downloaded(folder)).bytes;
    expect(sealed.toString('utf8')).not.toMatch(/pack a bag|urgeText|notes|lamp|boats/);
    await page.close();

    await forgetEverything(browser);
    const fresh = await openCopies(browser);
    await chooseCopy(fresh, files.file('sealed.json', sealed), 'This copy is locked.');
    // The lock's own passphrase is not the file's.
    for (const [passphrase, answer] of [[PASSPHRASE, 'That did not open it.'], [FOR_THE_FILE, '4 notes are new here.']] as const) {
      await fresh.fill('textbox', 'Passphrase of the copy', passphrase);
      await fresh.click('button', 'Open the copy');
      await fresh.waitFor(answer, { timeoutMs: 30_000 });
    }
    await fresh.click('button', 'Bring in 4 notes');
    await fresh.waitFor('4 notes were brought in');
    expect((await storedNotes(fresh)).toSorted(byId)).toEqual([...NOTES].sort(byId));
    await openRoom(fresh, 'Notes');
    await fresh.waitFor('pack a bag');
    expect(await fresh.errors()).toEqual([]);
    await fresh.close();
  });
});

function byId(one: { readonly id: string }, other: { readonly id: string }): number {
  return one.id < other.id ? -1 : 1;
}
