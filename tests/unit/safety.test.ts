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

describe('the rules of safety', () => {
  test('are there', () => expect(rows.length).toBeGreaterThan(20));
  test.each(rows)('$rule', ({ held, path, title }) => {
    expect(existsSync(join(ROOT, path)), `${path} is missing`).toBe(true);
    expect(readFileSync(join(ROOT, path), 'utf8')).toContain(title);
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
