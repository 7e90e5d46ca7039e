/**
 * `npm start` where there is no screen: goes through a real pause in the built extension, in a browser that nobody sees. It prints the kept
 * note and writes pictures of the way to `.output/play/`.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { storedNotes, TITLES, waitForStep } from '../tests/e2e/support/journey.ts';
import { builtFor, findProgram, launchBrowser } from '../tests/support/browser/launch.ts';
import type { BrowserName, Surface } from '../tests/support/browser/types.ts';

const folder = path.resolve(import.meta.dirname, '../.output/play');
mkdirSync(folder, { recursive: true });

const name = installed('chromium') ? 'chromium' : 'firefox';
const browser = await launchBrowser(name, { extensionDir: builtFor(name) });
const pictures: string[] = [];
try {
  // The button on the toolbar, and the popup that it opens.
  const popup = await browser.openRealPopup();
  await step(popup, TITLES.slow);
  await popup.click('button', 'go quiet');
  await step(popup, TITLES.feeling);
  await popup.click('button', 'restless');
  await waitForStep(popup, TITLES.signal);
  await popup.click('radio', /^Some of both/);
  await step(popup, TITLES.signal);
  await popup.click('button', 'Next');
  await popup.click('button', 'Come back to it tomorrow');
  await step(popup, TITLES.nextStep);
  await popup.click('button', 'Keep and close');
  await step(popup, TITLES.kept);
  const [note] = await storedNotes(popup);
  await popup.close();

  const options = await browser.open('options.html', { width: 1100, height: 760 });
  await options.waitFor('go quiet · restless');
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

async function step(page: Surface, title: string): Promise<void> {
  await waitForStep(page, title);
  await shoot(page, title.toLowerCase().replace(/[^a-z]+/g, '-').replace(/-$/, ''));
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
