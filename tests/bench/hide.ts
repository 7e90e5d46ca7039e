/**
 * How fast a page is empty after Esc or Hide: from the key or click, by the browser's own stamp of it, until the first frame without the text is on
 * the screen. Held against a bare page of the same extension that only hides itself; all are opened in turn in one browser.
 *
 * The page would then leave for `about:blank`. It is kept from going, here only, so that it can say when that frame was; what is measured comes
 * before. A page that is not really empty by then counts as never hidden.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { openBenchBrowser, type BenchBrowser } from './bench-browser.ts';
import { addNotes, everydayNotes } from './fill.ts';
import { figureOf, type Bench, type Figure } from './figures.ts';

/** Two frames of a screen that draws sixty in a second: the one that was on its way, and the one without the text. */
const NEXT_FRAME_MS = 34;
const NOTES = 1_000;
const MOST_RUNS = 15;
const PATIENCE_MS = 5_000;

/** A page with private text on it, and how it is hidden. */
interface Place {
  readonly name: string;
  readonly path: string;
  /** Brings private text onto the screen. */
  prepare(page: Page): Promise<void>;
  readonly by: 'escape' | 'button';
}

const TEXT = 'words that nobody else should read';
const button = (name: string) => `::-p-xpath(//button[starts-with(normalize-space(.), "${name}")])`;

async function writeInPause(page: Page): Promise<void> {
  const more = button('How strong, and what came before');
  await page.waitForSelector(more);
  await page.click(more);
  await page.waitForSelector('textarea');
  await page.type('textarea', TEXT);
}

async function openPlan(page: Page): Promise<void> {
  await page.waitForSelector(button('Help'));
  await page.click(button('Help'));
  await page.waitForSelector(button('Show it'));
  await page.click(button('Show it'));
  await page.waitForFunction((text) => document.body.innerText.includes(text) || document.body.innerText.includes('Write it'), {}, TEXT);
  const write = await page.$(button('Write it'));
  if (!write) return;
  await write.click();
  await page.waitForSelector('textarea');
  await page.type('textarea', TEXT);
}

async function openEditor(page: Page): Promise<void> {
  await page.waitForSelector('.windowed article');
  await page.waitForFunction((count) => Number(document.querySelector('.windowed li')?.getAttribute('aria-setsize')) >= count, { polling: 50 }, NOTES);
  await page.click(button('Edit'));
  await page.waitForSelector('.windowed textarea');
  await page.type('.windowed textarea', TEXT);
}

async function shortNote(page: Page): Promise<void> {
  await page.waitForSelector(button('I noticed it later'));
  await page.click(button('I noticed it later'));
  await page.waitForSelector('textarea');
  await page.type('textarea', TEXT);
}

async function pauseInNewTab(page: Page): Promise<void> {
  await page.waitForSelector('.pause-button');
  await page.click('.pause-button');
  await writeInPause(page);
}

const BARE: Place = { name: 'bare', path: 'bare.html', prepare: (page) => page.type('textarea', TEXT), by: 'escape' };
const PLACES: readonly Place[] = [
  { name: 'a pause, by Esc', path: 'popup.html', prepare: writeInPause, by: 'escape' },
  { name: 'a pause, by the button', path: 'popup.html', prepare: writeInPause, by: 'button' },
  { name: 'a short note, by Esc', path: 'popup.html', prepare: shortNote, by: 'escape' },
  { name: 'a pause on the new tab, by Esc', path: 'newtab.html', prepare: pauseInNewTab, by: 'escape' },
  { name: `${NOTES} notes with one being edited, by Esc`, path: 'options.html', prepare: openEditor, by: 'escape' },
  { name: `${NOTES} notes with one being edited, by the button`, path: 'options.html', prepare: openEditor, by: 'button' },
  { name: 'the own plan, by Esc', path: 'options.html', prepare: openPlan, by: 'escape' },
];

