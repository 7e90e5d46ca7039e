/**
 * How the map bears up under ten thousand notes, most of them looked back on: all views counted, in Node, and drawn, in the page, from the press
 * that opens the map to the frame after the last picture. What is counted before anybody looks may take a tenth of a second, and the pictures a
 * second, on their own: there is no bare map to hold them against.
 */
import { LOOK_BACK_SPANS, NOTE_KINDS, VERDICTS, type Note } from '../../core/note.ts';
import { patternsOf } from '../../core/patterns.ts';
import { noteWith } from '../support/sample-pause.ts';
import { openBenchBrowser, type BenchBrowser } from './bench-browser.ts';
import { addNotes } from './fill.ts';
import { atMost, figureOf, type Bench } from './figures.ts';

const SIZE = 10_000;
const COUNTED_MS = 100;
const DRAWN_MS = 1_000;
const VIEWS = 9;

/** The map's figures. */
export const mapBench: Bench = {
  name: 'map',
  async measure(runs) {
    const notes = Array.from({ length: SIZE }, (_, at) => noteAt(at));
    const counted: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      const start = performance.now();
      patternsOf(notes);
      counted.push(performance.now() - start);
    }
    const bench = await openBenchBrowser();
    try {
      await addNotes(bench, notes);
      const drawn: number[] = [];
      const filtered: number[] = [];
      for (let run = 0; run < Math.min(runs, 10); run += 1) {
        const times = await measureMap(bench);
        drawn.push(times.drawn);
        filtered.push(times.filtered);
      }
      return [
        figureOf({ name: `${SIZE} notes: all views counted`, unit: 'ms', samples: counted, target: `≤ ${COUNTED_MS} ms`, isMet: atMost(COUNTED_MS) }),
        figureOf({ name: `${SIZE} notes: the map drawn`, unit: 'ms', samples: drawn, target: `≤ ${DRAWN_MS} ms`, isMet: atMost(DRAWN_MS) }),
        figureOf({ name: `${SIZE} notes: the map after a filter`, unit: 'ms', samples: filtered }),
      ];
    } finally {
      await bench.close();
    }
  },
};

function noteAt(at: number): Note {
  const pick = <T>(list: readonly T[], by: number) => list[by % list.length]!;
  const begunAt = `${new Date(Date.UTC(2026, 10, 25, 20) - at * 17_280_000).toISOString().slice(0, 19)}+01:00`;
  const verdict = pick(VERDICTS, at);
  const note = noteWith(`bench-${at}`, {
    triggers: [`trigger-${at % 17}`, `trigger-${at % 13}`], urges: [`urge-${at % 14}`], body: [`body-${at % 17}`, `body-${at % 5}`], feelings: [`feeling-${at % 60}`, `feeling-${at % 7}`],
    verdict, confidence: (at * 7) % 101, strength: at % 11, strengthAfter: (at * 3) % 11,
  }, begunAt);
  const lookBacks = LOOK_BACK_SPANS.map((span) => ({ lookedAt: begunAt, span, verdict: pick(VERDICTS, at * 3 + 1), done: [`done-${at % 11}`], line: '' }));
  return { ...note, kind: pick([...NOTE_KINDS, 'pause', 'pause'], at), lookBacks: at % 3 === 0 ? [] : lookBacks };
}

async function measureMap({ browser, origin }: BenchBrowser): Promise<{ drawn: number; filtered: number }> {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  await page.goto(`${origin}/options.html`);
  // The page opens with the part that was open last, which by the second run is the map.
  await page.waitForSelector('.windowed li, .pattern');
  await page.evaluate(() => document.querySelector<HTMLButtonElement>('.room-nav li button')!.click());
  await page.waitForFunction((count) => document.querySelector('.windowed li')?.getAttribute('aria-setsize') === String(count), { polling: 50, timeout: 120_000 }, SIZE);
  const times = await page.evaluate(async (views) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const until = async (isThere: () => boolean) => {
      while (!isThere()) await new Promise((resolve) => setTimeout(resolve, 1));
      await frame();
    };
    const start = performance.now();
    [...document.querySelectorAll<HTMLButtonElement>('.room-nav button')].find((button) => button.textContent === 'Map')!.click();
    await until(() => document.querySelectorAll('.pattern svg').length === views);
    const drawn = performance.now() - start;
    await new Promise((resolve) => setTimeout(resolve, 300));
    const select = document.querySelectorAll<HTMLSelectElement>('.search-row select')[1]!;
    const before = document.querySelector('.pattern:nth-of-type(3)')!.textContent;
    const begun = performance.now();
    select.value = 'signal';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await until(() => document.querySelector('.pattern:nth-of-type(3)')!.textContent !== before);
    const filtered = performance.now() - begun;
    // Filters outlive the page as well.
    select.value = '';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await until(() => document.querySelector('.pattern:nth-of-type(3)')!.textContent === before);
    return { drawn, filtered };
  }, VIEWS);
  await page.close();
  return times;
}
