/** Taking notes out, as files that a real browser writes and as a sheet that it prints. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { plainCell } from '../../core/export-csv.ts';
import { openFile } from '../../storage/sealed-file.ts';
import { browsers, builtFor, launchBrowser } from '../support/browser/launch.ts';
import type { Browser, Surface } from '../support/browser/types.ts';
import { objectionsTo } from '../support/sample-copy.ts';
import { FLAGGED_NOTE, FULL_NOTE, HELD_NOTE, LATER_NOTE, readCsv } from '../support/sample-export.ts';
import { noteWith } from '../support/sample-pause.ts';
import { downloaded } from './support/downloads.ts';
import { forgetEverything, leave } from './support/journey.ts';
import { openNotes, putRecords } from './support/notes.ts';

const NOTES = [FULL_NOTE, LATER_NOTE, HELD_NOTE, FLAGGED_NOTE];
const ODD = ' café 日本語 😀\n"quoted", = no;\r\nwindows\rold mac ';
/** What a spreadsheet would run, each with what stands in the table in its place. */
const FORMULAS = ['=HYPERLINK("x")', '+1', '-2+3', '@SUM(1)', '\t=1', '\r=1'];

describe.each(browsers)('taking copies out in %s', (name) => {
  let browser: Browser;
  const folder = mkdtempSync(path.join(tmpdir(), 'copies-'));
  beforeAll(async () => {
    browser = await launchBrowser(name, { extensionDir: builtFor(name), reducedMotion: true, downloadDir: folder, timezone: 'Pacific/Kiritimati' });
  });
  afterAll(async () => {
    await leave(browser);
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(() => forgetEverything(browser));

  /** The copies' part of the page, with these notes kept. */
  async function openCopies(notes: readonly unknown[] = NOTES): Promise<Surface> {
    const page = await openNotes(browser, 'No notes yet');
    await putRecords(page, notes);
    await page.waitFor(notes.length === 1 ? '1 note' : `${notes.length} notes`);
    await page.click('button', 'Copies');
    await page.waitFor('What would you like?');
    return page;
  }
  const done = async (page: Surface) => {
    expect(await page.errors()).toEqual([]);
    await page.close();
  };

  it('a copy holds everything but the plan, says no more than that it was handed over, and is named by the local day alone (IE-11, IE-14)', async () => {
    const page = await openCopies();
    await page.waitFor('No copy was taken yet.');
    await page.click('button', 'Save a copy');
    await page.waitFor('was handed to your browser');
    const { name: file, bytes } = await downloaded(folder);
    // On Kiritimati it may already be tomorrow.
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Pacific/Kiritimati' }).format(new Date());
    expect(file).toBe(`notes-${today}.json`);
    const copy = JSON.parse(bytes.toString('utf8'));
    expect(objectionsTo(copy)).toEqual([]);
    expect(copy.stores.notes.toSorted(byId)).toEqual([...NOTES].sort(byId));
    expect(Object.keys(copy.stores)).toEqual(['notes', 'bin', 'ownWords']);
    await page.waitFor(/Last copy taken on \w+/);
    await done(page);
  });

  it('the plan goes into a copy when it is asked for', async () => {
    const page = await openCopies();
    await page.click('checkbox', /^Put my own plan in too/);
    await page.click('button', 'Save a copy');
    expect(JSON.parse((await downloaded(folder)).bytes.toString('utf8')).stores.plan).toEqual([]);
    await done(page);
  });

  it('a sealed copy opens with its passphrase alone, and holds no word that can be read (SE-07)', async () => {
    const page = await openCopies();
    await page.click('radio', /^Only someone with a passphrase/);
    expect(await page.evaluate(() => [...document.querySelectorAll<HTMLInputElement>('.copy-passphrase input[type=password]')].map((field) => [field.autocomplete, field.spellcheck]))).toEqual([['off', false], ['off', false]]);
    await page.fill('textbox', 'Passphrase for this file', 'four plain words here');
    await page.fill('textbox', 'The same once more', 'four plain words there');
    await page.click('button', 'Save a copy');
    await page.waitFor('The two are not the same yet.');
    expect(readdirSync(folder)).toEqual([]);
    await page.fill('textbox', 'The same once more', 'four plain words here');
    await page.click('button', 'Save a copy');
    await page.waitFor('was handed to your browser', { timeoutMs: 15_000 });
    const text = (await downloaded(folder)).bytes.toString('utf8');
    expect(text).not.toMatch(/urge|verdict|pack a bag|four plain/);
    expect(await openFile(JSON.parse(text), 'four plain words there')).toEqual({ ok: false, code: 'wrong-passphrase' });
    const opened = await openFile(JSON.parse(text), 'four plain words here');
    expect(opened.ok && JSON.parse(opened.value).stores.notes.toSorted(byId)).toEqual([...NOTES].sort(byId));
    // Nothing of it stays in the page.
    expect(await page.evaluate(() => [...document.querySelectorAll('input')].map(({ value }) => value).join())).not.toContain('four plain');
    await done(page);
  });

  it('a table has a byte order mark, one row a note, the exact text, no formula, and flagged notes only when asked (IE-07, IE-08, IE-09)', async () => {
    const written = [ODD, '-5', ...FORMULAS];
    const notes = [...written.map((urgeText, at) => noteWith(`n${at}`, { urgeText }, `2026-12-${String(at + 10)}T09:00:00+00:00`)), FLAGGED_NOTE];
    const page = await openCopies(notes);
    await page.click('radio', /^A table/);
    await page.click('button', 'Save a table of 8 notes');
    const { name: file, bytes } = await downloaded(folder);
    expect(file).toMatch(/^notes-\d{4}-\d\d-\d\d\.csv$/);
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [head, ...rows] = readCsv(bytes.toString('utf8'));
    const column = head!.indexOf('The pull, in my own words');
    expect(rows.map((row) => row[column])).toEqual([ODD, '-5', ...FORMULAS.map((text) => `'${text}`)]);
    expect(rows.map((row) => plainCell(row[column]!))).toEqual(written);
    await page.click('checkbox', /^Also 1 note marked/);
    await page.click('button', 'Save a table of 9 notes');
    const all = readCsv((await downloaded(folder)).bytes.toString('utf8'));
    expect(all).toHaveLength(10);
    expect(all[1]!.at(-1)).toBe('I don’t feel safe with this person');
    expect(all.flat().join()).not.toContain('Protection');
    // A table cannot be brought back, so it is no copy.
    expect(await page.text()).toContain('No copy was taken yet.');
    // A copy has the texts as they are, and no mark.
    await page.click('radio', /^A copy to keep/);
    await page.click('button', 'Save a copy');
    const copy = (await downloaded(folder)).bytes;
    expect(copy[0]).toBe('{'.charCodeAt(0));
    expect(JSON.parse(copy.toString('utf8')).stores.notes.filter(({ safety }: { safety: boolean }) => !safety).map(({ urgeText }: { urgeText: string }) => urgeText).toSorted()).toEqual(written.toSorted());
    await done(page);
  });

  it('a text of the notes that fit the filters', async () => {
    const page = await openNotes(browser, 'No notes yet');
    await putRecords(page, [noteWith('a', { urgeText: 'a *star*' }), noteWith('b', { urgeText: 'another' })]);
    await page.waitFor('2 notes');
    await page.fill('searchbox', 'Search your notes', '*star*');
    await page.waitFor('1 note of 2 shown');
    await page.click('button', 'Copies');
    await page.click('radio', /^A text/);
    await page.click('radio', /^The 1 note that fits/);
    await page.click('button', 'Save a text of 1 note');
    const { name: file, bytes } = await downloaded(folder);
    expect(file).toMatch(/\.md$/);
    expect(bytes.toString('utf8')).toContain('a \\*star\\*');
    expect(bytes.toString('utf8')).not.toContain('another');
    expect(bytes[0]).not.toBe(0xef);
    await done(page);
  });

  it('notes chosen one by one, in a file that says it is a part', async () => {
    const page = await openNotes(browser, 'No notes yet');
    await putRecords(page, [noteWith('a', { urgeText: 'first' }), noteWith('b', { urgeText: 'second' }, '2026-11-20T09:00:00+00:00')]);
    await page.waitFor('2 notes');
    await page.click('button', 'Choose several');
    await page.click('checkbox', 'Choose first');
    await page.click('button', 'Take 1 note out');
    await page.waitFor('This file holds only these notes.');
    await page.click('button', 'Save 1 note');
    const copy = JSON.parse((await downloaded(folder)).bytes.toString('utf8'));
    expect(objectionsTo(copy)).toEqual([]);
    expect(copy).toMatchObject({ part: true, stores: { notes: [{ id: 'a' }] } });
    expect(await page.text()).toContain('No copy was taken yet.');
    await done(page);
  });

  it('a sheet shows what was asked for, leaves out what is unticked, prints alone and under a neutral title', async () => {
    const page = await openCopies([...NOTES, noteWith('other', { urgeText: 'not this one' }, '2026-11-02T09:00:00+00:00')]);
    await page.click('radio', /^A sheet to print/);
    await page.click('button', 'Show a sheet of 4 notes');
    await page.waitFor({ role: 'button', name: 'Print 4 notes' });
    const sheet = await page.text();
    expect(sheet).toContain('pack a bag');
    // Neither the name nor the message, unless they are asked for; no flagged note.
    for (const absent of ['K 🌊', 'I will call at eight', 'I don’t feel safe with this person']) expect(sheet).not.toContain(absent);
    // What stands beneath it in the room would be printed with it.
    expect(sheet).not.toContain('Bring a copy in');
    await page.click('checkbox', /^On the sheet: .*November 2, /);
    await page.waitFor({ role: 'button', name: 'Print 3 notes' });
    await page.waitForGone('not this one');
    expect(await page.axe()).toEqual([]);
    const titleOnPaper = await page.evaluate(() => {
      window.dispatchEvent(new Event('beforeprint'));
      const during = document.title;
      window.dispatchEvent(new Event('afterprint'));
      return [during, document.title];
    });
    expect(titleOnPaper).toEqual([expect.stringMatching(/^notes-\d{4}-\d\d-\d\d$/), 'One Beat']);
    const pdf = Buffer.from(await page.printed());
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    await page.click('button', 'Back');
    await page.waitFor('What would you like?');
    await page.waitFor('Bring a copy in');
    await done(page);
  });

  it('a file of 20 MB is whole on the disk (IE-12)', async () => {
    const long = 'a beat of quiet, '.repeat(30_000);
    const page = await openNotes(browser, 'No notes yet');
    await page.evaluate(() => void (URL.revokeObjectURL = () => console.error('the address of a file was taken back')));
    for (let part = 0; part < 4; part += 1) await putRecords(page, Array.from({ length: 10 }, (_, index) => noteWith(`n${part}-${index}`, { urgeText: long })));
    await page.waitFor('40 notes', { timeoutMs: 20_000 });
    await page.click('button', 'Copies');
    await page.click('button', 'Save a copy');
    await page.waitFor('was handed to your browser', { timeoutMs: 20_000 });
    const { bytes } = await downloaded(folder);
    expect(bytes.length).toBeGreaterThan(20_000_000);
    expect(JSON.parse(bytes.toString('utf8')).stores.notes).toHaveLength(40);
    await done(page);
  });

  it('twenty notes that are in no copy make one quiet line, until a copy is taken or the line is turned off', async () => {
    const page = await openNotes(browser, 'No notes yet');
    await putRecords(page, Array.from({ length: 20 }, (_, index) => noteWith(`n${index}`, { urgeText: `note ${index}` })));
    await page.waitFor('Some of your notes are in no copy yet.');
    await page.click('button', 'Settings');
    // What only the browser knows comes a moment later and moves what stands below it.
    await page.waitFor(/The shortcut that opens|No shortcut is set/);
    await page.click('checkbox', 'Remind me to take a copy');
    await page.click('button', 'Notes');
    await page.waitForGone('Some of your notes are in no copy yet.');
    await page.click('button', 'Settings');
    // What only the browser knows comes a moment later and moves what stands below it.
    await page.waitFor(/The shortcut that opens|No shortcut is set/);
    await page.click('checkbox', 'Remind me to take a copy');
    await page.click('button', 'Notes');
    await page.click('button', 'Take a copy');
    await page.click('button', 'Save a copy');
    await downloaded(folder);
    await page.waitForGone('Some of your notes are in no copy yet.');
    await page.click('button', 'Notes');
    await page.waitFor('20 notes');
    expect(await page.text()).not.toContain('Some of your notes are in no copy yet.');
    await done(page);
  });
});

function byId(one: { readonly id: string }, other: { readonly id: string }): number {
  return one.id < other.id ? -1 : 1;
}
