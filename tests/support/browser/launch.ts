/**
 * Where a test begins:
 *
 *     describe.each(browsers)('in %s', (name) => {
 *       let browser: Browser;
 *       beforeAll(async () => { browser = await launchBrowser(name, { extensionDir: builtFor(name) }); });
 *       afterAll(() => browser?.close());
 *
 * A start costs about two seconds: one per file is enough for most files.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { BROWSERS, findBrowser } from '../../../scripts/setup.mjs';
import { launchChromium } from './chromium.ts';
import { launchFirefox } from './firefox.ts';
import type { Browser, BrowserName, LaunchOptions } from './types.ts';

const ALL: BrowserName[] = ['chromium', 'firefox'];

/** Both, or those named in ONE_BEAT_BROWSERS (`chromium`, `firefox`, with a comma between). */
export const browsers: BrowserName[] = chosenBrowsers(process.env.ONE_BEAT_BROWSERS);

export function chosenBrowsers(wish: string | undefined): BrowserName[] {
  if (!wish) return ALL;
  const names = wish.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !ALL.includes(name as BrowserName));
  if (unknown !== undefined) throw new Error(`ONE_BEAT_BROWSERS names "${unknown}"; it may name ${ALL.join(' and ')}.`);
  return ALL.filter((name) => names.includes(name));
}

/** The folder that `npm run build` leaves for a browser. */
export function builtFor(name: BrowserName): string {
  const folder = name === 'chromium' ? 'chrome-mv3' : 'firefox-mv3';
  return path.resolve(import.meta.dirname, '../../../.output', folder);
}

export async function launchBrowser(name: BrowserName, options: LaunchOptions): Promise<Browser> {
  const extensionDir = path.resolve(options.extensionDir);
  if (!existsSync(path.join(extensionDir, 'manifest.json'))) throw new Error(`There is no extension in ${extensionDir}: build it first.`);
  const start = name === 'chromium' ? launchChromium : launchFirefox;
  return start(findProgram(name), { ...options, extensionDir });
}

/** The browser's program, found as `npm test` finds it, or an error that says how to get it. */
export function findProgram(name: BrowserName): string {
  const found = findBrowser(name);
  if (found === undefined) {
    const { variable, debian, hint } = BROWSERS[name];
    throw new Error(`No ${name} found. Install ${hint} (on Debian: sudo apt-get install ${debian}), or put the path of its program in ${variable}.`);
  }
  return found;
}
