/** The breath keeps the time it states, also when nobody was looking. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browsers, builtFor, launchBrowser } from '../support/browser/launch.ts';
import type { Browser } from '../support/browser/types.ts';
import { leave, openPause, pause } from './support/journey.ts';

describe.each(browsers)('the breath in %s', (name) => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser(name, { extensionDir: builtFor(name) });
    const options = await browser.open('options.html');
    await options.evaluate(async () => {
      const api = (globalThis as unknown as { browser?: typeof chrome }).browser ?? chrome;
      await api.storage.local.set({ settings: { breathCount: 1 } });
    });
    await options.close();
  });
  afterAll(async () => {
    await leave(browser);
  });

  it('is 4.5 s in and 5.5 s out, counts, and ends visibly', async () => {
    const page = await openPause(browser);
    const seen = await page.evaluate(
      () =>
        new Promise<{ atMs: number; text: string }[]>((resolve) => {
          const began = performance.now();
          const changes: { atMs: number; text: string }[] = [];
          const look = () => {
            const text = document.querySelector('.breath-word')?.textContent ?? document.querySelector('.breath-count')!.textContent!;
            if (changes.at(-1)?.text !== text) changes.push({ atMs: performance.now() - began, text });
            if (text.startsWith('That was')) resolve(changes);
            else setTimeout(look, 20);
          };
          look();
        }),
    );
    expect(seen.map(({ text }) => text)).toEqual(['in', 'out', 'That was the breath. Stay here as long as you like.']);
    const [, out, end] = seen;
    // The out-breath was seen from its beginning to its end; a busy machine may draw a moment late.
    expect(end!.atMs - out!.atMs).toBeGreaterThan(5_300);
    expect(end!.atMs - out!.atMs).toBeLessThan(6_200);
    expect(out!.atMs).toBeLessThan(4_700);
    await page.close();
  });

  it('is where the clock says after the page was hidden', async () => {
    const page = await openPause(browser);
    const other = await browser.open('options.html');
    await other.activate();
    await pause(5_000);
    await page.activate();
    await page.waitFor(() => document.querySelector('.breath-word')?.textContent === 'out', { timeoutMs: 1_500 });
    await other.activate();
    await pause(6_000);
    await page.activate();
    await page.waitFor('That was the breath', { timeoutMs: 1_500 });
    await other.close();
    await page.close();
  });

  it('can be a look around in place of breath, and stays so', async () => {
    const page = await openPause(browser);
    await page.click('button', 'or look around');
    await page.waitFor('Find five things you can see.');
    await page.close();
    const again = await openPause(browser);
    await again.waitFor('Find five things you can see.');
    await again.click('button', 'breathe instead');
    await again.waitFor('breath 1 of 1');
    await again.close();
  });
});
