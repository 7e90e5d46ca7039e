/**
 * What a killed Chromium has damaged by itself. It goes on writing behind a half written line of its database, finds its sum wrong at the opening
 * after that, and throws the whole database away; and one that dies while it clears `storage.local` cannot open that again. No extension can do
 * anything about either. It says so in its own log, and only what it says there itself is taken for it.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from '../../support/browser/types.ts';

/** Chromium writes its log into the profile with it; other browsers do not know it. */
export const LOG_SWITCHES = ['--enable-logging'];
const THROWN_AWAY = /IndexedDB recovering from a corrupted \(and deleted\) database/;
const CANNOT_OPEN = /MANIFEST-\d+: Unable to create sequential file/;

const logOf = ({ profileDir }: Browser) => join(profileDir, 'chrome_debug.log');

/** Begins a new log, so that it tells of the next start alone. */
export function forgetLog(browser: Browser): void {
  rmSync(logOf(browser), { force: true });
}

/** What the notes page leaves unsaid of notes that it knew of, after the browser threw them away: a person has to hear of it (ST-10). */
export async function unsaidLoss(browser: Browser): Promise<string[]> {
  const page = await browser.open('options.html');
  await page.waitFor({ role: 'heading', name: /./ });
  const known = await page.evaluate(async () => ((await chrome.storage.local.get('kept'))['kept'] as { count?: number } | undefined)?.count ?? 0);
  const isSaid = known === 0 || (await page.waitFor('Notes are missing').then(() => true, () => false));
  await page.close();
  return isSaid ? [] : [`nothing is said of ${known} lost notes`];
}

/** What the browser has damaged by its own account, or null; `thrown` is what a page was told. */
export function ownDamage(browser: Browser, thrown: unknown): 'threw the database away' | 'cannot open storage.local' | null {
  if (browser.name !== 'chromium') return null;
  if (CANNOT_OPEN.test(String(thrown))) return 'cannot open storage.local';
  const log = existsSync(logOf(browser)) ? readFileSync(logOf(browser), 'utf8') : '';
  return THROWN_AWAY.test(log) ? 'threw the database away' : null;
}
