/**
 * How fast the toolbar button's own popup is: from asking the browser to open it until its first paint, and until the first button that can be
 * pressed is on the screen. Held against a static popup, which is what ours has drawn by then, with its styles and without a script. The two are
 * put under the same name in turn, so the browser opens the same popup; cold without, warm with another page of the extension open; first with
 * nothing kept, then with ten thousand notes.
 *
 * Both carry the same small script, which marks the first button that can be pressed, so that the browser itself tells when the frame with it was on the
 * screen (Element Timing), and notes down when it was in the page. Ours has its buttons only when they do something, so being seen is being usable. A
 * button may be in the page long before it is seen: the browser shows a popup's window only when it has sized it, and nobody presses what is not there.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { Extension, Page, Target } from 'puppeteer-core';
import { openBenchBrowser, type BenchBrowser } from './bench-browser.ts';
import { addNotes, everydayNotes } from './fill.ts';
import { figureOf, within, type Bench, type Figure } from './figures.ts';

const FRAME_MS = 17;
const NOTES = 10_000;
const POPUP = 'popup.html';
/** By then the process of an extension that has no page left has ended. */
const COLD_MS = 400;

/** A document that begins later than this, in milliseconds after the browser was asked, had a process started for it: with one there it takes about ten. */
const PROCESS_MS = 150;
/** So often a warm opening is tried, since the browser sometimes starts a process although there is one. */
const TRIES = 10;

/** When things were on the screen, in milliseconds since the browser was asked for the popup. */
interface Opening {
  /** When the document began: until then nothing of the page has any part in it. */
  readonly begun: number;
  readonly paint: number;
  readonly button: number;
  /** When the first button was in the page and the page had drawn it, whether the window was shown or not. */
  readonly drawn: number;
}

/** The popup's figures. */
export const popupBench: Bench = {
  name: 'popup',
  async measure(runs) {
    const bench = await openBenchBrowser();
    try {
      const pages = await preparePages(bench);
      const behind = await bench.browser.newPage();
      const figures: Figure[] = [];
      for (const notes of [0, NOTES]) {
        if (notes > 0) {
          bench.put(POPUP, pages.ours);
          await addNotes(bench, everydayNotes(0, notes));
        }
        for (const state of ['cold', 'warm'] as const) figures.push(...(await openingFigures(bench, behind, pages, { notes, state, runs })));
      }
      return figures;
    } finally {
      await bench.close();
    }
  },
};

interface Pages {
  readonly ours: string;
  readonly theirs: string;
}

/** Our page with the script that watches it, and the static page made from what ours draws. */
export async function preparePages(bench: BenchBrowser): Promise<Pages> {
  bench.put('watch.js', `(${watchButton.toString()})()`);
  bench.put('keep.html', '<!doctype html><title>open</title>');
  const watched = (html: string) => html.replace(/<head>/i, '<head><script src="/watch.js"></script>');
  const original = bench.read(POPUP);
  const page = await bench.browser.newPage();
  await page.goto(`${bench.origin}/${POPUP}`);
  await page.waitForSelector('button:enabled');
  const drawn = await page.evaluate(() => {
    for (const script of document.querySelectorAll('script, link[rel=modulepreload]')) script.remove();
    document.documentElement.dataset['surface'] = 'popup';
    return document.documentElement.outerHTML;
  });
  await page.close();
  return { ours: watched(original), theirs: watched(`<!doctype html>${drawn.replace('<body', '<body data-static')}`) };
}

/** Runs in the page before anything else: notes down when the first button that can be pressed was drawn, and when it was on the screen. */
function watchButton(): void {
  const seen = globalThis as { buttonAt?: number; drawnAt?: number };
  new PerformanceObserver((list) => {
    const [first] = list.getEntries() as (PerformanceEntry & { readonly renderTime: number })[];
    if (first) seen.buttonAt ??= first.renderTime;
  }).observe({ type: 'element', buffered: true });
  const look = () => {
    const button = document.querySelector('button:enabled');
    if (!button) return false;
    button.setAttribute('elementtiming', 'first button');
    // What comes after a frame's callbacks comes after the page has drawn it.
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => (seen.drawnAt = performance.now());
      port2.postMessage(null);
    });
    return true;
  };
  const observer = new MutationObserver(() => look() && observer.disconnect());
  observer.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['disabled'] });
}

