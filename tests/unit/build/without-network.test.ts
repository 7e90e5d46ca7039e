import { describe, expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { withoutRequests } from '../../../build/without-network.ts';

const folder = path.dirname(createRequire(import.meta.url).resolve('papaparse'));

describe('the table writer without its way to a network', () => {
  test.each(['papaparse.js', 'papaparse.min.js'])('%s has one such place, and it goes', (name) => {
    const source = readFileSync(path.join(folder, name), 'utf8');
    expect(source).toContain('XMLHttpRequest');
    expect(withoutRequests(source)).not.toContain('XMLHttpRequest');
  });
  test('a package that does it otherwise stops the build', () => {
    expect(() => withoutRequests('none here')).toThrow('build/without-network.ts');
    expect(() => withoutRequests('new XMLHttpRequest; new XMLHttpRequest()')).toThrow('build/without-network.ts');
  });
});
