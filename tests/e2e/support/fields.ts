/** Every field in which something can be typed, how to come to it, and how the browser sees it. */
import type { Browser, Surface } from '../../support/browser/types.ts';
import { noteWith } from '../../support/sample-pause.ts';
import { forgetEverything, openPause, TITLES } from './journey.ts';
import { openNotes, putRecords } from './notes.ts';
import { PLACES } from './walk.ts';

/** One field as the browser sees it. */
export type Field = { readonly name: string; readonly isText: boolean; readonly spell: boolean; readonly suggests: string; readonly corrects: string; readonly completes: string };

/** The fields of a page as it stands. */
export const fieldsOf = (page: Surface): Promise<Field[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLInputElement>('textarea, input, select, [contenteditable]')].map((field) => ({
      name: `${field.localName} ${field.getAttribute('aria-label') ?? field.labels?.[0]?.textContent ?? field.placeholder ?? ''}`.trim(),
      isText: !['checkbox', 'radio', 'range', 'date', 'time', 'datetime-local', 'file', 'select-one'].includes(field.type),
      spell: field.spellcheck,
      suggests: field.getAttribute('writingsuggestions') ?? '',
      corrects: field.getAttribute('autocorrect') ?? '',
      completes: field.getAttribute('autocomplete') ?? field.form?.getAttribute('autocomplete') ?? '',
    })),
  );

const NOTE = noteWith('n1', { urgeText: 'a note to edit', verdict: 'both' }, '2026-11-01T09:00:00+00:00');

/** Every place of the pause where something can be typed, opened one after the other; `seen` is called on each. */
export async function throughPauses(browser: Browser, seen: (page: Surface) => Promise<void>): Promise<void> {
  for (const { go } of PLACES) {
    const page = await openPause(browser);
    await go(page);
    await seen(page);
    await page.close();
    await forgetEverything(browser);
  }
  const popup = await openPause(browser);
  await popup.click('button', 'Look at it first');
  await popup.click('button', /^Own word.*pull want/);
  await seen(popup);
  await popup.close();
  await forgetEverything(browser);
  for (const kind of ['I noticed it later', 'Closeness came and held']) {
    const short = await openPause(browser);
    await short.click('button', kind);
    await short.waitFor({ role: 'textbox', name: /./ });
    await seen(short);
    await short.close();
    await forgetEverything(browser);
  }
  const tab = await browser.open('newtab.html', { width: 900, height: 800 });
  await tab.waitFor({ role: 'button', name: 'Pause' });
  await tab.click('button', 'Pause');
  await tab.click('button', 'How strong, and what came before');
  await seen(tab);
  await tab.close();
}

/** The same for every part of the options page. */
export async function throughOptions(browser: Browser, seen: (page: Surface) => Promise<void>): Promise<void> {
  const page = await openNotes(browser, /./);
  await putRecords(page, [NOTE], [{ id: 'look-back:n1:day', noteId: 'n1', kind: 'look-back', span: 'day', at: Date.now() - 3_600_000 }]);
  await page.waitFor('a note to edit');
  await page.click('button', 'More filters');
  await page.click('button', 'Edit a note to edit');
  await page.waitFor({ role: 'textbox', name: TITLES.slow });
  await seen(page);
  await page.click('button', 'Done');
  await page.click('button', 'Choose several');
  await seen(page);
  // Whatever parts the page has by now, as each of them opens.
  const parts = await page.evaluate(() => [...document.querySelectorAll('.room-nav li button')].map((part) => part.textContent!.split(',')[0]!));
  if (parts.length < 5) throw new Error(`the options page has only these parts: ${parts.join(', ')}`);
  for (const part of parts) {
    await page.click('button', new RegExp(`^${part}(,|$)`));
    await page.waitFor({ role: 'heading', name: part });
    if (part === 'Settings') await page.click('button', /^Add a word/);
    if (part === 'Help') {
      await page.click('button', 'Show it');
      await page.click('button', 'Write it');
      await page.click('button', 'Add a person');
    }
    await seen(page);
  }
  await page.close();
}
