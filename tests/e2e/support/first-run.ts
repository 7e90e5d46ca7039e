import type { Browser } from '../../support/browser/types.ts';
import { pause } from './journey.ts';

type Tabs = { query(filter: object): Promise<{ url?: string }[]> };
type Scope = { browser?: { tabs: Tabs }; chrome: { tabs: Tabs } };

const WITHIN_MS = 15_000;

/** The page of the first run opens once, by itself, and takes the place in front: only after it is a new tab the last one. */
export async function firstRunPassed(browser: Browser): Promise<void> {
  const isOpen = () =>
    browser.background(async () => {
      const scope = globalThis as unknown as Scope;
      return (await (scope.browser ?? scope.chrome).tabs.query({})).some(({ url }) => url?.endsWith('/first-run.html'));
    });
  const end = Date.now() + WITHIN_MS;
  while (!(await isOpen())) {
    if (Date.now() > end) throw new Error(`the first pages did not open within ${WITHIN_MS} ms`);
    await pause(200);
  }
}
