// The numbers of findings (E7) that code, words and papers name, against the page that says what they stand for: a rule whose source leads nowhere
// cannot be checked by anybody.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readProject } from '../../scripts/project-files.ts';
import { ROOT } from '../support/word-files.ts';

const PAGE = 'docs/evidence.md';

/** The numbers that a page of findings explains. */
function explainedIn(page: string): ReadonlySet<string> {
  return new Set([...page.matchAll(/^\| (E\d+) \|/gm)].map(([, number]) => number!));
}

/** Where a number is named that the page does not explain. */
function unexplained(files: readonly { readonly path: string; readonly text: string }[], page: string): string[] {
  const known = explainedIn(page);
  return files.flatMap(({ path, text }) => [...text.matchAll(/\bE\d{1,2}\b/g)].filter(([number]) => !known.has(number)).map(([number]) => `${path}: ${number}`));
}

describe('a finding that is named', () => {
  test('and stands nowhere is found', () => {
    expect(unexplained([{ path: 'core/breath.ts', text: '/** Longer out than in (E3, E99). */' }], '| E3 | … |\n')).toEqual(['core/breath.ts: E99']);
  });

  test('is explained', () => {
    const files = readProject(ROOT).filter(({ path }) => /^(core|storage|components|entrypoints|content|locales|docs)\//.test(path) || /^[A-Z]+\.md$/.test(path));
    const page = readFileSync(join(ROOT, PAGE), 'utf8');
    expect(files.some(({ text }) => /\bE\d/.test(text))).toBe(true);
    expect(unexplained(files, page)).toEqual([]);
    expect([...explainedIn(page)]).toHaveLength(18);
  });
});
