/** What the files are called that are taken out, wherever in the world. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { browsers, builtFor, launchBrowser } from '../support/browser/launch.ts';
import { FULL_NOTE, HELD_NOTE } from '../support/sample-export.ts';
import { downloaded } from './support/downloads.ts';
import { firstRunPassed } from './support/first-run.ts';
import { leave } from './support/journey.ts';
import { openNotes, putRecords } from './support/notes.ts';

/** What Windows refuses. */
const NOT_IN_A_NAME = /[:*?"<>|/\\]/;

// Other digits, another calendar, another direction; and a day that differs from the one in Greenwich for half of each day.
describe.each(browsers.flatMap((name) => [['ar-EG', 'Pacific/Kiritimati'], ['th-TH', 'Pacific/Pago_Pago'], ['fa-IR', 'Asia/Kathmandu']].map(([locale, timezone]) => [name, locale!, timezone!] as const)))('files of %s in %s', (name, locale, timezone) => {
  it('have names that every system takes: Latin digits, the local date and no sign that is refused (IE-11)', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'copies-names-'));
    const browser = await launchBrowser(name, { extensionDir: builtFor(name), downloadDir: folder, locale, timezone });
    try {
      await firstRunPassed(browser);
      const page = await openNotes(browser, 'No notes yet');
      expect(await page.evaluate(() => navigator.language)).toBe(locale);
      await putRecords(page, [FULL_NOTE, HELD_NOTE]);
      await page.waitFor('2 notes');
      await page.click('button', 'Copies');
      const today = new Intl.DateTimeFormat('en-CA', { timeZone: timezone }).format(new Date());
      const names: string[] = [];
      const take = async (act: string | RegExp) => {
        await page.click('button', act);
        names.push((await downloaded(folder)).name);
      };
      await take('Save a copy');
      await page.click('radio', /^A table/);
      await take(/^Save a table/);
      await page.click('radio', /^A text/);
      await take(/^Save a text/);
      // Not right after the other copy: for a moment the browser holds on to a name that it has just given, and numbers the next one.
      await page.click('radio', /^A copy to keep/);
      await page.click('radio', /^Only someone with a passphrase/);
      await page.click('checkbox', 'Show what I type');
      await page.fill('textbox', 'Passphrase for this file', 'four plain words here');
      await page.fill('textbox', 'The same once more', 'four plain words here');
      await take('Save a copy');
      await page.click('radio', /^A sheet to print/);
      await page.click('button', /^Show a sheet/);
      await page.waitFor({ role: 'button', name: /^Print/ });
      const title = await page.evaluate(() => {
        window.dispatchEvent(new Event('beforeprint'));
        const during = document.title;
        window.dispatchEvent(new Event('afterprint'));
        return during;
      });
      const expected = ['json', 'csv', 'md', 'json'].map((ending) => `notes-${today}.${ending}`);
      expect([...names, title]).toEqual([...expected, `notes-${today}`]);
      for (const each of names) expect(each).not.toMatch(NOT_IN_A_NAME);
      await page.close();
    } finally {
      await leave(browser);
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
