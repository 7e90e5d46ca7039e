/**
 * How fast the new tab is, against a static page of the same extension with the same text, style and layout and no script at all. The two
 * are opened in turn in one browser; cold without, warm with another page of the extension open.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { Page } from 'puppeteer-core';
import { firstLoadOf } from '../../scripts/budgets.mjs';
import { builtFor } from '../support/browser/launch.ts';
import { measureLoading, openBenchBrowser, type BenchBrowser, type Loading } from './bench-browser.ts';
import { addNotes, everydayNotes } from './fill.ts';
import { atMost, figureOf, within, type Bench, type Figure } from './figures.ts';

const FRAME_MS = 17;
const MOST_JS_BYTES = 12_000;
const LONG_TASK_MS = 50;
const TABS = { count: 30, withinMs: 2_000 } as const;
const NOTES = 10_000;

/** Within one twentieth of the static page, or one frame, whichever is larger. */
const isAsFast = within(1.05, FRAME_MS);
const AS_FAST = '≤ × 1.05 or + 17 ms';

/** The new tab's figures. */
export const newTabBench: Bench = {
  name: 'newtab',
  async measure(runs) {
    const bench = await openBenchBrowser();
    try {
      await prepare(bench);
      return [
        scriptFigure(),
        ...(await loadingFigures(bench, runs, 'cold')),
        ...(await loadingFigures(bench, runs, 'warm')),
        ...(await manyTabsFigures(bench)),
        await handOverFigure(bench, Math.min(runs, 15)),
      ];
    } finally {
      await bench.close();
    }
  },
};

/** Answers the question of the first tab, so that cards are shown at once, and makes the static page from what such a tab shows. */
async function prepare(bench: BenchBrowser): Promise<void> {
  const first = await openPage(bench, '/newtab.html');
  await first.waitForSelector('.cover');
  await first.click('.cover');
  // By the keyboard: with a long card the question begins below the edge of the page's window.
  await (await first.waitForSelector('.cover-question .act:last-of-type'))!.press('Enter');
  await first.waitForFunction(() => JSON.parse(localStorage.getItem('new-tab') ?? '{}').newTab?.isCovered === false);
  await first.close();
  const second = await openPage(bench, '/newtab.html');
  await second.waitForSelector('.card');
  const drawn = await second.evaluate(() => document.querySelector('#root')!.outerHTML);
  await second.close();
  const [style] = /<style>[\s\S]*<\/style>/.exec(bench.read('newtab.html')) ?? [];
  if (!style) throw new Error('the new tab has no style of its own to give to the static page');
  bench.put('static.html', `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>One Beat</title>${style}</head><body>${drawn}</body></html>`);
  bench.put('keep.html', '<!doctype html><title>open</title>');
}

async function openPage({ browser, origin }: BenchBrowser, path: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(origin + path);
  return page;
}

function scriptFigure(): Figure {
  const folder = builtFor('chromium');
  const { js } = firstLoadOf(readFileSync(join(folder, 'newtab.html'), 'utf8'), (path: string) => readFileSync(join(folder, path), 'utf8'));
  const bytes = js.reduce((sum: number, path: string) => sum + gzipSync(readFileSync(join(folder, path)), { level: 9 }).length, 0);
  return figureOf({ name: 'new tab: JavaScript of the first load, gzip', unit: 'bytes', samples: [bytes], target: `≤ ${MOST_JS_BYTES}`, isMet: atMost(MOST_JS_BYTES) });
}

async function loadingFigures(bench: BenchBrowser, runs: number, state: 'cold' | 'warm'): Promise<Figure[]> {
  const keep = state === 'warm' ? await openPage(bench, '/keep.html') : null;
  const ours: Loading[] = [];
  const theirs: Loading[] = [];
  // The first round only warms the disk.
  for (let run = 0; run <= runs; run += 1) {
    // Each goes first in every other round, so that neither always follows the other.
    const inTurn = run % 2 === 0 ? [['static.html', theirs], ['newtab.html', ours]] as const : [['newtab.html', ours], ['static.html', theirs]] as const;
    for (const [page, list] of inTurn) {
      const loading = await measureLoading(bench, `${bench.origin}/${page}`);
      if (run > 0) list.push(loading);
    }
  }
  await keep?.close();
  const of = (list: readonly Loading[], key: keyof Loading) => list.map((loading) => loading[key]);
  return [
    figureOf({ name: `new tab, ${state}: first contentful paint`, unit: 'ms', samples: of(ours, 'paint'), baseline: of(theirs, 'paint'), target: AS_FAST, isMet: isAsFast }),
    figureOf({ name: `new tab, ${state}: card painted`, unit: 'ms', samples: of(ours, 'text'), baseline: of(theirs, 'text'), target: AS_FAST, isMet: isAsFast }),
    figureOf({
      name: `new tab, ${state}: longest task`, unit: 'ms', samples: of(ours, 'longestTask'), baseline: of(theirs, 'longestTask'),
      target: `≤ ${LONG_TASK_MS} ms`, isMet: atMost(LONG_TASK_MS),
    }),
    // What the browser itself moves, when it changes the size of a tab it has just opened, it moves on the static page as well.
    figureOf({ name: `new tab, ${state}: layout shift`, unit: 'CLS', samples: of(ours, 'shift'), baseline: of(theirs, 'shift'), target: '0', isMet: (value) => value === 0 }),
  ];
}

