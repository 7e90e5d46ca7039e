// long: bringing a copy in is one walk, from each way to give a file to each way out of it, over the same page
/** A copy brought in, in real browsers: what is shown before, what is written and what is not, and what any other file leads to. */
import { readFileSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../core/settings.ts';
import { sealFile } from '../../storage/sealed-file.ts';
import { browsers, builtFor, launchBrowser } from '../support/browser/launch.ts';
import type { Browser, Surface } from '../support/browser/types.ts';
import { copyText } from '../support/copies.ts';
import { listen, longestSilence, LONGEST_SILENCE_MS } from './support/silence.ts';
import { ALL_ANSWERS, NINE, noteWith } from '../support/sample-pause.ts';
import { ROOT } from '../support/word-files.ts';
import { chooseCopy, fileFolder, openCopies, type FileFolder } from './support/copies.ts';
import { throughPauses } from './support/fields.ts';
import { forgetEverything, leave, openPause, pause, storedNotes, storedRecords } from './support/journey.ts';
import { openNotes, putRecords, titles } from './support/notes.ts';

const word = { id: 'own:1', list: 'urges' as const, text: 'hide under a blanket', isPinned: true, isArchived: false };
const three = [noteWith('a', ALL_ANSWERS), noteWith('b', { urgeText: 'second' }), noteWith('c', { urges: ['own:1'] })];
const CHANGED = { ...DEFAULT_SETTINGS, breathCount: 7, theme: 'dark', offersLookBack: false, lookBackSpans: [], newTab: { isCovered: true, howOften: 'never', picksByPattern: false } };
const COPY = copyText({ notes: three, ownWords: [word], bin: [{ id: 'z', deletedAt: Date.now() - 1000, note: noteWith('z', { urgeText: 'thrown away' }) }] }, { settings: CHANGED });

function storedSettings(page: Surface): Promise<unknown> {
  return page.evaluate(async () => {
    const api = (globalThis as unknown as { browser?: typeof chrome }).browser ?? chrome;
    return (await api.storage.local.get('settings'))['settings'];
  });
}

/** The note ids in the list, and how many records the other stores hold. */
async function kept(page: Surface): Promise<string> {
  const [notes, bin, words] = await Promise.all([storedNotes(page), storedRecords(page, 'bin'), storedRecords(page, 'ownWords')]);
  return `${notes.map(({ id }) => id).join(' ')} | ${bin.length} in the bin | ${words.length} words`;
}

describe.each(browsers)('bringing a copy in, in %s', (name) => {
  let browser: Browser;
  let files: FileFolder;
  let page: Surface;
  beforeAll(async () => {
    files = fileFolder();
    browser = await launchBrowser(name, { extensionDir: builtFor(name) });
  });
  afterAll(async () => {
    files.remove();
    await leave(browser);
  });
  beforeEach(async () => {
    await page?.close();
    await forgetEverything(browser);
    page = await openCopies(browser);
  });

  it('shows what is in it, writes nothing before it is told to, and then everything (IE-14)', async () => {
    await chooseCopy(page, files.file('copy.json', COPY));
    await page.waitFor('3 notes are new here.');
    await page.waitFor('1 deleted note goes to the bin here.');
    expect(await kept(page)).toBe(' | 0 in the bin | 0 words');
    expect(await page.axe()).toEqual([]);
    await page.click('button', 'Bring in 3 notes');
    await page.waitFor('3 notes were brought in');
    expect(await kept(page)).toBe('a b c | 1 in the bin | 1 words');
    // Beside them stands which version wrote them.
    expect(await storedSettings(page)).toMatchObject(CHANGED);
    await page.click('button', 'Notes');
    await page.waitFor('3 notes');
    await page.waitFor('hide under a blanket');
    expect(await page.errors()).toEqual([]);
  });

  it('tells the other open pages', async () => {
    const other = await openNotes(browser, 'No notes yet');
    await page.activate();
    await page.click('button', 'Copies');
    await chooseCopy(page, files.file('copy.json', COPY));
    await page.click('button', 'Bring in 3 notes');
    await page.waitFor('3 notes were brought in');
    await other.waitFor('3 notes');
    await other.close();
  });

  it('twice is as once, and what was edited since stays (IE-01)', async () => {
    const file = files.file('copy.json', COPY);
    await chooseCopy(page, file);
    await page.click('button', 'Bring in 3 notes');
    await page.waitFor('3 notes were brought in');
    await page.click('button', 'Bring in another copy');
    await chooseCopy(page, file);
    await page.waitFor('3 notes are already here, just the same.');
    await page.waitFor('There is nothing to bring in.');
    await putRecords(page, [{ ...noteWith('b', { urgeText: 'edited here' }), changedAt: NINE + 60_000 }]);
    await page.click('button', 'Leave it');
    await chooseCopy(page, file);
    await page.waitFor('1 note was changed later here');
    await page.click('button', 'Look at it');
    await page.waitFor('edited here');
    await page.waitFor('There is nothing to bring in.');
    await page.fill('combobox', /What to do with/, 'Take the copy’s');
    await page.click('button', 'Bring in 1 note');
    await page.waitFor('1 note was brought in');
    expect((await storedNotes(page)).find(({ id }) => id === 'b')?.urgeText).toBe('second');
    await page.click('button', 'Take it back');
    await page.waitFor('All is as it was before.');
    expect((await storedNotes(page)).find(({ id }) => id === 'b')?.urgeText).toBe('edited here');
  });

  it('names a malformed note by its place before anything is written, and a second try makes no copies (IE-02)', async () => {
    const notes: unknown[] = Array.from({ length: 100 }, (_, at) => noteWith(`n${at}`));
    notes[56] = { urgeText: 'without a name' };
    const file = files.file('hundred.json', copyText({ notes }));
    await chooseCopy(page, file);
    await page.waitFor('Note 57: it has no name of its own.');
    expect(await storedNotes(page)).toEqual([]);
    await page.click('button', 'Leave it');
    await page.waitFor({ role: 'heading', name: 'Bring a copy in' });
    expect(await storedNotes(page)).toEqual([]);
    await chooseCopy(page, file);
    await page.click('button', 'Bring in 99 notes');
    await page.waitFor('99 notes were brought in');
    await page.click('button', 'Bring in another copy');
    await chooseCopy(page, file, '99 notes are already here');
    expect(await storedNotes(page)).toHaveLength(99);
  });

  it.each([
    ['nothing', '', 'This file is empty, or it is a folder.'],
    ['a package', readFileSync(join(ROOT, 'package.json')), 'This file is JSON, but not a copy from One Beat.'],
    ['a word', '"x"', 'not a copy from One Beat'],
    ['an empty object', '{}', 'not a copy from One Beat'],
    ['a list', '[]', 'not a copy from One Beat'],
    ['null', 'null', 'not a copy from One Beat'],
    ['another program’s notes', '{"notes":[{"id":"x","content":"y"}],"tags":[]}', 'not a copy from One Beat'],
    ['a picture', readFileSync(join(ROOT, 'public/icon/96.png')), 'This file is not text.'],
    ['an archive', Uint8Array.from([0x50, 0x4b, 3, 4, 0x14, 0, 0, 0, 8, 0, 0xa5, 0xff]), 'This file is not text.'],
    ['half a copy', COPY.slice(0, 500), 'is cut off or damaged'],
    ['a later copy', JSON.stringify({ format: 'one-beat', version: 99, stores: {} }), 'A later version of One Beat saved this copy.'],
    ['a deep nest', `${'['.repeat(200_000)}${']'.repeat(200_000)}`, 'nested more deeply'],
  ])('of %s is refused with its reason, and nothing is written (IE-04)', async (what, content, answer) => {
    await chooseCopy(page, files.file('wrong.json', content), answer);
    await page.waitFor('Nothing was written.');
    expect(await kept(page)).toBe(' | 0 in the bin | 0 words');
    // The page still works.
    await chooseCopy(page, files.file('right.json', COPY), '3 notes are new here.');
    expect(await page.errors(), what).toEqual([]);
  });

  it('of a folder, and of one that has gone since it was chosen, gets an answer: none is being read for ever (IE-04)', async () => {
    await page.click('button', 'Copies');
    if (name === 'chromium') {
      // Only this browser lets a test choose a folder; how large it says it is depends on the disk.
      await chooseCopy(page, files.folder('copy.json'), /This can’t be read\.|This file is empty, or it is a folder\./);
      await page.waitFor('Nothing was written.');
      await page.reload();
    }
    const gone = files.file('gone.json', COPY);
    // Chosen, and held back until it is gone.
    await page.evaluate(() => {
      addEventListener('change', (event) => {
        event.stopImmediatePropagation();
        Object.assign(window, { chosen: [...((event.target as HTMLInputElement).files ?? [])] });
      }, { capture: true, once: true });
    });
    await page.chooseFile('textbox', /^Choose /, [gone]);
    rmSync(gone);
    await page.evaluate(() => {
      const drop = Object.assign(new Event('drop', { bubbles: true, cancelable: true }), { dataTransfer: { files: (window as unknown as { chosen: File[] }).chosen } });
      document.querySelector('.choose-file')!.dispatchEvent(drop);
    });
    await page.waitForGone('The file is being read.');
    await page.waitFor('This can’t be read.');
    await chooseCopy(page, files.file('right.json', COPY), '3 notes are new here.');
    expect(await page.errors()).toEqual([]);
  });

  it('of 300 MB is refused before it is read, and ten thousand notes show how far they are, leave the page answering and can be stopped (IE-06)', async () => {
    const huge = files.file('huge.json', '');
    truncateSync(huge, 300_000_000);
    await chooseCopy(page, huge, 'A copy may have up to 200 MB.', 20_000);
    const many = files.file('many.json', copyText({ notes: Array.from({ length: 10_000 }, (_, at) => noteWith(`many-${at}`, { ...ALL_ANSWERS, nextStep: null })) }));
    await listen(page);
    await chooseCopy(page, many, '10,000 notes are new here.', 60_000);
    expect(await longestSilence(page), 'while it is read and compared').toBeLessThan(LONGEST_SILENCE_MS);
    await page.evaluate(() => {
      // Stopped as soon as some are written, which a hand would be too slow for; and what was said until then is remembered.
      const said = new Set<string>();
      Object.assign(window, { said });
      new MutationObserver(() => {
        const text = document.querySelector('.bring-working')?.textContent ?? '';
        if (/[1-9][\d,]* of 10,000 done/.test(text)) {
          said.add(text);
          document.querySelector<HTMLButtonElement>('.bring-working button')?.click();
        }
      }).observe(document.body, { subtree: true, childList: true, characterData: true });
    });
    await page.click('button', 'Bring in 10,000 notes');
    await page.waitFor('You stopped it.', { timeoutMs: 60_000 });
    await page.waitFor('Nothing was written.');
    expect(await longestSilence(page), 'while it is written').toBeLessThan(LONGEST_SILENCE_MS);
    expect(await page.evaluate(() => [...(window as unknown as { said: Set<string> }).said].length)).toBeGreaterThan(0);
    expect(await kept(page)).toBe(' | 0 in the bin | 0 words');
    expect(await page.errors()).toEqual([]);
  });

  it('opens a locked one with its passphrase alone, and not with another', async () => {
    await chooseCopy(page, files.file('locked.json', await sealFile(COPY, 'a calm grey sea')), 'This copy is locked.');
    await page.fill('textbox', 'Passphrase of the copy', 'a calm grey lake');
    await page.click('button', 'Open the copy');
    await page.waitFor('That did not open it.', { timeoutMs: 30_000 });
    await page.fill('textbox', 'Passphrase of the copy', 'a calm grey sea');
    await page.click('button', 'Open the copy');
    await page.waitFor('3 notes are new here.', { timeoutMs: 30_000 });
    await page.click('button', 'Bring in 3 notes');
    await page.waitFor('3 notes were brought in');
  });

  it('in place of everything keeps what was there until the browser starts again', async () => {
    await putRecords(page, [noteWith('mine', { urgeText: 'here before' })]);
    const file = files.file('copy.json', COPY);
    const replace = async () => {
      await chooseCopy(page, file);
      await page.click('button', 'Put the copy in place of everything');
      await page.click('button', 'Put it in their place');
      await page.waitFor('The copy is in place, with 3 notes.');
    };
    await replace();
    expect(await kept(page)).toBe('a b c | 1 in the bin | 1 words');
    await page.reload();
    await page.click('button', 'Bring back what was here');
    await page.waitFor('Bring back what was here?');
    await page.evaluate(() => document.querySelector<HTMLButtonElement>('dialog .main')?.click());
    await page.waitFor('What was here before is back.');
    expect(await kept(page)).toBe('mine | 0 in the bin | 0 words');
    await page.click('button', 'Bring in another copy');
    await replace();
    await browser.restart();
    page = await openCopies(browser);
    // The worker removes it as the browser starts, which may be just now.
    for (const end = Date.now() + 5_000; Date.now() < end && (await storedRecords(page, 'replaced')).length > 0; await pause(50));
    expect(await storedRecords(page, 'replaced')).toEqual([]);
    await page.reload();
    await page.waitFor({ role: 'heading', name: 'Bring a copy in' });
    expect(await page.byRole('button', 'Bring back what was here')).toEqual([]);
    expect(await kept(page)).toBe('a b c | 1 in the bin | 1 words');
  });

  it('with keys that name a prototype changes no object of the page, and all goes on (SE-02)', async () => {
    await chooseCopy(page, join(ROOT, 'tests/fixtures/copies/broken-prototype.json'));
    await page.click('button', 'Bring in 1 note');
    await page.waitFor('1 note was brought in');
    const touched = () => page.evaluate(() => ['polluted', 'safety', 'theme'].filter((name) => name in {} || name in [] || name in (() => undefined)));
    expect(await touched()).toEqual([]);
    for (const record of [...(await storedNotes(page)), await storedSettings(page)]) expect(Object.keys(record ?? {}).filter((key) => ['__proto__', 'constructor', 'prototype', 'polluted'].includes(key))).toEqual([]);
    await page.click('button', 'Notes');
    await page.waitFor('1 note');
    await page.click('button', /^Edit /);
    await page.waitFor({ role: 'button', name: 'Done' });
    await page.reload();
    await page.waitFor('1 note');
    expect(await touched()).toEqual([]);
    expect(await page.errors()).toEqual([]);
  });

  it('with markup and script links everywhere shows them as plain text (SE-01)', async () => {
    const image = '<img src=x onerror="window.harmed=1">';
    const svg = '<svg onload="window.harmed=1"><a href="javascript:window.harmed=1">go</a></svg>';
    const text = copyText(
      { notes: [noteWith(image, { urgeText: svg, who: image, urges: ['own:1', svg], message: 'javascript:alert(1)', saidOrDone: image })], ownWords: [{ ...word, text: image }] },
      { settings: { ...DEFAULT_SETTINGS, [svg]: image, theme: image } },
    );
    await chooseCopy(page, files.file('harm.json', text));
    await page.click('button', 'Show the new note');
    await page.waitFor(image);
    await page.click('button', 'Bring in 1 note');
    await page.waitFor('1 note was brought in');
    await page.click('button', 'Notes');
    await page.waitFor(svg);
    expect((await titles(page))[0]).toContain(image);
    const popup = await openPause(browser);
    await popup.waitFor(image);
    for (const surface of [page, popup]) {
      const found = await surface.evaluate(() => ({ harmed: 'harmed' in window, odd: document.querySelectorAll('main img, main svg[onload], a[href^="javascript"], img[src="x"]').length }));
      expect(found).toEqual({ harmed: false, odd: 0 });
      expect(await surface.errors()).toEqual([]);
    }
    await popup.close();
  });

  it('is offered where a file can be chosen: in a tab, and nowhere in the popup (BR-03)', async () => {
    const fields = (surface: Surface) => surface.evaluate(() => document.querySelectorAll('input[type="file"]').length);
    const popup = await browser.openRealPopup();
    await popup.waitFor({ role: 'heading', name: /./ });
    expect(await fields(popup)).toBe(0);
    await popup.close();
    // Whatever step it stands on, the short notes and the new tab's pause too.
    const counts: number[] = [];
    await throughPauses(browser, async (place) => void counts.push(await fields(place)));
    expect(counts.length).toBeGreaterThan(10);
    expect(counts.filter((count) => count > 0)).toEqual([]);
    await page.close();
    page = await openCopies(browser);
    expect(await fields(page)).toBe(1);
    expect(await page.url()).toBe(`${browser.origin}/options.html`);
    await chooseCopy(page, files.file('right.json', COPY), '3 notes are new here.');
  });
});
