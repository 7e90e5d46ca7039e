import { browser } from 'wxt/browser';
import { writeLocal } from '../../storage/areas.ts';

const SHOWN_KEY = 'firstRunShown';
const PAGE = '/first-run.html';

/**
 * Opens the first pages after the first installation, and never for an update of the browser or of the extension (SW-06). Where there is no
 * window to open a tab in, it opens one; where that is refused too, nothing breaks and nothing is marked as shown (BR-07). It never rejects.
 */
export async function openFirstRun(reason: string): Promise<void> {
  if (reason !== 'install') return;
  // What cannot be read says nothing: an installation comes once, and without these pages nobody is told how the notes are kept.
  const shown = await browser.storage.local.get(SHOWN_KEY).then((stored) => stored[SHOWN_KEY], (thrown: unknown) => console.warn('it is not known whether the first pages were shown', thrown));
  if (shown === true) return;
  try {
    await browser.tabs.create({ url: PAGE }).catch(() => browser.windows.create({ url: PAGE }));
  } catch (thrown) {
    console.warn('the first pages could not be opened', thrown);
    return;
  }
  await writeLocal({ [SHOWN_KEY]: true }).catch((thrown: unknown) => console.warn('that the first pages were shown could not be kept', thrown));
}
