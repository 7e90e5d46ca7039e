// The table in docs/safety.md says which test holds which rule: a rule whose test was renamed or removed must not go on looking held.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../support/word-files.ts';

const rows = readFileSync(join(ROOT, 'docs/safety.md'), 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, rule, held, path, title] = /^\| (.+?) \| (.+?) \| `(tests\/[^`]+)`: (.+?) \|$/.exec(line) ?? [];
    return rule && held && path && title ? [{ rule, held, path, title }] : [];
  });

/** Whether a test of the file bears the title: in the name it is given, or in the row of its table, and not in a comment or in what it looks at. */
function holdsTest(code: string, title: string): boolean {
  const words = title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const [quote, inside] = ['[\'"`]', '[^\'"`\\n]*'];
  return [
    String.raw`\b(?:describe|it|test)(?:\.\w+)*(?:\([^()\n]*\))?\(\s*${quote}${inside}${words}`,
    // The head of a table's row, or a row that only has a name.
    String.raw`^\s*\[\s*${quote}${inside}${words}`,
    String.raw`\b(?:name|title|rule|of): ${quote}${inside}${words}`,
  ].some((pattern) => new RegExp(pattern, 'm').test(code.replace(/^\s*\/\/.*$/gm, '')));
}

describe('a rule of safety is held', () => {
  test.each([
    ["it('hides a tab on the second Esc, and keeps the words', () => {", true], ["  test.each(rows)('hides a tab $name', () => {", true], ["    ['hides a tab with contact', STEPS],", true],
    ['// it hides a tab', false], ["expect(text).toContain('hides a tab');", false], ["  // test('hides a tab', () => {", false],
  ])('by a test, and not by a word that stands somewhere: %s', (code, isHeld) => expect(holdsTest(code, 'hides a tab')).toBe(isHeld));
});

describe('the rules of safety', () => {
  test('are there', () => expect(rows.length).toBeGreaterThan(20));
  test.each(rows)('$rule', ({ held, path, title }) => {
    expect(existsSync(join(ROOT, path)), `${path} is missing`).toBe(true);
    expect(title.length).toBeGreaterThan(10);
    expect(holdsTest(readFileSync(join(ROOT, path), 'utf8'), title), `no test in ${path} is called so`).toBe(true);
    for (const [, file] of held.matchAll(/`([^`\s]+\/[^`\s]*)`/g)) expect(existsSync(join(ROOT, file!)), `${file} is missing`).toBe(true);
  });
});

test.each(['chrome', 'firefox'])('in %s, it is not allowed in private windows', async (browser) => {
  const { default: config } = await import('../../wxt.config.ts');
  const env = { browser, mode: 'production', command: 'build', manifestVersion: 3 } as const;
  const manifest = typeof config.manifest === 'function' ? await config.manifest(env) : await config.manifest;
  expect(manifest).toMatchObject({ incognito: 'not_allowed' });
});

test.each(['locales/en.yml', 'content/en/first-run.yml', 'README.md', 'PRIVACY.md'])('%s says so where a person looks', (path) => {
  expect(readFileSync(join(ROOT, path), 'utf8')).toMatch(/does not run in private windows/i);
});
