/**
 * What the stores cost against the bare IndexedDB (through idb) or WebCrypto operation, in the same page and the same run. Beside the ratio stands how
 * long a person waits: nothing that the interface waits on may take a tenth of a second with ten thousand notes.
 */
import type { Page } from 'puppeteer-core';
import { openBenchBrowser } from './bench-browser.ts';
import { openStorePage } from './bench-page.ts';
import { addNotes, everydayNotes } from './fill.ts';
import { figureOf, type Bench, type Figure } from './figures.ts';
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
  /** How long somebody may be kept waiting in front of the page, in milliseconds; null where nobody is. */
  readonly mostMs: number | null;
  /** How many times the bare operation it may take; null where the two do not do the same, and the figure is only reported. */
  readonly mostRatio: number | null;
}

const SHORT: readonly Measured[] = [
  { operation: 'save', what: 'save confirmed and told', mostMs: WAIT_MS, mostRatio: RATIO },
  { operation: 'revise', what: 'change of a note confirmed and told', mostMs: WAIT_MS, mostRatio: RATIO },
  { operation: 'newest', what: 'list of 50', mostMs: WAIT_MS, mostRatio: RATIO },
];
const LONG: readonly Measured[] = [
  { operation: 'every', what: 'read all', mostMs: null, mostRatio: RATIO },
  { operation: 'copy', what: 'copy of everything', mostMs: null, mostRatio: RATIO },
];
/** Of ten thousand notes more. Looking at a copy checks every part of it and compares it with what is here, which no bare operation does. */
const BRINGING: readonly Measured[] = [
  { operation: 'look at copy', what: 'copy of 10000 notes read, checked and compared', mostMs: null, mostRatio: null },
  { operation: 'bring in', what: 'copy of 10000 notes written', mostMs: null, mostRatio: RATIO },
];
/** A passphrase takes its time on purpose: the bare derivation alone is longer than a tenth of a second. */
const LOCKED: readonly Measured[] = [
  { operation: 'save locked', what: 'save while locked', mostMs: WAIT_MS, mostRatio: RATIO },
  { operation: 'unlock', what: 'unlock', mostMs: null, mostRatio: RATIO },
  { operation: 'passphrase', what: 'change of passphrase', mostMs: null, mostRatio: RATIO },
];

/** The figures of the stores. */
export const storageBench: Bench = {
  name: 'storage',
  async measure(runs) {
    const bench = await openBenchBrowser();
    try {
      await addNotes(bench, everydayNotes(0, NOTES));
      const page = await openStorePage(bench);
      const figures = await figuresOf(page, [...SHORT, ...LONG, ...BRINGING], NOTES, runs);
      await switchLock(page, true);
      figures.push(...(await figuresOf(page, LOCKED, NOTES, runs)));
      await switchLock(page, false);
      await page.close();
      await addNotes(bench, everydayNotes(NOTES, MANY_NOTES));
      const many = await openStorePage(bench);
      figures.push(...(await figuresOf(many, [...LONG, ...BRINGING], MANY_NOTES, Math.min(runs, 5))));
      return figures;
    } finally {
      await bench.close();
    }
  },
};

async function figuresOf(page: Page, list: readonly Measured[], notes: number, runs: number): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const { operation, what, mostMs, mostRatio } of list) {
    const { ours, bare } = await timesOf(page, operation, mostMs === null ? Math.min(runs, MOST_LONG_RUNS) : runs);
    const limits = [...(mostRatio === null ? [] : [`≤ × ${mostRatio}`]), ...(mostMs === null ? [] : [`≤ ${mostMs} ms`])];
    figures.push(
      figureOf({
        name: `${what}, ${notes} notes`, unit: 'ms', samples: ours, baseline: bare, ...(limits.length > 0 ? { target: limits.join(', ') } : {}),
        isMet: (value, baseline) => (mostRatio === null || value <= baseline * mostRatio) && (mostMs === null || value <= mostMs),
      }),
    );
  }
  return figures;
}

function switchLock(page: Page, isOn: boolean): Promise<void> {
  return page.evaluate((on) => (globalThis as unknown as { storeBench: { switchLock(isOn: boolean): Promise<void> } }).storeBench.switchLock(on), isOn);
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
