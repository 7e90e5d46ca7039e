/**
 * A Chromium for measuring, with as little in the way as can be: no watching of requests, no emulation, and a copy of the build instead of
 * the build, so that a page to compare with can stand in the same extension.
 *
 * The copy has no background worker. A worker that is being debugged is kept alive by the browser, and with it the extension's process: no
 * page would ever start cold, and all would look faster than they are.
 */
import { cpSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { idOfUnpacked } from '../support/browser/chromium-profile.ts';
import { builtFor, findProgram } from '../support/browser/launch.ts';

/** A copy of the build and a browser that has it. */
export interface BenchBrowser {
  readonly browser: Browser;
  readonly origin: string;
  /** Puts a file into the copy; pages are read from the disk each time. */
  put(name: string, text: string): void;
  read(name: string): string;
  close(): Promise<void>;
}

/** Starts Chromium with a copy of the built extension. `args` are further switches. */
export async function openBenchBrowser(args: readonly string[] = []): Promise<BenchBrowser> {
  const built = builtFor('chromium');
  if (!existsSync(join(built, 'manifest.json'))) throw new Error('there is no build to measure: run npm run build first');
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'one-beat-bench-')));
  const copy = join(home, 'extension');
  cpSync(built, copy, { recursive: true });
  const { background: _, ...manifest } = JSON.parse(readFileSync(join(copy, 'manifest.json'), 'utf8')) as Record<string, unknown>;
  writeFileSync(join(copy, 'manifest.json'), JSON.stringify(manifest));
  const browser = await puppeteer.launch({
    executablePath: findProgram('chromium'),
    pipe: true,
    enableExtensions: [copy],
    userDataDir: join(home, 'profile'),
    defaultViewport: null,
    args: [
      '--no-first-run', '--disable-component-update', '--disable-background-networking', '--disable-sync', '--disable-quic', '--window-size=1280,900',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...args,
    ],
  });
  return {
    browser,
    origin: `chrome-extension://${idOfUnpacked(copy)}`,
    put: (name, text) => writeFileSync(join(copy, name), text),
    read: (name) => readFileSync(join(copy, name), 'utf8'),
    async close() {
      await browser.close();
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** What a page's own clock says of its loading, in milliseconds since the navigation began. */
export interface Loading {
  /** The first contentful paint. */
  readonly paint: number;
  /** When the largest text was painted: on our pages the card. */
  readonly text: number;
  /** The longest task, or 0. */
  readonly longestTask: number;
  /** How far things moved by themselves (CLS). */
  readonly shift: number;
}

/** Opens an address in a tab of its own, reads its times once it has come to rest, and closes it. */
export async function measureLoading({ browser }: BenchBrowser, url: string, restMs = 300): Promise<Loading> {
  const page = await browser.newPage();
  try {
    await page.goto(url, { waitUntil: 'load' });
    await wait(restMs);
    return await readLoading(page);
  } finally {
    await page.close();
  }
}

/** The times of a page that has loaded. */
function readLoading(page: Page): Promise<Loading> {
  return page.evaluate(async () => {
    const entriesOf = (type: string) =>
      new Promise<PerformanceEntry[]>((resolve) => {
        const observer = new PerformanceObserver((list) => resolve(list.getEntries()));
        observer.observe({ type, buffered: true });
        // Without any entry the observer never calls.
        setTimeout(() => resolve([]), 120);
      });
    const [paints, largest, tasks, shifts] = await Promise.all(['paint', 'largest-contentful-paint', 'longtask', 'layout-shift'].map(entriesOf));
    return {
      paint: paints!.find(({ name }) => name === 'first-contentful-paint')?.startTime ?? Number.NaN,
      text: largest!.at(-1)?.startTime ?? Number.NaN,
      longestTask: Math.max(0, ...tasks!.map(({ duration }) => duration)),
      shift: shifts!.reduce((sum, entry) => sum + (entry as PerformanceEntry & { value: number }).value, 0),
    };
  });
}
