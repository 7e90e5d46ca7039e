/**
 * `npm run shots`: pictures of every step of the pause, of the options page and of the new tab, from the built extension in real Chromium.
 * Both themes; 348, 400 and 800 px wide, and 200 % zoom (half as many CSS pixels, each drawn twice as large). They go to `.output/shots/`.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { builtFor, launchBrowser } from '../tests/support/browser/launch.ts';
import { forgetEverything, openPause } from '../tests/e2e/support/journey.ts';
import { PLACES } from '../tests/e2e/support/walk.ts';

const SIZES = [
  { name: '348', width: 348, height: 500, deviceScale: 1 },
  { name: '400', width: 400, height: 600, deviceScale: 1 },
  { name: '800', width: 800, height: 600, deviceScale: 1 },
  { name: 'zoom', width: 400, height: 300, deviceScale: 2 },
] as const;
const PAGES = [
  { name: 'options', path: 'options.html', heading: /./ },
  { name: 'newtab', path: 'newtab.html', heading: /./ },
] as const;

const folder = path.resolve(import.meta.dirname, '../.output/shots');
mkdirSync(folder, { recursive: true });
let count = 0;

for (const colorScheme of ['light', 'dark'] as const) {
  for (const size of SIZES) {
    const browser = await launchBrowser('chromium', { extensionDir: builtFor('chromium'), colorScheme, reducedMotion: true, deviceScale: size.deviceScale });
    try {
      for (const place of PLACES) {
        await forgetEverything(browser);
        const page = await openPause(browser, size);
        await place.go(page);
        await shoot(page, `pause-${place.name}`);
        await page.close();
      }
      for (const { name, path: address, heading } of PAGES) {
        const page = await browser.open(address, { width: Math.max(size.width, name === 'newtab' ? 800 : 0), height: size.height });
        await page.waitFor({ role: 'heading', name: heading });
        await shoot(page, name);
        await page.close();
      }
    } finally {
      await browser.close();
    }
    async function shoot(page: Awaited<ReturnType<typeof openPause>>, name: string): Promise<void> {
      // A step that was scrolled to on the way is shown from its top, as a person first sees it.
      await page.evaluate(() => window.scrollTo(0, 0));
      await page.screenshot(path.join(folder, `${name}-${size.name}-${colorScheme}.png`));
      count += 1;
    }
  }
}
console.log(`${count} pictures in ${path.relative(process.cwd(), folder)}`);
