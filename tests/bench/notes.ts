/**
 * How the notes page bears up under many notes: opening, searching, filtering, scrolling, at 100, 1,000 and 10,000 notes of about a kilobyte.
 * The page with 100 notes is what the others are measured against. Each size has a browser of its own, and all are opened in turn.
 */
import type { Page } from 'puppeteer-core';
import { openBenchBrowser, type BenchBrowser } from './bench-browser.ts';
import { addNotes, everydayNotes } from './fill.ts';
import { atMost, figureOf, type Bench, type Figure } from './figures.ts';

const SIZES = [100, 1_000, 10_000] as const;
/** What a page may have drawn, whatever it holds. */
const MOST_ELEMENTS = 1_500;
const KEY_MS = 50;
const MOST_HEAP_MB = 150;

/** The figures of one opening of the page. */
interface Opening {
  /** Until the first notes were painted, and until all were read. */
  readonly painted: number;
  readonly complete: number;
}

/** The notes page's figures. */
export const notesBench: Bench = {
  name: 'notes',
  async measure(runs) {
    const all: { readonly size: number; readonly bench: BenchBrowser; readonly openings: Opening[] }[] = [];
    try {
      for (const size of SIZES) {
        const bench = await openBenchBrowser();
        all.push({ size, bench, openings: [] });
        await addNotes(bench, everydayNotes(0, size));
      }
      // The first round only warms the disk.
      for (let run = 0; run <= runs; run += 1) {
        for (const { bench, openings } of run % 2 === 0 ? all : all.toReversed()) {
          const opening = await measureOpening(bench);
          if (run > 0) openings.push(opening);
        }
      }
      const figures: Figure[] = [];
      for (const { size, bench, openings } of all) figures.push(...openingFigures(size, openings, all[0]!.openings), ...(await handlingFigures(bench, size)));
      return figures;
    } finally {
      for (const { bench } of all) await bench.close();
    }
  },
};

function openingFigures(size: number, openings: readonly Opening[], base: readonly Opening[]): Figure[] {
  const of = (list: readonly Opening[], key: keyof Opening) => list.map((opening) => opening[key]);
  return [
    figureOf({
      name: `${size} notes: first notes painted`, unit: 'ms', samples: of(openings, 'painted'), baseline: of(base, 'painted'),
      target: '≤ × 1.5 of 100 notes', isMet: (value, baseline) => value <= baseline * 1.5,
    }),
    figureOf({ name: `${size} notes: all read`, unit: 'ms', samples: of(openings, 'complete'), baseline: of(base, 'complete') }),
  ];
}

async function measureOpening({ browser, origin }: BenchBrowser): Promise<Opening> {
  const page = await browser.newPage();
  try {
    await page.evaluateOnNewDocument(watchOpening);
    await page.goto(`${origin}/options.html`);
    await page.waitForFunction(() => 'opening' in globalThis && (globalThis as unknown as { opening: Opening }).opening.complete > 0, { polling: 50 });
    return await page.evaluate(() => (globalThis as unknown as { opening: Opening }).opening);
  } finally {
    await page.close();
  }
}

/** Runs in the page before anything else: notes down when notes were first painted, and when the list says how many there are in all. */
function watchOpening(): void {
  const opening = { painted: 0, complete: 0 };
  (globalThis as unknown as { opening: Opening }).opening = opening;
  // After the next frame, its picture is on the screen.
  const afterPaint = (then: () => void) => requestAnimationFrame(() => setTimeout(then));
  let isSeen = false;
  new MutationObserver(() => {
    const list = document.querySelector('.windowed li');
    if (list && !isSeen) {
      isSeen = true;
      afterPaint(() => (opening.painted = performance.now()));
    }
    const size = Number(list?.getAttribute('aria-setsize') ?? 0);
    const total = Number((document.querySelector('.notes-head .quiet')?.textContent ?? '').replace(/\D/g, ''));
    if (size > 0 && size === total && opening.complete === 0) opening.complete = performance.now();
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ['aria-setsize'] });
}

