/**
 * The same promises of the stores, checked in a page of the extension in each real browser (ST-11). The page is added to a copy of the build:
 * the product itself has none.
 */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browsers, builtFor, launchBrowser } from '../support/browser/launch.ts';
import type { Browser, Surface } from '../support/browser/types.ts';
import { leave } from './support/journey.ts';
import { CONTRACT_LOCKS, STORAGE_CONTRACT } from '../support/storage-contract.ts';

type Contract = { STORAGE_CONTRACT: typeof STORAGE_CONTRACT; runContractCheck(check: (typeof STORAGE_CONTRACT)[number], lock: (typeof CONTRACT_LOCKS)[number]): Promise<void> };

async function copyWithContract(extensionDir: string): Promise<string> {
  const copy = mkdtempSync(path.join(tmpdir(), 'one-beat-contract-'));
  cpSync(extensionDir, copy, { recursive: true });
  writeFileSync(path.join(copy, 'contract.html'), '<!doctype html><meta charset="utf-8"><title>contract</title><h1>contract</h1><script src="contract.js"></script>');
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: copy,
      emptyOutDir: false,
      copyPublicDir: false,
      lib: { entry: path.resolve(import.meta.dirname, '../support/storage-contract.ts'), name: 'contract', formats: ['iife'], fileName: () => 'contract.js' },
    },
  });
  return copy;
}

describe.each(browsers)('the stores in %s (ST-11)', (name) => {
  let browser: Browser;
  let page: Surface;
  let copy: string;
  beforeAll(async () => {
    copy = await copyWithContract(builtFor(name));
    browser = await launchBrowser(name, { extensionDir: copy });
    page = await browser.open('contract.html');
  });
  afterAll(async () => {
    await leave(browser);
    rmSync(copy, { recursive: true, force: true });
  });

  it.each(CONTRACT_LOCKS.flatMap((lock) => STORAGE_CONTRACT.map((check, index) => ({ name: check.name, index, lock }))))('$name, lock $lock (ST-06)', async ({ index, lock }) => {
    const trouble = await page.evaluate(async (at, under) => {
      const { contract } = globalThis as unknown as { contract: Contract };
      try {
        await contract.runContractCheck(contract.STORAGE_CONTRACT[at]!, under);
        return null;
      } catch (thrown) {
        return String(thrown);
      }
    }, index, lock);
    expect(trouble).toBeNull();
  });
});
