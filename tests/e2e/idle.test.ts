/**
 * What happens when nobody does anything: next to nothing. The background keeps no timer that would hold it awake, a start of the browser sets alarms and
 * the dot and no more, and a page opens one connection to the database at most.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browsers, launchBrowser } from '../support/browser/launch.ts';
import type { Browser, Surface } from '../support/browser/types.ts';
import { leave } from './support/journey.ts';
import { watchedBuild, type Counted } from './support/watched-build.ts';

const counted = (): Counted => (globalThis as unknown as { counted: Counted }).counted;

/** What was counted, once nothing has been added for a while. */
async function settled(read: () => Promise<Counted>): Promise<Counted> {
  let last = '';
  let since = Date.now();
  let found = await read();
  await expect
    .poll(
      async () => {
        found = await read();
        const now = JSON.stringify(found);
        if (now !== last) [last, since] = [now, Date.now()];
        return Date.now() - since;
      },
      { timeout: 20_000, interval: 100 },
    )
    .toBeGreaterThan(1_500);
  return found;
}

describe.each(browsers)('at rest in %s', (name) => {
  const build = watchedBuild(name);
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser(name, { extensionDir: build.folder });
  });
  afterAll(async () => {
    await leave(browser);
    build.remove();
  });

  const ofPage = (page: Surface) => settled(() => page.evaluate(counted));

  it.each([
    ['the new tab', () => browser.open('newtab.html')],
    ['the popup', () => browser.openRealPopup()],
  ])('%s opens one connection to the database at most, and leaves no timer that repeats (PF-04)', async (_, open) => {
    const page = await open();
    await page.waitFor({ role: 'heading', name: /\S/ });
    const { databases, repeatingTimers } = await ofPage(page);
    expect(databases.length).toBeLessThanOrEqual(1);
    expect(repeatingTimers).toBe(0);
    await page.close();
  });

  it('a start of the browser reads, sets alarms and the dot, and does nothing else', async () => {
    await browser.restart();
    const { calls, databases } = await settled(() => browser.background(counted));
    expect(calls).toContain('action.setBadgeText');
    const allowed = /^(alarms\.|action\.setBadge|storage\.(local|session)\.get$|permissions\.contains$|runtime\.(getURL|getManifest)$)/;
    expect(calls.filter((call) => !allowed.test(call))).toEqual([]);
    expect(databases.length).toBeLessThanOrEqual(1);
  });

  it('the background has no timer left that would keep it awake (SW-04)', async () => {
    const { repeatingTimers, waitingTimers } = await settled(() => browser.background(counted));
    expect({ repeatingTimers, waitingTimers }).toEqual({ repeatingTimers: 0, waitingTimers: 0 });
  });
});
