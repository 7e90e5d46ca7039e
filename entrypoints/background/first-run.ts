import { browser } from 'wxt/browser';
import { writeLocal } from '../../storage/areas.ts';

const SHOWN_KEY = 'firstRunShown';
const PAGE = '/first-run.html';

/**
 * Opens the first pages after the first installation, and never for an update of the browser or of the extension (SW-06). Where there is no
 * window to open a tab in, it opens one; where that is refused too, nothing breaks and nothing is marked as shown (BR-07).
 */
export async function openFirstRun(reason: string): Promise<void> {
  if (reason !== 'install') return;
  const shown = (await browser.storage.local.get(SHOWN_KEY))[SHOWN_KEY];
  if (shown === true) return;
  try {
    await browser.tabs.create({ url: PAGE }).catch(() => browser.windows.create({ url: PAGE }));
  } catch (thrown) {
    console.warn('the first pages could not be opened', thrown);
    return;
  }
  await writeLocal({ [SHOWN_KEY]: true });
}
