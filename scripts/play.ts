/**
 * `npm start` where there is no screen: goes through a real pause in the built extension, in a browser that nobody sees. It prints the kept
 * note and writes pictures of the way to `.output/play/`.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { pause, storedNotes } from '../tests/e2e/support/journey.ts';
import { builtFor, findProgram, launchBrowser } from '../tests/support/browser/launch.ts';
import type { BrowserName, Surface } from '../tests/support/browser/types.ts';

const folder = path.resolve(import.meta.dirname, '../.output/play');
mkdirSync(folder, { recursive: true });

const name = installed('chromium') ? 'chromium' : 'firefox';
const browser = await launchBrowser(name, { extensionDir: builtFor(name) });
const pictures: string[] = [];
try {
  // The button on the toolbar, and the popup that it opens. What is chosen is found by where it stands: the words may have been changed.
  const popup = await browser.openRealPopup();
  await shootStep(popup);
  await goOn(popup, 'button', await firstOf(popup, '.chips .chip'));
  await goOn(popup, 'button', await firstOf(popup, '.chips .chip'));
  const verdicts = await popup.byRole('radio');
  await popup.click('radio', verdicts[2]!.name);
  await goOn(popup, 'button', 'Next');
  await popup.click('button', await firstOf(popup, '.chips .chip'));
  await goOn(popup, 'button', 'Keep and close');
  const [note] = await storedNotes(popup);
  await popup.close();

  const options = await browser.open('options.html', { width: 1100, height: 760 });
  await options.waitFor('1 note');
  await shoot(options, 'notes');
  await options.close();
  const tab = await browser.newTab();
  await tab.waitFor({ role: 'button', name: 'Pause' });
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

/** Clicks what leads to the next step, and waits for its heading. */
async function goOn(page: Surface, role: string, name: string): Promise<void> {
  const before = await headingOf(page);
  await page.click(role, name);
  const end = Date.now() + 5_000;
  while ((await headingOf(page)) === before) {
    if (Date.now() > end) throw new Error(`nothing came after “${before}”`);
    await pause(50);
  }
  await shootStep(page);
}

async function shootStep(page: Surface): Promise<void> {
  await page.waitFor({ role: 'heading', name: /./ });
  await shoot(page, (await headingOf(page)).replace(/, step .*$/, '').toLowerCase().replace(/[^a-z]+/g, '-').replace(/^-|-$/g, ''));
}

async function headingOf(page: Surface): Promise<string> {
  return (await page.byRole('heading'))[0]?.name ?? '';
}

/** The name of the first thing that fits. */
function firstOf(page: Surface, selector: string): Promise<string> {
  return page.evaluate((wanted) => document.querySelector(wanted)?.textContent?.trim() ?? '', selector);
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
