/**
 * Where the notes are. Firefox gives a page that stands in a container a database and a `localStorage` of its own: a note kept there would
 * be in no list, and the list there would be empty. So nothing with notes runs in a container; it opens in a tab outside (BR-06).
 */
import { browser } from 'wxt/browser';

const OUTSIDE = 'firefox-default';

/** Whether this tab shares its storage with the rest of the extension. Only Firefox has tabs that do not. */
export async function isAtHome(): Promise<boolean> {
  // Firefox tells it of our own tabs without any permission; the polyfill's types do not know of it.
  const tab = (await browser.tabs.getCurrent()) as { readonly cookieStoreId?: string } | undefined;
  return (tab?.cookieStoreId ?? OUTSIDE) === OUTSIDE;
}

/** Opens one of our pages outside of any container, in place of this tab. */
export async function openAtHome(path: string): Promise<void> {
  const tab = await browser.tabs.getCurrent();
  await browser.tabs.create({ url: path, ...(tab?.index === undefined ? {} : { index: tab.index + 1 }) });
  if (tab?.id !== undefined) await browser.tabs.remove(tab.id);
}
