/**
 * `npm start` where there is no screen: goes through a real pause in the built extension, in a browser that nobody sees. It prints the kept
 * note and writes pictures of the way to `.output/play/`.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { translator } from '../core/translate.ts';
import { pause, storedNotes } from '../tests/e2e/support/journey.ts';
import { builtFor, findProgram, launchBrowser } from '../tests/support/browser/launch.ts';
import type { BrowserName, Surface } from '../tests/support/browser/types.ts';

const folder = path.resolve(import.meta.dirname, '../.output/play');
mkdirSync(folder, { recursive: true });
// The words may have been changed: buttons are asked for by what they say by now, and what is chosen by where it stands.
const t = translator(parse(readFileSync(path.resolve(import.meta.dirname, '../locales/en.yml'), 'utf8')), 'en');

const wanted = process.argv.slice(2) as BrowserName[];
const name = wanted.find(installed) ?? 'firefox';
const browser = await launchBrowser(name, { extensionDir: builtFor(name) });
const pictures: string[] = [];
try {
  // The button on the toolbar, and the popup that it opens.
  const popup = await browser.openRealPopup();
  // Whatever steps there are: the first thing that is offered, then on, until only keeping is left.
  await shootStep(popup);
  while (await answer(popup)) await shootStep(popup);
  await goOn(popup, t('act.keep'));
  await shootStep(popup);
  const [note] = await storedNotes(popup);
  await popup.close();

  const options = await browser.open('options.html', { width: 1100, height: 760 });
  await options.waitFor(t('notes.count', { n: 1 }));
  await shoot(options, 'notes');
  await options.close();
  const tab = await browser.newTab();
  await tab.waitFor({ role: 'button', name: t('newtab.pause') });
  await shoot(tab, 'new-tab');
  await tab.close();

  const foreign = await browser.foreignRequests();
  console.log(`A pause in ${name}, from the toolbar to a kept note:`);
  console.log(JSON.stringify(note, null, 2));
  console.log(`Requests to anywhere else: ${foreign.length}`);
  console.log(`Pictures: ${pictures.map((file) => path.relative(process.cwd(), file)).join(', ')}`);
} finally {
  await browser.close();
}

/** Gives one answer on the step and goes on. False where there is no next step. */
async function answer(page: Surface): Promise<boolean> {
  const before = await headingOf(page);
  const [, , both] = await page.byRole('radio');
  const chip = await page.evaluate(() => document.querySelector('.chips .chip')?.textContent?.trim() ?? '');
  if (both) await page.click('radio', both.name);
  else if (chip) await page.click('button', chip);
  // On some steps one tap goes on by itself, after a moment.
  for (let wait = 0; wait < 10; wait += 1) {
    if ((await headingOf(page)) !== before) return true;
    await pause(50);
  }
  if ((await page.byRole('button', t('act.next'))).length === 0) return false;
  await goOn(page, t('act.next'));
  return true;
}

/** Clicks a button, and waits for the heading of what comes after it. */
async function goOn(page: Surface, name: string): Promise<void> {
  const before = await headingOf(page);
  await page.click('button', name);
  const end = Date.now() + 5_000;
  while ((await headingOf(page)) === before) {
    if (Date.now() > end) throw new Error(`nothing came after “${before}”`);
    await pause(50);
  }
}

async function shootStep(page: Surface): Promise<void> {
  await page.waitFor({ role: 'heading', name: /./ });
  await shoot(page, (await headingOf(page)).replace(/,[^,]*$/, '').toLowerCase().replace(/[^a-z]+/g, '-').replace(/^-|-$/g, ''));
}

async function headingOf(page: Surface): Promise<string> {
  return (await page.byRole('heading'))[0]?.name ?? '';
}

async function shoot(page: Surface, place: string): Promise<void> {
  const file = path.join(folder, `${pictures.length + 1}-${place}.png`);
  await page.screenshot(file);
  pictures.push(file);
}

function installed(browserName: BrowserName): boolean {
  try {
    findProgram(browserName);
    return true;
  } catch {
    return false;
  }
}
