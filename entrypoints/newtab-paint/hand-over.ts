/**
 * Gives the tab back to the browser's own new tab page. Chromium has one that can be gone to; where there is none, as in Firefox, the page
 * stays as it is: empty, in its quiet colour.
 */
const OWN_NEW_TAB = 'chrome://new-tab-page/';

interface Tabs {
  getCurrent(): Promise<{ readonly id?: number } | undefined>;
  update(id: number, change: { readonly url: string }): Promise<unknown>;
}

/** Whether the tab was given back. The tab is asked for by id: this one may have been opened in the background. */
export async function handOver(tabs: Tabs | undefined): Promise<boolean> {
  if (location.protocol !== 'chrome-extension:' || !tabs) return false;
  try {
    const id = (await tabs.getCurrent())?.id;
    if (id === undefined) return false;
    await tabs.update(id, { url: OWN_NEW_TAB });
    return true;
  } catch (thrown) {
    console.warn('this browser has no new tab page of its own to go to', thrown);
    return false;
  }
}

/** The browser's tabs, without the polyfill: it would be the largest part of what loads before the first frame. */
export function browserTabs(): Tabs | undefined {
  return (globalThis as { readonly chrome?: { readonly tabs?: Tabs } }).chrome?.tabs;
}
