/**
 * Whether what a person does every day grows dearer with the years: saving, opening the popup's stores, the new tab and the badge at 100, 1,000 and
 * 10,000 notes. A figure is the slope of cost against size, both as logarithms: 0 where the number of notes does not matter, 1 where twice as many
 * take twice as long. Each size has a browser of its own, and all are measured in turn, so that a busy minute falls on every size alike.
 */
import type { Page } from 'puppeteer-core';
import { measureLoading, openBenchBrowser, type BenchBrowser } from './bench-browser.ts';
import { openStorePage } from './bench-page.ts';
import { addNotes, everydayNotes } from './fill.ts';
import { figureOf, logLogSlope, quantile, type Bench, type Figure } from './figures.ts';
import { timesOf } from './storage.ts';

const SIZES = [100, 1_000, 10_000] as const;
const MOST_SLOPE = 0.1;

interface Sized {
  readonly size: number;
  readonly bench: BenchBrowser;
  readonly page: Page;
}

interface Cost {
  readonly name: string;
  measure(sized: Sized): Promise<number>;
}

const ofStores = (name: string, operation: string): Cost => ({ name, measure: async ({ page }) => (await timesOf(page, operation, 1)).ours[0]! });

const COSTS: readonly Cost[] = [
  ofStores('save', 'save'),
  ofStores('what the popup asks before its first button', 'open'),
  ofStores('list of 50', 'newest'),
  ofStores('badge', 'badge'),
  { name: 'new tab, first contentful paint', measure: async ({ bench }) => (await measureLoading(bench, `${bench.origin}/newtab.html`)).paint },
];

/** The figures of growth. */
export const growthBench: Bench = {
  name: 'growth',
  async measure(runs) {
    const all: Sized[] = [];
    try {
      for (const size of SIZES) {
        const bench = await openBenchBrowser();
        await addNotes(bench, everydayNotes(0, size));
        all.push({ size, bench, page: await openStorePage(bench) });
      }
      const figures: Figure[] = [];
      for (const cost of COSTS) figures.push(...(await growthOf(cost, all, runs)));
      return figures;
    } finally {
      for (const { bench } of all) await bench.close();
    }
  },
};

async function growthOf({ name, measure }: Cost, all: readonly Sized[], runs: number): Promise<Figure[]> {
  const taken = new Map<number, number[]>(SIZES.map((size) => [size, []]));
  // The first round only warms up.
  for (let run = 0; run <= runs; run += 1) {
    const inTurn = run % 2 === 0 ? all : all.toReversed();
    for (const sized of inTurn) {
      const cost = await measure(sized);
      if (run > 0) taken.get(sized.size)!.push(cost);
    }
  }
  // The slope of the medians is the figure. That of each round, in which all sizes were measured one after the other, tells how far to believe it.
  const points = (costOf: (samples: readonly number[]) => number) => SIZES.map((size) => ({ size, cost: costOf(taken.get(size)!) }));
  const slope = logLogSlope(points((samples) => quantile(samples, 0.5)));
  const bySingle = Array.from({ length: runs }, (_, run) => logLogSlope(points((samples) => samples[run]!)));
  const growth = figureOf({ name: `growth of ${name}`, unit: 'slope', samples: bySingle, target: `< ${MOST_SLOPE}`, isMet: () => slope < MOST_SLOPE });
  return [
    { ...growth, value: Math.round(slope * 1000) / 1000 },
    ...SIZES.map((size) => figureOf({ name: `${name}, ${size} notes`, unit: 'ms', samples: taken.get(size)!, baseline: taken.get(SIZES[0])! })),
  ];
}
