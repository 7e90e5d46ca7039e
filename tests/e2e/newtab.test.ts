// long: one page from its first tab on, each step upon the one before.
/**
 * The new tab in real browsers: what is in its first frame, what is not before it, whose focus it is, and where it leaves the tab to the
 * browser.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browsers, builtFor, launchBrowser } from '../support/browser/launch.ts';
import type { Browser, Surface } from '../support/browser/types.ts';
import { firstRunPassed } from './support/first-run.ts';
import { leave } from './support/journey.ts';

type Tabs = { query(filter: object): Promise<{ url?: string }[]>; create(options: { url?: string; active?: boolean }): Promise<{ id: number }>; get(id: number): Promise<{ url?: string }>; remove(id: number): Promise<void> };
type Area = { get(key: string): Promise<Record<string, unknown>>; set(values: Record<string, unknown>): Promise<void> };
type Scope = { browser?: { storage: { local: Area }; tabs: Tabs }; chrome: { storage: { local: Area }; tabs: Tabs } };

const SHOW = 'Show today’s card';
const NEW_TAB = { isCovered: false, howOften: 'every-tab', picksByPattern: false };

/** Settings as another page of the extension would change them, and the mirror with them. */
async function setNewTab(page: Surface, change: Partial<typeof NEW_TAB> & { theme?: string }): Promise<void> {
  await page.evaluate(
    async (newTab: object, theme: string | undefined) => {
      const scope = globalThis as unknown as Scope;
      await (scope.browser ?? scope.chrome).storage.local.set({ settings: { newTab, ...(theme ? { theme } : {}) } });
      const mirror = JSON.parse(localStorage.getItem('new-tab') ?? 'null') as object | null;
      if (mirror) localStorage.setItem('new-tab', JSON.stringify({ ...mirror, newTab, ...(theme ? { theme } : {}) }));
    },
    { ...NEW_TAB, isCovered: change.isCovered ?? false, howOften: change.howOften ?? 'every-tab' },
    change.theme,
  );
}
const titleOf = async (page: Surface) => (await page.byRole('heading'))[0]?.name;

