import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { casesNamedIn, caseTables, caseTablesNow } from '../../../scripts/case-tables.ts';

describe('the tables of cases', () => {
  it('are as the tests are now: `node scripts/case-tables.ts` writes them', () => {
    expect(readFileSync('tests/cases/README.md', 'utf8')).toBe(caseTablesNow());
  });

  it('count what a test names, and not what a comment does', () => {
    const id = ['LD', '99'].join('-');
    expect([...casesNamedIn(`it('keeps it (${id})', () => {});`)]).toEqual([id]);
    expect([...casesNamedIn(`// as in ${id}\n/** ${id} */\n * ${id}`)]).toEqual([]);
  });

  it('put what no test names under its own heading', () => {
    const text = caseTables({ 'LD-98': { what: 'one' }, 'LD-97': { what: 'two', 'by hand': 'Not yet tried.' } }, new Map([['LD-98', ['unit/a.test.ts']]]));
    expect(text).toContain('| LD-98 | one | `unit/a.test.ts` |');
    expect(text).toContain('| LD-97 | two | Not yet tried. |');
    expect(text.slice(text.indexOf('## Not held yet'))).toContain('| LD-97 | two |');
  });
});