/** The figures of hiding. */
export const hideBench: Bench = {
  name: 'hide',
  async measure(runs) {
    const bench = await openBenchBrowser();
    try {
      bench.put('bare.html', '<!doctype html><title>One Beat</title><textarea></textarea><script src="bare.js"></script>');
      bench.put('bare.js', 'let last = 0; addEventListener("keydown", (event) => { if (event.key !== "Escape") return; if (event.timeStamp - last < 1000) document.documentElement.hidden = true; last = event.timeStamp; });');
      await addNotes(bench, everydayNotes(0, NOTES));
      const taken = new Map<string, number[]>([BARE, ...PLACES].map(({ name }) => [name, []]));
      // The first round only warms the disk.
      for (let run = 0; run <= Math.min(runs, MOST_RUNS); run += 1) {
        for (const place of run % 2 === 0 ? [BARE, ...PLACES] : [...PLACES.toReversed(), BARE]) {
          const ms = await timeToHide(bench, place);
          if (run > 0) taken.get(place.name)!.push(ms);
        }
      }
      return PLACES.map(({ name }): Figure =>
        figureOf({
          name: `hiding ${name}: until the next frame`, unit: 'ms', samples: taken.get(name)!, baseline: taken.get(BARE.name)!,
          target: `≤ ${NEXT_FRAME_MS} ms, or one frame more than the bare page`, isMet: (value, baseline) => value <= Math.max(NEXT_FRAME_MS, baseline + NEXT_FRAME_MS / 2),
        }),
      );
    } finally {
      await bench.close();
    }
  },
};

async function timeToHide({ browser, origin }: BenchBrowser, place: Place): Promise<number> {
  const page = await browser.newPage();
  try {
    await page.goto(`${origin}/${BARE.path}`);
    // A page that was hidden before would open with a neutral screen, and a pause with its draft.
    await page.evaluate(forgetDrafts);
    await page.goto(`${origin}/${place.path}`);
    await place.prepare(page);
    await page.evaluate(watchHiding);
    if (place.by === 'button') await page.click(button('Hide'));
    // Twice within a second; on a busy machine two presses may come too far apart, and another one is then the second.
    else for (let press = 0; press < 4 && !(await page.evaluate(() => document.documentElement.hidden)); press += 1) await page.keyboard.press('Escape');
    // Asked from outside: what waits within a page that begins to leave is never told.
    const end = performance.now() + PATIENCE_MS;
    for (;;) {
      const hiddenAfter = await page.evaluate(() => (globalThis as unknown as { hiddenAfter?: number }).hiddenAfter);
      if (hiddenAfter !== undefined) return hiddenAfter;
      if (performance.now() > end) throw new Error(`${place.name}: was not hidden`);
      await wait(20);
    }
  } finally {
    await page.close();
  }
}

async function forgetDrafts(): Promise<void> {
  await Promise.all([chrome.storage.local.clear(), chrome.storage.session.clear()]);
}

/** Runs in the page: notes down how long after the last key or click the first frame without text was on the screen. */
function watchHiding(): void {
  const root = document.documentElement;
  let asked = 0;
  for (const kind of ['keydown', 'click'] as const) addEventListener(kind, (event) => (asked = root.hidden ? asked : event.timeStamp), { capture: true });
  (globalThis as unknown as { navigation: EventTarget }).navigation.addEventListener('navigate', (event) => event.preventDefault());
  new MutationObserver(() => {
    if (!root.hidden) return;
    requestAnimationFrame(() => {
      // What comes after a frame's callbacks comes after its picture.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        const isEmpty = getComputedStyle(root).display === 'none' && document.title === (location.pathname === '/bare.html' ? 'One Beat' : '');
        (globalThis as unknown as { hiddenAfter: number }).hiddenAfter = isEmpty ? performance.now() - asked : Number.POSITIVE_INFINITY;
      };
      port2.postMessage(null);
    });
  }).observe(root, { attributes: true, attributeFilter: ['hidden'] });
}
