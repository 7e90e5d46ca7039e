import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { firstLoadOf, measure, strayLibraries, zipBytes } from '../../../scripts/budgets.mjs';

const folder = mkdtempSync(join(tmpdir(), 'one-beat-sizes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe('the size of a page', () => {
  const files: Record<string, string> = {
    'chunks/popup.js': 'import{a}from"./preact.js";import"./side.js";import("./later.js");',
    'chunks/preact.js': 'export const a=1;', 'chunks/side.js': '', 'chunks/later.js': '',
  };
  const html = '<script type="module" crossorigin src="/chunks/popup.js"></script><link rel="modulepreload" crossorigin href="/chunks/preact.js"><link rel="stylesheet" href="/assets/popup.css"><link rel="icon" href="/icon/16.png">';

  test('is what it loads at once, each file once, and not what it loads later', () => {
    expect(firstLoadOf(html, (path: string) => files[path] ?? '')).toEqual({ js: ['chunks/popup.js', 'chunks/preact.js', 'chunks/side.js'], css: ['assets/popup.css'] });
  });

  test('is held against its budget, and a call to the network is named', () => {
    write('popup.html', '<script src="/popup.js"></script>');
    write('popup.js', 'fetch("/a")');
    const budgets = { pages: { 'popup.html': { html: 5, js: 10, css: 10 } }, background: 10, zip: 10 };
    const { rows, network } = measure(folder, budgets);
    expect(rows.slice(0, 2)).toEqual([{ what: 'popup.html', bytes: expect.any(Number), allowed: 5 }, { what: 'popup.html js', bytes: expect.any(Number), allowed: 10 }]);
    expect(rows[0]?.bytes).toBeGreaterThan(20);
    expect(rows[1]?.bytes).toBeGreaterThan(10);
    expect(network).toEqual(['popup.js holds fetch(']);
  });

  test('of one that is not there is no size: only a build that is known to lack a page may', () => {
    const budgets = { pages: { 'gone.html': { html: 1, js: 1, css: 1 } }, background: 10, zip: 10 };
    expect(() => measure(folder, budgets)).toThrow('has no gone.html');
    expect(measure(folder, budgets, ['gone.html']).rows.map(({ what }) => what)).toEqual(['zip']);
  });

  test('of a zip counts headers and the end', () => {
    expect(zipBytes([])).toBe(22);
    expect(zipBytes([{ path: 'a', data: Buffer.from('x') }])).toBe(22 + 30 + 46 + 2 + 1);
  });
});

test('a library in a page that must not load it at once is named, and so is one that cannot be found', () => {
  write('options.html', '<script src="/options.js"></script>');
  write('options.js', 'import("./list.js")');
  write('list.js', 'let virtual="estimateSize"');
  write('background.js', 'let virtual="estimateSize"');
  const libraries = { list: { marker: 'estimateSize', in: ['options.html'] }, plots: { marker: 'rangeRound', in: [] } };
  expect(strayLibraries(folder, libraries)).toEqual(['background.js loads list at once', 'plots is nowhere in the build: is its marker still right?']);
  write('background.js', '');
  write('options.js', 'import"./list.js"');
  expect(strayLibraries(folder, { list: { marker: 'estimateSize', in: [] } })).toEqual(['options.html loads list at once']);
  expect(strayLibraries(folder, { list: { marker: 'estimateSize', in: ['options.html'] } })).toEqual([]);
});
