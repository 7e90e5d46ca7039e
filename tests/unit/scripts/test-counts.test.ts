import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { judgeExtensionLint, readTestReport, sumLine } from '../../../scripts/test-counts.mjs';

const folder = mkdtempSync(join(tmpdir(), 'one-beat-counts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe('a report of tests', () => {
  const report = (fields: object) => write('report.json', JSON.stringify({ numPassedTests: 0, numFailedTests: 0, testResults: [], ...fields }));

  test('gives its counts', () => {
    expect(readTestReport(report({ numPassedTests: 7, numFailedTests: 2 }))).toEqual({ passed: 7, failed: 2, problem: undefined });
  });

  test('counts a file that broke before its first test', () => {
    const testResults = [{ status: 'failed', assertionResults: [] }, { status: 'failed', assertionResults: [{ status: 'failed' }] }];
    expect(readTestReport(report({ numPassedTests: 1, numFailedTests: 1, testResults }))).toMatchObject({ passed: 1, failed: 2 });
  });

  test('is a problem when no test ran, or when it is not there', () => {
    expect(readTestReport(report({}))).toMatchObject({ problem: 'no test ran' });
    expect(readTestReport(join(folder, 'nowhere.json')).problem).toContain('no readable report');
  });
});

describe('what Mozilla finds', () => {
  const known = { _type: 'warning', code: 'UNSAFE_VAR_ASSIGNMENT', message: 'Unsafe assignment to innerHTML', file: 'chunks/preact.js', line: 1 };
  const popup = { ...known, file: 'chunks/popup-x.js' };
  const firstFrame = { ...known, file: 'newtab-paint.js' };
  const answer = (warnings: object[]) => judgeExtensionLint(`(node) a warning\n${JSON.stringify({ errors: [], notices: [], warnings })}\nand a closing word`);
  const judge = (...more: object[]) => answer([known, popup, firstFrame, ...more]);

  test('may be the warning that is known, once in each of three files', () => {
    expect(judge()).toEqual([]);
    expect(judge(known)).toHaveLength(1);
    expect(judge(popup)).toHaveLength(1);
    expect(judge(firstFrame)).toHaveLength(1);
  });

  test('is told when a known warning comes no more', () => {
    expect(answer([known, popup])).toEqual([expect.stringContaining('comes no more')]);
    expect(answer([])).toHaveLength(3);
  });

  test('is told when it is anything else', () => {
    expect(judge({ ...known, file: 'background.js' })).toHaveLength(1);
    expect(judge({ ...known, _type: 'error' })).toHaveLength(1);
    expect(judge({ _type: 'warning', code: 'DANGEROUS_EVAL', message: 'eval' })[0]).toBe('warning DANGEROUS_EVAL in the extension: eval');
    expect(judgeExtensionLint('not found')[0]).toContain('no readable answer');
  });
});

test('the sum ends every run in the same words', () => {
  expect(sumLine({ passed: 12, failed: 0 })).toBe('12 passed, 0 failed');
});
