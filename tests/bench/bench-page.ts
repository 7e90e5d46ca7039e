/**
 * A page of the extension's own sources with a handle on its stores, for measuring what no click reaches by itself. It is built as the extension is
 * (same sources, same target, minified), into a temporary folder, and put into the copy of the build: it is never shipped.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { build } from 'vite';
import { wordsPlugin } from '../../build/words-plugin.ts';
import type { BenchBrowser } from './bench-browser.ts';

const PAGE = 'bench.html';

let built: Promise<string> | null = null;

async function buildScript(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'one-beat-bench-page-'));
  try {
    await build({
      configFile: false,
      logLevel: 'warn',
      root: import.meta.dirname,
      plugins: [wordsPlugin()],
      // As the extension's own build reads it.
      resolve: { alias: { 'wxt/browser': '@wxt-dev/webextension-polyfill/browser' } },
      build: {
        target: ['chrome140', 'firefox142'],
        outDir: folder,
        emptyOutDir: true,
        lib: { entry: join(import.meta.dirname, 'storage-page.ts'), formats: ['iife'], name: 'page', fileName: () => 'page.js' },
      },
    });
    return readFileSync(join(folder, 'page.js'), 'utf8');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Puts the page into the copy and opens it in a tab. */
export async function openStorePage(bench: BenchBrowser): Promise<Page> {
  built ??= buildScript();
  bench.put('bench.js', await built);
  bench.put(PAGE, '<!doctype html><meta charset="utf-8"><title>bench</title><script src="/bench.js"></script>');
  const page = await bench.browser.newPage();
  await page.goto(`${bench.origin}/${PAGE}`);
  await page.waitForFunction(() => 'storeBench' in globalThis);
  return page;
}
