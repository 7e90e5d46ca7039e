/**
 * What every step must be for everyone: readable, reachable, still where stillness is wanted, and clear without colour.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { browsers, builtFor, launchBrowser } from '../support/browser/launch.ts';
import type { Browser } from '../support/browser/types.ts';
import { forgetEverything, leave, openPause, pause, TITLES, waitForStep } from './support/journey.ts';
import { unreachable } from './support/reach.ts';
import { PLACES } from './support/walk.ts';

describe.each(browsers)('the look of the pause in %s', (name) => {
  describe.each(['light', 'dark'] as const)('in the %s theme', (colorScheme) => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await launchBrowser(name, { extensionDir: builtFor(name), colorScheme, reducedMotion: true });
    });
    afterAll(async () => {
      await leave(browser);
    });
    beforeEach(() => forgetEverything(browser));

    it.each(PLACES)('has nothing for axe to find at $name, and everything in reach at 348 px and at 200 % zoom (AX-06, BR-05)', async ({ go }) => {
      const page = await openPause(browser);
      await go(page);
      const violations = await page.axe();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
      for (const size of [
        { width: 348, height: 500 },
        { width: 400, height: 300 },
        { width: 360, height: 640 },
      ]) {
        await page.setViewport(size);
        expect(await unreachable(page)).toEqual([]);
      }
      expect(await page.errors()).toEqual([]);
      await page.close();
    });
  });

  describe('for people who see, move and write differently', () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await launchBrowser(name, { extensionDir: builtFor(name), reducedMotion: true, forcedColors: true });
    });
    afterAll(async () => {
      await leave(browser);
    });
    beforeEach(() => forgetEverything(browser));

    it('moves nothing where motion is not wanted, and still tells in from out (AX-05)', async () => {
      const page = await openPause(browser);
      const seen = await page.evaluate(() => ({
        moving: document.getAnimations().length,
        word: document.querySelector('.breath-word')?.textContent,
        count: document.querySelector('.breath-count')?.textContent,
        ring: getComputedStyle(document.querySelector('.breath-ring')!).borderTopStyle,
      }));
      expect(seen).toEqual({ moving: 0, word: 'in', count: 'breath 1 of 3', ring: 'solid' });
      await page.waitFor(() => document.querySelector('.breath-word')?.textContent === 'out', { timeoutMs: 8_000 });
      expect(await page.evaluate(() => getComputedStyle(document.querySelector('.breath-ring')!).borderTopStyle)).toBe('dashed');
      await page.close();
    });

    it('tells chosen from not chosen by more than colour (AX-04)', async () => {
      const page = await openPause(browser);
      await page.click('button', 'How strong, and what came before');
      await page.click('button', 'leave');
      const marks = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('.chip[aria-pressed]')].slice(0, 2).map((chip) => ({
          pressed: chip.getAttribute('aria-pressed'),
          mark: getComputedStyle(chip, '::before').content,
          border: getComputedStyle(chip).borderTopWidth,
        })),
      );
      expect(marks[0]?.pressed).toBe('false');
      expect(marks[1]?.pressed).toBe('true');
      expect(marks[1]?.mark).toContain('✓');
      expect(marks[0]?.mark).toBe('none');
      await page.close();
    });

    it('wraps 3,000 letters without a space, and a 200-character address, in text and in a chip (TX-10)', async () => {
      const page = await openPause(browser, { width: 348, height: 500 });
      await page.click('button', 'How strong, and what came before');
      const long = `https://example.org/${'a'.repeat(180)}`;
      await page.evaluate(
        async (text) => {
          const api = (globalThis as unknown as { browser?: typeof chrome }).browser ?? chrome;
          const draft = {
            version: 1,
            writer: 'test',
            writtenAt: Date.now(),
            isHidden: false,
            pause: {
              noteId: 'long',
              begunAt: '2026-11-25T10:00:00+00:00',
              step: 'urge',
              isSafePageOpen: false,
              open: [],
              answers: { urges: [text], urgeText: 'x'.repeat(3_000), who: '\u202Ereversed', safety: false },
            },
          };
          await api.storage.local.set({ draft });
        },
        long,
      );
      await page.reload();
      await waitForStep(page, TITLES.slow);
      await page.click('button', 'show');
      expect(await unreachable(page)).toEqual([]);
      await page.click('button', 'Keep and close');
      await waitForStep(page, TITLES.kept);
      expect(await unreachable(page)).toEqual([]);
      await page.close();
      const options = await browser.open('options.html', { width: 348, height: 600 });
      await options.waitFor({ role: 'heading', name: 'Notes' });
      await pause(500);
      expect(await unreachable(options)).toEqual([]);
      await options.close();
    });

    it('keeps a right-to-left override inside its own line, and lays Arabic out from the right (TX-11, TX-13)', async () => {
      const page = await openPause(browser);
      await page.click('button', 'How strong, and what came before');
      await page.fill('textbox', 'In your own words', 'أريد أن أبتعد قليلا.');
      expect(await page.evaluate(() => document.querySelector('textarea')!.matches(':dir(rtl)'))).toBe(true);
      await page.fill('textbox', 'Who is it about?', '\u202Eabc');
      await page.click('button', 'show');
      const isolated = await page.evaluate(() =>
        [...document.querySelectorAll('.answers-list dd')].map((line) => [getComputedStyle(line).unicodeBidi, line.matches(':dir(rtl)')]),
      );
      expect(isolated[0]).toEqual(['isolate', true]);
      expect(isolated.every(([isolation]) => isolation === 'isolate')).toBe(true);
      await page.close();
    });
  });
});