describe.each(browsers)('the new tab in %s', (name) => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser(name, { extensionDir: builtFor(name) });
    await firstRunPassed(browser);
  });
  afterAll(() => leave(browser));

  it('is covered in the first tab ever, and nothing of a card is in the page', async () => {
    const page = await browser.newTab();
    await page.waitFor({ role: 'button', name: SHOW });
    expect(await page.byRole('article')).toEqual([]);
    expect(await page.axe()).toEqual([]);
    await page.close();
  });

  it('shows the card by a click, and covers it again when the tab goes out of sight', async () => {
    const page = await browser.newTab();
    await page.click('button', SHOW);
    await page.waitFor({ role: 'button', name: 'Another one' });
    const title = await titleOf(page);
    expect(title).not.toBe('New tab');
    expect(await page.axe()).toEqual([]);
    const other = await browser.newTab();
    await page.waitFor(() => document.visibilityState === 'hidden');
    expect(await page.text()).not.toContain(title);
    await other.close();
    await page.close();
  });

  it('asks once whether cards stay covered, and the next tab knows the answer', async () => {
    const page = await browser.newTab();
    await page.click('button', SHOW);
    await page.click('button', 'Show them at once');
    await page.waitForGone({ role: 'button', name: 'Show them at once' });
    await page.waitFor(() => JSON.parse(localStorage.getItem('new-tab') ?? '{}').newTab?.isCovered === false);
    const next = await browser.newTab();
    await next.waitFor({ role: 'button', name: 'Another one' });
    expect(await titleOf(next)).toBe(await titleOf(page));
    expect(await next.errors()).toEqual([]);
    await next.close();
    await page.close();
  });

  it('takes the focus nowhere, and its title says nothing (BR-09)', async () => {
    const page = await browser.newTab();
    await page.waitFor({ role: 'button', name: 'Another one' });
    expect(await page.focused()).toEqual({ role: 'document', name: 'One Beat' });
    await page.close();
  });

  it('has the card and the right background in the first frame, with nothing moving after it (BR-08)', async () => {
    const keeper = await browser.open('options.html');
    for (const [theme, isDark] of [['dark', true], ['light', false]] as const) {
      await setNewTab(keeper, { theme });
      const page = await browser.newTab();
      await page.waitFor({ role: 'button', name: 'Another one' });
      const seen = await page.evaluate(async () => {
        const canvas = document.createElement('canvas').getContext('2d')!;
        canvas.fillStyle = getComputedStyle(document.documentElement).backgroundColor;
        canvas.fillRect(0, 0, 1, 1);
        const paint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0;
        // Chromium alone tells of a first paint without content: an empty frame before the card would show as an earlier time.
        const first = performance.getEntriesByName('first-paint')[0]?.startTime ?? paint;
        return { lightness: canvas.getImageData(0, 0, 1, 1).data[0]!, paint, first };
      });
      expect(seen.lightness < 128).toBe(isDark);
      expect(seen.paint).toBeGreaterThan(0);
      expect(seen.first).toBe(seen.paint);
      await page.close();
    }
    await setNewTab(keeper, { theme: 'system' });
    await keeper.close();
  });

  it('marks a favourite, shows another one, goes back, hides and undoes; other tabs agree', async () => {
    const page = await browser.newTab();
    await page.waitFor({ role: 'button', name: 'Another one' });
    const first = await titleOf(page);
    await page.click('button', 'Another one');
    await page.waitFor({ role: 'button', name: 'Back to the one before' });
    const second = await titleOf(page);
    expect(second).not.toBe(first);
    const other = await browser.newTab();
    await other.waitFor({ role: 'heading', name: second! });
    await page.activate();
    await page.click('button', 'Back to the one before');
    await page.waitFor({ role: 'heading', name: first! });
    await other.waitFor({ role: 'heading', name: first! });
    await page.click('button', 'Don’t show again');
    await page.waitFor('That card will not come again.');
    await page.click('button', 'Undo');
    await page.waitFor({ role: 'heading', name: first! });
    await page.click('button', 'Favourite');
    await page.waitFor(() => document.querySelector('[aria-pressed=true]') !== null);
    await page.waitFor(() => /"isFavourite":true/.test(localStorage.getItem('new-tab') ?? ''));
    await page.reload();
    await page.waitFor(() => document.querySelector('.card-acts [aria-pressed=true]') !== null);
    expect(await page.errors()).toEqual([]);
    await other.close();
    await page.close();
  });

  it('keeps its card over the end of the browser, and where the mirror was lost (BR-02)', async () => {
    const page = await browser.newTab();
    await page.waitFor({ role: 'button', name: 'Another one' });
    const title = await titleOf(page);
    await page.evaluate(() => localStorage.clear());
    await page.close();
    await browser.restart();
    const covered = await browser.newTab();
    // Without a mirror nothing is known before the first frame, so it is covered; the next tab knows again.
    await covered.waitFor({ role: 'button', name: SHOW });
    await covered.waitFor(() => localStorage.getItem('new-tab') !== null);
    await covered.close();
    const next = await browser.newTab();
    await next.waitFor({ role: 'heading', name: title! });
    await next.waitFor(() => document.querySelector('.card-acts [aria-pressed=true]') !== null);
    await next.close();
  });

  it('runs the pause in the same tab, with the draft that is there, and hides it for good', async () => {
    const page = await browser.newTab();
    await page.waitFor({ role: 'button', name: 'Pause' });
    await page.click('button', 'Pause');
    await page.waitFor({ role: 'button', name: 'Look at it first' });
    await page.waitForFocus({ role: 'heading', name: /./ });
    expect(await page.text()).not.toContain('Another one');
    await page.click('button', /^go quiet/);
    await page.waitFor(async () => {
      const scope = globalThis as unknown as Scope;
      return JSON.stringify(await (scope.browser ?? scope.chrome).storage.local.get('draft')).includes('go-quiet');
    });
    await page.press('Escape');
    expect(await page.url()).toContain('newtab.html');
    await page.press('Escape');
    await page.waitFor(() => location.href === 'about:blank');
    await page.close();
    const next = await browser.newTab();
    await next.waitFor({ role: 'button', name: 'Pause' });
    await next.click('button', 'Pause');
    await next.click('button', 'Show what I wrote');
    await next.waitFor('go quiet');
    expect(await next.errors()).toEqual([]);
    await next.close();
  });

  it('opens the way to the library without a word in the address', async () => {
    const page = await browser.newTab();
    await page.waitFor({ role: 'link', name: 'All cards' });
    await page.click('link', 'All cards');
    await page.waitFor(() => location.pathname === '/options.html');
    expect(await page.url()).toBe(`${browser.origin}/options.html`);
    await page.close();
  });

  it('shows what is due as a neutral line, whatever it is', async () => {
    const page = await browser.newTab();
    await page.evaluate(
      () =>
        new Promise<void>((resolve, reject) => {
          const opening = indexedDB.open('one-beat');
          // Looking makes no database where there is none.
          opening.onupgradeneeded = () => opening.transaction?.abort();
          opening.onsuccess = () => {
            const transaction = opening.result.transaction('dues', 'readwrite');
            transaction.objectStore('dues').put({ id: 'return:e2e', noteId: 'e2e', kind: 'return', at: Date.now() - 1000 });
            transaction.oncomplete = () => {
              opening.result.close();
              resolve();
            };
          };
          opening.onerror = () => reject(opening.error);
        }),
    );
    await page.reload();
    await page.waitFor({ role: 'link', name: 'Something is ready when you are' });
    await page.close();
  });

  it('gives the tab back, or stays quiet, for those who want no card; nothing of it is in the page', async () => {
    const keeper = await browser.open('options.html');
    await setNewTab(keeper, { howOften: 'never' });
    const tabUrl = await keeper.evaluate(async (path: string) => {
      const scope = globalThis as unknown as Scope;
      const { tabs } = scope.browser ?? scope.chrome;
      const { id } = await tabs.create({ url: path, active: true });
      await new Promise((resolve) => setTimeout(resolve, 1500));
      const { url } = await tabs.get(id);
      await tabs.remove(id);
      return url ?? '(not told)';
    }, '/newtab.html');
    if (name === 'chromium') {
      // Without the `tabs` permission a tab that is no longer ours does not tell its address.
      expect(tabUrl).not.toContain('newtab.html');
    } else {
      const page = await browser.open('newtab.html');
      await page.waitFor(() => document.documentElement.dataset['view'] === 'quiet');
      expect((await page.text()).trim()).toBe('');
      expect(await page.evaluate(() => document.querySelector('#root')!.childElementCount)).toBe(0);
      await page.close();
    }
    await setNewTab(keeper, { howOften: 'first-of-day' });
    await keeper.evaluate(() => {
      const mirror = JSON.parse(localStorage.getItem('new-tab') ?? '{}') as object;
      localStorage.setItem('new-tab', JSON.stringify({ ...mirror, openedOn: '2020-01-01' }));
    });
    const first = await browser.open('newtab.html');
    await first.waitFor({ role: 'button', name: 'Another one' });
    await first.waitFor(() => JSON.parse(localStorage.getItem('new-tab') ?? '{}').openedOn !== '2020-01-01');
    await first.close();
    await setNewTab(keeper, {});
    await keeper.close();
  });
});

