import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { findBrowser, packagesAreCurrent } from '../../../scripts/setup.mjs';

const folder = mkdtempSync(join(tmpdir(), 'one-beat-setup-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, text: string, mode = 0o644): string {
  const path = join(folder, name);
  writeFileSync(path, text, { mode });
  return path;
}

describe('setup', () => {
  test('takes the browser it is told, and none when that is no program', () => {
    const browser = write('my-browser', '#!/bin/sh', 0o755);
    const plain = write('my-notes', 'hello');
    expect(findBrowser('chromium', { CHROMIUM_PATH: browser, PATH: '' })).toBe(browser);
    expect(findBrowser('chromium', { CHROMIUM_PATH: plain, PATH: '' })).toBeUndefined();
  });

  test('finds a browser on the PATH, but not Google Chrome', () => {
    const chrome = write('google-chrome', '#!/bin/sh', 0o755);
    expect(findBrowser('chromium', { PATH: folder })).not.toBe(chrome);
    const firefox = write('firefox-esr', '#!/bin/sh', 0o755);
    expect(findBrowser('firefox', { PATH: folder })).toBe(firefox);
  });

  test('sees that packages are missing', () => {
    expect(packagesAreCurrent(folder)).toBe(false);
  });
});