/** Thirty tabs within two seconds, with ten thousand notes kept: all must show the same card, with nothing wrong and nothing changed (PF-04). */
async function manyTabsFigures(bench: BenchBrowser): Promise<Figure[]> {
  await addNotes(bench, everydayNotes(0, NOTES));
  const seed = await openPage(bench, '/keep.html');
  const before = await seed.evaluate(keptSettings);
  const opened: { page: Page; errors: string[] }[] = [];
  const start = performance.now();
  await Promise.all(
    Array.from({ length: TABS.count }, async (_, index) => {
      await wait((index * TABS.withinMs) / TABS.count);
      const page = await bench.browser.newPage();
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(String(error)));
      opened.push({ page, errors });
      await page.goto(`${bench.origin}/newtab.html`, { waitUntil: 'load' });
    }),
  );
  const took = performance.now() - start;
  const titles = new Set<string>();
  let wrong = 0;
  for (const { page, errors } of opened) {
    // A page in the background is not drawn until it is looked at.
    await page.bringToFront();
    await page.waitForSelector('.card h1', { timeout: 10_000 });
    titles.add(await page.$eval('.card h1', (heading) => heading.textContent ?? ''));
    wrong += errors.length;
  }
  const after = await seed.evaluate(keptSettings);
  await Promise.all([...opened.map(({ page }) => page.close()), seed.close()]);
  const faults = wrong + (titles.size - 1) + (before === after ? 0 : 1);
  return [
    figureOf({ name: `${TABS.count} new tabs at once, ${NOTES} notes: until all have loaded`, unit: 'ms', samples: [took] }),
    figureOf({ name: `${TABS.count} new tabs at once: faults, cards that differ, settings that changed`, unit: '', samples: [faults], target: '0', isMet: (value) => value === 0 }),
  ];
}

function inTime<T>(work: Promise<T>, what: string): Promise<T> {
  return Promise.race([work, wait(20_000).then(() => Promise.reject(new Error(`${what} did not come`)))]);
}

async function keptSettings(): Promise<string> {
  const { chrome } = globalThis as unknown as { chrome: { storage: { local: { get(key: string): Promise<unknown> } } } };
  return JSON.stringify(await chrome.storage.local.get('settings'));
}

/** From asking for our page to the browser's own, for those who want our cards never; against going to the browser's own at once. */
async function handOverFigure(bench: BenchBrowser, runs: number): Promise<Figure> {
  const change = await openPage(bench, '/keep.html');
  await change.evaluate(() => {
    const mirror = JSON.parse(localStorage.getItem('new-tab') ?? '{}');
    localStorage.setItem('new-tab', JSON.stringify({ ...mirror, newTab: { ...mirror.newTab, howOften: 'never' } }));
  });
  await change.close();
  const own = 'chrome://new-tab-page/';
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const both = [[`${bench.origin}/newtab.html`, ours], [own, theirs]] as const;
    for (const [url, list] of run % 2 === 0 ? both : both.toReversed()) {
      const page = await bench.browser.newPage();
      const arrived = new Promise<void>((resolve) => page.on('framenavigated', (frame) => frame.url().startsWith(own) && resolve()));
      const start = performance.now();
      // Going to a page that leaves at once may never be told as done: only the arrival counts.
      void page.goto(url).catch(() => undefined);
      await inTime(arrived, 'the browser’s own new tab');
      list.push(performance.now() - start);
      await page.close();
    }
  }
  return figureOf({ name: 'new tab: handed over to the browser’s own', unit: 'ms', samples: ours, baseline: theirs });
}