describe.each(browsers)('the quiet build for %s', (name) => {
  it('has no new tab, and everything else as it is', () => {
    const read = (folder: string) => JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Record<string, unknown>;
    const { chrome_url_overrides: override, content_security_policy: _, ...full } = read(builtFor(name));
    const { content_security_policy: __, ...quiet } = read(`${builtFor(name)}-quiet`);
    expect(override).toEqual({ newtab: 'newtab.html' });
    expect(quiet).toEqual(full);
  });
});

describe('in other zones', () => {
  it.each(['America/New_York', 'Asia/Kolkata', 'Pacific/Kiritimati'])('the day is the local one in %s (DT-01)', async (timezone) => {
    const browser = await launchBrowser('chromium', { extensionDir: builtFor('chromium'), timezone });
    try {
      const page = await browser.newTab();
      await page.click('button', SHOW);
      await page.waitFor(() => JSON.parse(localStorage.getItem('new-tab') ?? '{}').days?.length === 1);
      const { day, local } = await page.evaluate(() => {
        const now = new Date();
        const two = (part: number) => String(part).padStart(2, '0');
        const { days } = JSON.parse(localStorage.getItem('new-tab') ?? '{}') as { days: { day: string }[] };
        return { day: days[0]!.day, local: `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}` };
      });
      expect(day).toBe(local);
    } finally {
      await browser.close();
    }
  });
});
