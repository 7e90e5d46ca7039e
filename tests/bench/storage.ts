/**
 * What the stores cost against the bare IndexedDB (through idb) or WebCrypto operation, in the same page and the same run. Beside the ratio stands how
 * long a person waits: nothing that the interface waits on may take a tenth of a second with ten thousand notes.
 */
import type { Page } from 'puppeteer-core';
import { openBenchBrowser } from './bench-browser.ts';
import { openStorePage } from './bench-page.ts';
import { figureOf, type Bench, type Figure } from './figures.ts';
import { addNotes } from './notes.ts';
import type { Times } from './storage-page.ts';

const NOTES = 10_000;
const MANY_NOTES = 50_000;
const RATIO = 1.3;
const WAIT_MS = 100;
/** What reads everything takes seconds on a slow machine: fewer runs say enough. */
const MOST_LONG_RUNS = 10;

interface Measured {
  readonly operation: string;
  readonly what: string;
  /** Whether somebody waits for it in front of the page. */
  readonly isWaitedFor: boolean;
}

const SHORT: readonly Measured[] = [
  { operation: 'save', what: 'save confirmed and told', isWaitedFor: true },
  { operation: 'revise', what: 'change of a note confirmed and told', isWaitedFor: true },
  { operation: 'newest', what: 'list of 50', isWaitedFor: true },
];
const LONG: readonly Measured[] = [
  { operation: 'every', what: 'read all', isWaitedFor: false },
  { operation: 'copy', what: 'copy of everything', isWaitedFor: false },
];

/** The figures of the stores. */
export const storageBench: Bench = {
  name: 'storage',
  async measure(runs) {
    const bench = await openBenchBrowser();
    try {
      await addNotes(bench, 0, NOTES);
      const page = await openStorePage(bench);
      const figures = await figuresOf(page, [...SHORT, ...LONG], NOTES, runs);
      await page.close();
      await addNotes(bench, NOTES, MANY_NOTES);
      const many = await openStorePage(bench);
      figures.push(...(await figuresOf(many, LONG, MANY_NOTES, Math.min(runs, 5))));
      return figures;
    } finally {
      await bench.close();
    }
  },
};

async function figuresOf(page: Page, list: readonly Measured[], notes: number, runs: number): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const { operation, what, isWaitedFor } of list) {
    const { ours, bare } = await timesOf(page, operation, isWaitedFor ? runs : Math.min(runs, MOST_LONG_RUNS));
    figures.push(
      figureOf({
        name: `${what}, ${notes} notes`, unit: 'ms', samples: ours, baseline: bare, target: isWaitedFor ? `≤ × ${RATIO}, ≤ ${WAIT_MS} ms` : `≤ × ${RATIO}`,
        isMet: (value, baseline) => value <= baseline * RATIO && (!isWaitedFor || value <= WAIT_MS),
      }),
    );
  }
  return figures;
}

/** The times of an operation of the page and of the bare one. What it has made is removed again. */
export function timesOf(page: Page, operation: string, runs: number): Promise<Times> {
  return page.evaluate(
    async (name, count) => {
      const { storeBench } = globalThis as unknown as { storeBench: { time(name: string, runs: number): Promise<Times>; tidy(): Promise<void> } };
      const times = await storeBench.time(name, count);
      await storeBench.tidy();
      return times;
    },
    operation,
    runs,
  );
}
