/**
 * How the notes page bears up under many notes: opening, searching, filtering, scrolling, at 100, 1,000 and 10,000 notes of about a kilobyte.
 * The page with 100 notes is what the others are measured against; all are measured in one browser, one size after the other.
 */
import type { Page } from 'puppeteer-core';
import { openBenchBrowser, type BenchBrowser } from './bench-browser.ts';
import { figureOf, type Bench, type Figure } from './figures.ts';

const SIZES = [100, 1_000, 10_000] as const;
const NOTE_BYTES = 1_000;
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
    const bench = await openBenchBrowser();
    try {
      const figures: Figure[] = [];
      let base: readonly Opening[] | undefined;
      let kept = 0;
      for (const size of SIZES) {
        await addNotes(bench, kept, size);
        kept = size;
        const openings: Opening[] = [];
        // The first round only warms the disk.
        for (let run = 0; run <= runs; run += 1) {
          const opening = await measureOpening(bench);
          if (run > 0) openings.push(opening);
        }
        base ??= openings;
        figures.push(...openingFigures(size, openings, base), ...(await handlingFigures(bench, size)));
      }
      return figures;
    } finally {
      await bench.close();
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
  const within = (target: number) => (value: number) => value <= target;
  return [
    figureOf({ name: `${size} notes: slowest key of a search`, unit: 'ms', samples: slowest, target: `≤ ${KEY_MS} ms`, isMet: within(KEY_MS) }),
    figureOf({ name: `${size} notes: a filter chosen`, unit: 'ms', samples: [filtered], target: `≤ ${KEY_MS} ms`, isMet: within(KEY_MS) }),
    figureOf({ name: `${size} notes: frame while scrolling, 95th of 100`, unit: 'ms', samples: [frames], target: '≤ 34 ms', isMet: within(34) }),
    figureOf({ name: `${size} notes: elements drawn`, unit: '', samples: [elements], target: `≤ ${MOST_ELEMENTS}`, isMet: within(MOST_ELEMENTS) }),
    figureOf({ name: `${size} notes: memory of the page`, unit: 'MB', samples: [heapMb], target: `≤ ${MOST_HEAP_MB} MB`, isMet: within(MOST_HEAP_MB) }),
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

/** Fills the database of the copy with notes, from one number to another. */
export async function addNotes({ browser, origin }: BenchBrowser, from: number, to: number): Promise<void> {
  const page = await browser.newPage();
  await page.goto(`${origin}/options.html`);
  await page.waitForSelector('.notes-head');
  await page.evaluate(putNotes, from, to, NOTE_BYTES);
  await page.close();
}

/** Runs in the page: notes of every kind, five a day, going back from today. */
function putNotes(from: number, to: number, bytes: number): Promise<void> {
  const pick = <T>(list: readonly T[], at: number) => list[at % list.length]!;
  const filler = 'They said they were happy, and I began to plan how to be busy on Sunday; I noticed it over the dishes. ';
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('one-beat');
    opening.onerror = () => reject(opening.error ?? new Error('open'));
    opening.onsuccess = () => {
      const transaction = opening.result.transaction('notes', 'readwrite');
      for (let at = from; at < to; at += 1) {
        const begunAt = `${new Date(Date.UTC(2026, 10, 25, 20) - at * 17_280_000).toISOString().slice(0, 19)}+00:00`;
        const kind = pick(['pause', 'pause', 'pause', 'held', 'pause', 'afterwards'], at);
        const isPause = kind === 'pause';
        const text = `${at} ${filler.repeat(10)}`.slice(0, bytes / 3);
        transaction.objectStore('notes').put({
          id: `bench-${at}`, kind, begunAt, day: begunAt.slice(0, 10), changedAt: at, wantsLookBack: false, lookBackSettledAt: 0,
          urges: isPause ? [pick(['go-quiet', 'leave', 'scroll'], at)] : [], triggers: isPause ? [pick(['warm-time', 'criticism'], at)] : [],
          body: isPause ? [pick(['tight-chest', 'cold-hands'], at)] : [], feelings: isPause ? [pick(['tender', 'angry', 'numb'], at)] : [],
          urgeText: isPause ? text : '', feelingText: '', saidOrDone: isPause ? text : '', readInto: '', message: '', who: pick(['M', 'Åsa', ''], at),
          strength: isPause ? at % 11 : null, strengthAfter: null, confidence: null, verdict: isPause ? pick(['signal', 'protection', 'both', 'unsure'], at) : null,
          questions: {}, nextStep: null, safety: false, lookBacks: [],
          texts: isPause ? {} : { 'what-happened': text, 'what-set-it-off': text }, moments: kind === 'held' ? ['need-was-met'] : [],
        });
      }
      transaction.oncomplete = () => {
        opening.result.close();
        resolve();
      };
      transaction.onerror = () => reject(transaction.error ?? new Error('write'));
    };
  });
}
