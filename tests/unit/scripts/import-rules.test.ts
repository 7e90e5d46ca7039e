import { describe, expect, test } from 'vitest';
import { checkImports, packageOf } from '../../../scripts/import-rules.ts';
import type { SourceFile } from '../../../scripts/parse-source.ts';

const packages = new Set(['idb', 'preact', 'wxt', 'valibot', 'yaml', 'vite', 'webextension-polyfill']);

// A small project in which every import is allowed; each test adds one file.
const house: SourceFile[] = [
  { path: 'core/day.ts', text: "import * as v from 'valibot'; export type Day = string; export const day = v;" },
  { path: 'core/words.ts', text: "import type { Day } from './day.ts'; export type Words = Day;" },
  { path: 'storage/notes.ts', text: "import { openDB } from 'idb'; import { day } from '../core/day.ts'; import { first } from './migrations/0001-first.ts'; export const notes = [openDB, day, first];" },
  { path: 'storage/migrations/0001-first.ts', text: "import type { IDBPDatabase } from 'idb'; export const first = (db: IDBPDatabase) => db;" },
  { path: 'components/pause/Chip.tsx', text: "import { useState } from 'preact/hooks'; import { day } from '../../core/day'; import './Chip.css'; export function Chip() { useState(day); return <b />; }" },
  { path: 'components/pause/Chip.css', text: '' },
  { path: 'entrypoints/popup/PopupApp.tsx', text: "import { words } from 'virtual:words/pause'; import { Chip } from '../../components/pause/Chip.tsx'; import { notes } from '../../storage/notes.ts'; export const PopupApp = () => <Chip key={String([notes, words])} />;" },
  { path: 'entrypoints/popup/main.tsx', text: "import { PopupApp } from './PopupApp.tsx'; import { browser } from 'wxt/browser'; export { PopupApp, browser };" },
  { path: 'entrypoints/options/options-page.ts', text: "export const later = () => import('../../storage/notes.ts');" },
  { path: 'build/words-plugin.ts', text: "import { join } from 'node:path'; import { parse } from 'yaml'; import type { Words } from '../core/words.ts'; export const words: Words = join(parse(''));" },
  { path: 'tests/unit/core/day.test.ts', text: "import { day } from '../../../core/day.ts'; export const seen = day;" },
];

const check = (path: string, text: string) => checkImports([...house, { path, text }], packages).violations.map(({ message }) => message);

test('lets a house pass in which every import is allowed, and says how much it read', () => {
  expect(checkImports(house, packages)).toEqual({ violations: [], fileCount: 10, importCount: 19 });
});

test('says on which line', () => {
  const { violations } = checkImports([...house, { path: 'core/x.ts', text: "// why\n\nimport { Chip } from '../components/pause/Chip.tsx';" }], packages);
  expect(violations).toMatchObject([{ path: 'core/x.ts', line: 3 }]);
});

describe('names', () => {
  test.each([
    ['core/ that draws', 'core/x.ts', "import { Chip } from '../components/pause/Chip.tsx';", 'core/x.ts imports ../components/pause/Chip.tsx'],
    ['core/ that keeps', 'core/x.ts', "import { notes } from '../storage/notes.ts';", 'core/ decides and knows no one'],
    ['core/ that knows only the types of a component', 'core/x.ts', "import type { Chip } from '../components/pause/Chip.tsx';", 'the types of ../components/pause/Chip.tsx'],
    ['core/ that names a type inside an expression', 'core/x.ts', "export type A = import('../storage/notes.ts').A;", 'the types of ../storage/notes.ts'],
    ['core/ that hands on from elsewhere', 'core/x.ts', "export { notes } from '../storage/notes.ts';", '../storage/notes.ts'],
    ['core/ that hands on everything from elsewhere', 'core/x.ts', "export * from '../storage/notes.ts';", '../storage/notes.ts'],
    ['core/ with a package that is not pure', 'core/x.ts', "import { openDB } from 'idb';", 'the package idb'],
    ['core/ with a part of the machine', 'core/x.ts', "import fs from 'node:fs';", 'the product runs in a browser'],
    ['storage/ that draws', 'storage/x.ts', "import { Chip } from '../components/pause/Chip.tsx';", 'storage/ keeps'],
    ['storage/ that knows the words', 'storage/x.ts', "import { words } from 'virtual:words/pause';", 'storage/ keeps'],
    ['storage/ that imports later', 'storage/x.ts', "export const x = () => import('../components/pause/Chip.tsx');", 'storage/ keeps'],
    ['a migration that uses our code', 'storage/migrations/0002-x.ts', "import { day } from '../../core/day.ts';", 'a migration stands alone'],
    ['a migration that uses another migration', 'storage/migrations/0002-x.ts', "import { first } from './0001-first.ts';", 'a migration stands alone'],
    ['a component that keeps', 'components/x/X.tsx', "import { notes } from '../../storage/notes.ts'; export const X = () => <b>{notes}</b>;", 'no storage'],
    ['a component that touches the browser', 'components/x/X.tsx', "import { browser } from 'wxt/browser';", 'the package wxt'],
    ['a component with words of its own', 'components/x/X.tsx', "import { words } from 'virtual:words/pause';", 'no words of their own'],
    ['an entrypoint that imports another', 'entrypoints/options/x.ts', "import { PopupApp } from '../popup/PopupApp.tsx';", 'an entrypoint stands alone'],
    ['the build that knows the product', 'build/x.ts', "import { notes } from '../storage/notes.ts';", 'the build reads words'],
    ['an import that leads nowhere', 'core/x.ts', "import { day } from './dya.ts';", 'leads to no file'],
    ['an import out of the project', 'core/x.ts', "import { day } from '../../day.ts';", 'leads to no file'],
    ['an alias', 'core/x.ts', "import { day } from '@/core/day.ts';", 'write a relative path'],
    ['a package that package.json does not name', 'storage/x.ts', "import { x } from '@scope/left/right';", 'does not name @scope/left'],
    ['a path that is put together', 'components/x/X.tsx', 'export const x = (name: string) => import(`../${name}.ts`);', 'needs its path written out'],
    ['a path with a pattern', 'entrypoints/popup/x.ts', "export const x = import.meta.glob('../*/main.tsx');", 'write the imports out'],
    ['a file in a room that is not on the plan', 'lib/x.ts', 'export const x = 1;', 'stands in no room'],
  ])('%s', (_, path, text, words) => {
    const messages = check(path, text);
    expect(messages).toHaveLength(1);
    expect(messages[0]).toContain(words);
  });

  test('a ring of imports, and lets a ring of types be', () => {
    const ring = (word: string) => [
      { path: 'core/a.ts', text: `import ${word} { b } from './b.ts'; export type A = b; export const a = 1;` },
      { path: 'core/b.ts', text: `import ${word} { a } from './a.ts'; export type b = typeof a;` },
    ];
    expect(checkImports([...house, ...ring('')], packages).violations.map(({ message }) => message)).toEqual(['a ring of imports: core/a.ts → core/b.ts → core/a.ts']);
    expect(checkImports([...house, ...ring('type')], packages).violations).toEqual([]);
  });
});

test('refuses a file that it cannot read rather than passing it over', () => {
  expect(() => check('core/x.ts', 'import { from;')).toThrow('core/x.ts cannot be parsed');
});

test('knows the package behind a deep import', () => {
  expect(['preact/hooks', '@scope/name/deep', 'idb'].map(packageOf)).toEqual(['preact', '@scope/name', 'idb']);
});
