// The drawing in docs/architecture.md against the imports that are really there: a drawing that nobody compares soon shows another house.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ALLOWED_PACKAGES, arrowsOf } from '../../scripts/import-rules.ts';
import { readProject } from '../../scripts/project-files.ts';
import { ROOT } from '../support/word-files.ts';

const document = readFileSync(join(ROOT, 'docs/architecture.md'), 'utf8');

/** The solid arrows of a drawing, with each node by the name that its label begins with. */
function arrowsDrawn(text: string): string[] {
  const [, drawing = ''] = /```mermaid\n([\s\S]*?)```/.exec(text) ?? [];
  const names = new Map([...drawing.matchAll(/^ +(\w+)\["([^"—]+?) — /gm)].map(([, id, name]) => [id!, name!]));
  return [...drawing.matchAll(/^ +(\w+) --> (\w+)$/gm)].map(([, from, to]) => `${names.get(from!) ?? from} --> ${names.get(to!) ?? to}`).sort();
}

describe('the drawing of the rooms', () => {
  test('is read as it is drawn', () => {
    const drawing = '```mermaid\nflowchart TD\n  a["core/ — what is decided"]\n  b["storage/ — what is kept"]\n  b --> a\n  a -.-> b\n```';
    expect(arrowsDrawn(drawing)).toEqual(['storage/ --> core/']);
  });

  test('sees an import that crosses a room, a type and a later one too, and none inside a room', () => {
    const files = [
      { path: 'core/day.ts', text: 'export const day = 1; export type Day = number;' },
      { path: 'core/note.ts', text: "import { day } from './day.ts'; export const note = day;" },
      { path: 'storage/notes.ts', text: "import type { Day } from '../core/day.ts'; export type A = Day;" },
      { path: 'entrypoints/popup/main.tsx', text: "import { words } from 'virtual:words/pause'; export const a = () => [words, import('../../storage/notes.ts')];" },
      { path: 'tests/unit/day.test.ts', text: "import { day } from '../../core/day.ts'; export const b = day;" },
    ];
    expect(arrowsOf(files)).toEqual(['entrypoints/ --> storage/', 'entrypoints/ --> virtual:words', 'storage/ --> core/']);
  });

  test('shows every arrow that is there, and no other', () => {
    expect(arrowsDrawn(document)).toEqual(arrowsOf(readProject(ROOT)));
  });
});

const PAPERS = readProject(ROOT).filter(({ path }) => /^(?:[A-Z]+\.md|content\/README\.md|docs\/(?!store\/).*\.md)$/.test(path));

describe('every file that a paper names is there', () => {
  // Two files that somebody is told to make.
  const known = new Set([...readProject(ROOT).map(({ path }) => path), 'components/pause/NameStep.tsx', 'locales/de.yml']);

  test.each(PAPERS.map(({ path, text }) => [path, text] as const))('%s', (_, text) => {
    const named = [...text.matchAll(/`((?:core|storage|components|entrypoints|build|scripts|tests|content|locales|docs)\/[\w./-]+\.(?:tsx?|mjs|md|yml|css))`/g)].map(([, path]) => path!);
    expect(named.filter((path) => !known.has(path))).toEqual([]);
  });

  test('and they are read', () => expect([...document.matchAll(/\b(?:core|storage)\/[\w./-]+\.ts\b/g)].length).toBeGreaterThan(20));
});

test('every file of the walk is there', () => {
  const known = readProject(ROOT).map(({ path }) => path);
  const named = [...document.matchAll(/\b((?:core|storage|components|entrypoints|build|scripts|tests|content|locales|docs)\/[\w./-]+\.(?:tsx?|mjs|md|yml|css))\b/g)].map(([, path]) => path!);
  expect(named.filter((path) => !known.includes(path))).toEqual([]);
});

test('every name that the document puts into a file is declared there', () => {
  const files = new Map(readProject(ROOT).map(({ path, text }) => [path, text]));
  const named = [...document.matchAll(/`(\w+)` in `([\w./-]+)`/g)].map(([, name, path]) => ({ name: name!, path: path! }));
  expect(named.length).toBeGreaterThan(5);
  const isDeclared = ({ name, path }: { name: string; path: string }) => new RegExp(`\\b(?:function|const|class|interface|type) ${name}\\b`).test(files.get(path) ?? '');
  expect(named.filter((each) => !isDeclared(each))).toEqual([]);
});

describe('the packages of a room', () => {
  const row = (room: string) => new RegExp(`^\\| \`${room}\` \\|[^|]*\\|([^|]*)\\|$`, 'm').exec(document)?.[1] ?? '';
  const packagesIn = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, name]) => name!).toSorted();
  const listed = Object.entries(ALLOWED_PACKAGES).flatMap(([room, packages]) => (packages === 'any' ? [] : [{ room, packages }]));

  test.each(listed.filter(({ room }) => room !== 'storage/'))('stand in the table as they stand in the rules: $room', ({ room, packages }) => {
    expect(packagesIn(row(room))).toEqual([...packages].toSorted());
  });

  test('of storage/ are its own and those of core/, as the table says', () => {
    const own = packagesIn(row('storage/')).filter((name) => !name.endsWith('/'));
    expect([...own, ...packagesIn(row('core/'))].toSorted()).toEqual([...(ALLOWED_PACKAGES['storage/'] as string[])].toSorted());
  });

  test('are none that the project does not have', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<'dependencies' | 'devDependencies', object>;
    const known = Object.keys({ ...dependencies, ...devDependencies });
    expect(listed.flatMap(({ packages }) => packages).filter((name) => !known.includes(name))).toEqual([]);
  });
});
