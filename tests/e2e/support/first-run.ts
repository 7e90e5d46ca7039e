import { expect, vi } from 'vitest';
import type { Browser } from '../../support/browser/types.ts';

type Tabs = { query(filter: object): Promise<{ url?: string }[]> };
type Scope = { browser?: { tabs: Tabs }; chrome: { tabs: Tabs } };

/** The page of the first run opens once, by itself, and takes the place in front: only after it is a new tab the last one. */
export async function firstRunPassed(browser: Browser): Promise<void> {
  const isOpen = () =>
    browser.background(async () => {
      const scope = globalThis as unknown as Scope;
      return (await (scope.browser ?? scope.chrome).tabs.query({})).some(({ url }) => url?.endsWith('/first-run.html'));
    });
  await vi.waitFor(async () => expect(await isOpen()).toBe(true), { timeout: 15_000, interval: 200 });
}
