import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { POPUP_SECTIONS } from '../../../build/word-modules.ts';
import { ROOT } from '../../support/word-files.ts';

// What the popup draws before anything else is asked for. What opens behind it brings its own words along.
const FIRST = [
  ...['components/pause', 'components/base'].flatMap((folder) => readdirSync(join(ROOT, folder)).map((name) => `${folder}/${name}`)),
  'components/help/SafePage.tsx', 'components/help/HelpSections.tsx', 'components/help/HelpOffer.tsx', 'entrypoints/popup/PopupApp.tsx', 'entrypoints/popup/main.tsx',
].filter((path) => /\.tsx?$/.test(path));

test('the popup has the words for all that it says at first', () => {
  const said = FIRST.flatMap((path) => [...readFileSync(join(ROOT, path), 'utf8').matchAll(/\bt\(\s*['`]([a-z-]+)\./g)].map(([, section]) => `${section} in ${path}`));
  expect(said.length).toBeGreaterThan(20);
  expect(said.filter((each) => !POPUP_SECTIONS.some((section) => each.startsWith(`${section} `)))).toEqual([]);
});
