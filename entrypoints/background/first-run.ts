import { browser } from 'wxt/browser';

const SHOWN_KEY = 'firstRunShown';

/** Opens the first pages after the first installation, and never for an update of the browser or of the extension (SW-06). */
export async function openFirstRun(reason: string): Promise<void> {
  if (reason !== 'install') return;
  const shown = (await browser.storage.local.get(SHOWN_KEY))[SHOWN_KEY];
  if (shown === true) return;
  await browser.storage.local.set({ [SHOWN_KEY]: true });
  await browser.tabs.create({ url: '/first-run.html' });
}
