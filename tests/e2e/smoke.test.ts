/**
 * Does it run at all: every page opens, the background wakes, and what is stored outlives the popup, the background and the browser itself.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browsers, builtFor, launchBrowser } from '../support/browser/launch.ts';
import type { Browser } from '../support/browser/types.ts';

type Storage = { storage: { local: { get(key: string): Promise<Record<string, unknown>>; set(values: Record<string, unknown>): Promise<void> } } };

const store = (value: string) => {
  const scope = globalThis as unknown as { browser?: Storage; chrome: Storage };
  return (scope.browser ?? scope.chrome).storage.local.set({ smokeTest: value });
};

const stored = async () => {
  const scope = globalThis as unknown as { browser?: Storage; chrome: Storage };
  return (await (scope.browser ?? scope.chrome).storage.local.get('smokeTest')).smokeTest;
};

describe.each(browsers)('the extension in %s', (name) => {
  let browser: Browser;
  let origin: string;

  beforeAll(async () => {
    browser = await launchBrowser(name, { extensionDir: builtFor(name) });
    origin = browser.origin;
  });
  afterAll(() => browser?.close());

  it.each(['popup.html', 'options.html', 'newtab.html'])('opens %s with a heading, without an error and with nothing for axe to say', async (path) => {
    const page = await browser.open(path);
    await page.waitFor({ role: 'heading', name: /\S/ });
    expect(await page.axe()).toEqual([]);
    expect(await page.errors()).toEqual([]);
    await page.close();
    expect(await page.isOpen()).toBe(false);
  });

  it('shows its own page in a new tab', async () => {
    const page = await browser.newTab();
    expect(await page.url()).toBe(`${origin}/newtab.html`);
    await page.close();
  });

  it('opens the popup of its toolbar button', async () => {
    const popup = await browser.openRealPopup();
    await popup.waitFor({ role: 'heading', name: /\S/ });
    expect(await popup.url()).toBe(`${origin}/popup.html`);
    expect(await popup.errors()).toEqual([]);
    await popup.close();
    expect(await popup.isOpen()).toBe(false);
  });

  it('has a background that comes back after it was stopped', async () => {
    await browser.background(() => {
      (globalThis as { smokeTest?: string }).smokeTest = 'the first life';
    });
    await browser.stopWorker();
    expect(await browser.background(() => (globalThis as { smokeTest?: string }).smokeTest ?? 'a new life')).toBe('a new life');
    expect(await browser.backgroundErrors()).toEqual([]);
  });

  it('keeps its address and what it stored when the browser restarts', async () => {
    await browser.background(store, 'before the restart');
    await browser.restart();
    expect(browser.origin).toBe(origin);
    expect(await browser.background(stored)).toBe('before the restart');
  });

  it('is there again after the browser was killed', async () => {
    await browser.kill();
    await browser.restart();
    expect(await browser.background(stored)).toBe('before the restart');
  });

  it('has asked the network for nothing, and would have been seen', async () => {
    expect(await browser.foreignRequests()).toEqual([]);
    const page = await browser.open('options.html');
    await page.evaluate(() => location.assign('http://elsewhere.example/seen'));
    await expect.poll(async () => (await browser.foreignRequests()).map(({ url }) => url), { timeout: 10_000 }).toContain('http://elsewhere.example/seen');
    await page.close();
  });
});