interface Setting {
  readonly notes: number;
  readonly state: 'cold' | 'warm';
  readonly runs: number;
}

async function openingFigures(bench: BenchBrowser, behind: Page, pages: Pages, { notes, state, runs }: Setting): Promise<Figure[]> {
  const keep = state === 'warm' ? await bench.browser.newPage() : null;
  await keep?.goto(`${bench.origin}/keep.html`);
  const ours: Opening[] = [];
  const theirs: Opening[] = [];
  // The first round only warms the disk.
  for (let run = 0; run <= runs; run += 1) {
    // Each goes first in every other round, so that neither always follows the other.
    const inTurn = run % 2 === 0 ? (['theirs', 'ours'] as const) : (['ours', 'theirs'] as const);
    for (const which of inTurn) {
      bench.put(POPUP, pages[which]);
      if (state === 'cold') await wait(COLD_MS);
      let opening = await measurePopup(bench, behind, which === 'theirs');
      for (let again = 1; state === 'warm' && opening.begun > PROCESS_MS && again < TRIES; again += 1) opening = await measurePopup(bench, behind, which === 'theirs');
      if (run > 0) (which === 'ours' ? ours : theirs).push(opening);
    }
  }
  await keep?.close();
  const name = `popup, ${state}, ${notes === 0 ? 'nothing kept' : `${notes} notes`}`;
  const of = (list: readonly Opening[], key: keyof Opening) => list.map((opening) => opening[key]);
  const target = { target: '≤ × 1.10 or + 17 ms', isMet: within(1.1, FRAME_MS) };
  return [
    figureOf({ name: `${name}: first paint`, unit: 'ms', samples: of(ours, 'paint'), baseline: of(theirs, 'paint'), ...target }),
    figureOf({ name: `${name}: first usable button`, unit: 'ms', samples: of(ours, 'button'), baseline: of(theirs, 'button'), ...target }),
    figureOf({ name: `${name}: first button drawn, shown or not`, unit: 'ms', samples: of(ours, 'drawn'), baseline: of(theirs, 'drawn') }),
  ];
}

/** Opens the popup as a click on its icon does, reads its times, and closes it. */
export async function measurePopup({ browser, origin }: BenchBrowser, behind: Page, isStatic: boolean): Promise<Opening> {
  const extension = await extensionOf(browser, origin);
  const before = new Set(browser.targets());
  await behind.bringToFront();
  const asked = performance.timeOrigin + performance.now();
  await extension.triggerAction(behind);
  const target: Target = await browser.waitForTarget((each) => !before.has(each) && each.url() === `${origin}/${POPUP}`, { timeout: 10_000 });
  const popup = await target.asPage();
  await popup.waitForFunction(() => 'buttonAt' in globalThis && 'drawnAt' in globalThis && performance.getEntriesByName('first-contentful-paint').length > 0, { polling: 20, timeout: 10_000 });
  const read = await popup.evaluate(() => ({
    origin: performance.timeOrigin,
    paint: performance.getEntriesByName('first-contentful-paint')[0]!.startTime,
    button: (globalThis as unknown as { buttonAt: number }).buttonAt,
    drawn: (globalThis as unknown as { drawnAt: number }).drawnAt,
    isStatic: 'static' in document.body.dataset,
  }));
  if (read.isStatic !== isStatic) throw new Error('the browser opened another popup than the one that was put there');
  const gone = new Promise((resolve) => popup.once('close', resolve));
  await popup.evaluate(() => setTimeout(() => window.close()));
  await gone;
  const since = read.origin - asked;
  return { begun: since, paint: since + read.paint, button: since + read.button, drawn: since + read.drawn };
}

async function extensionOf(browser: BenchBrowser['browser'], origin: string): Promise<Extension> {
  const extension = (await browser.extensions()).get(new URL(origin).host);
  if (!extension) throw new Error('the extension is not installed');
  return extension;
}