async function handlingFigures({ browser, origin }: BenchBrowser, size: number): Promise<Figure[]> {
  const page = await browser.newPage();
  await page.goto(`${origin}/options.html`);
  await page.waitForFunction((count) => document.querySelector('.windowed li')?.getAttribute('aria-setsize') === String(count), { polling: 50 }, size);
  // The slowest key of each search; the first search also warms the page, as a person's first look at it does.
  const slowest: number[] = [];
  for (const word of ['happy', 'sunday', 'dishes', 'åsa', 'plan', 'zzz']) {
    const [keys, emptied] = [await page.evaluate(typeLetters, word), await page.evaluate(typeLetters, '')];
    slowest.push(Math.max(...keys, ...emptied));
  }
  const filtered = await page.evaluate(chooseKind);
  const frames = await page.evaluate(scrollThrough);
  const elements = await page.evaluate(() => document.querySelectorAll('*').length);
  const heapMb = await heapOf(page);
  await page.close();
  return [
    figureOf({ name: `${size} notes: slowest key of a search`, unit: 'ms', samples: [Math.max(...slowest)], target: `≤ ${KEY_MS} ms`, isMet: atMost(KEY_MS) }),
    figureOf({ name: `${size} notes: a filter chosen`, unit: 'ms', samples: [filtered], target: `≤ ${KEY_MS} ms`, isMet: atMost(KEY_MS) }),
    figureOf({ name: `${size} notes: frame while scrolling, 95th of 100`, unit: 'ms', samples: [frames], target: '≤ 34 ms', isMet: atMost(34) }),
    figureOf({ name: `${size} notes: elements drawn`, unit: '', samples: [elements], target: `≤ ${MOST_ELEMENTS}`, isMet: atMost(MOST_ELEMENTS) }),
    figureOf({ name: `${size} notes: memory of the page`, unit: 'MB', samples: [heapMb], target: `≤ ${MOST_HEAP_MB} MB`, isMet: atMost(MOST_HEAP_MB) }),
  ];
}

/** Types into the search, one letter more each time; how long the page was busy with each, the new layout included. */
async function typeLetters(text: string): Promise<number[]> {
  const field = document.querySelector<HTMLInputElement>('input[type=search]')!;
  const times: number[] = [];
  const states = text === '' ? [''] : Array.from(text, (_, index) => text.slice(0, index + 1));
  for (const state of states) {
    const start = performance.now();
    field.value = state;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    // What is drawn anew is drawn in the microtasks that follow.
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    void document.body.offsetHeight;
    times.push(performance.now() - start);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return times;
}

async function chooseKind(): Promise<number> {
  const select = document.querySelector<HTMLSelectElement>('.search-row select')!;
  const choose = async (value: string) => {
    const start = performance.now();
    select.value = value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    void document.body.offsetHeight;
    return performance.now() - start;
  };
  const times = [await choose('held'), await choose('')];
  await new Promise((resolve) => setTimeout(resolve, 200));
  return Math.max(...times);
}

/** Scrolls a window's height a frame; the frame that 95 of 100 were not slower than. */
async function scrollThrough(): Promise<number> {
  const frames: number[] = [];
  let last = await new Promise<number>(requestAnimationFrame);
  for (let frame = 0; frame < 120; frame += 1) {
    window.scrollBy(0, 300);
    const now = await new Promise<number>(requestAnimationFrame);
    frames.push(now - last);
    last = now;
  }
  return frames.sort((one, other) => one - other)[Math.floor(frames.length * 0.95)]!;
}

async function heapOf(page: Page): Promise<number> {
  const session = await page.createCDPSession();
  await session.send('HeapProfiler.collectGarbage');
  const { JSHeapUsedSize = 0 } = await page.metrics();
  return JSHeapUsedSize / 1_000_000;
}
