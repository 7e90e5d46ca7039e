// How the outcome of other programs is read and added up. Kept apart from test.mjs so that it can be tested:
// a mistake here would let a failing run pass.
import { readFileSync } from 'node:fs';

// Preact sets innerHTML for a prop that this project's lint forbids: one reason, three files. The warning stands once for each copy of Preact: the one
// of the pages, the popup's, which is built apart, and that of the new tab's first frame, before which nothing may be loaded.
const KNOWN_WARNINGS = [
  { code: 'UNSAFE_VAR_ASSIGNMENT', message: /innerHTML/, file: /^chunks\/(?!popup-)/, most: 1 },
  { code: 'UNSAFE_VAR_ASSIGNMENT', message: /innerHTML/, file: /^chunks\/popup-/, most: 1 },
  { code: 'UNSAFE_VAR_ASSIGNMENT', message: /innerHTML/, file: /^newtab-paint\.js$/, most: 1 },
];

/**
 * The tests of one vitest run, from its JSON report. A file that broke before its first test counts as one
 * failed test; no report, or a report with no test in it, is a problem of the run.
 */
export function readTestReport(path) {
  let report;
  try {
    report = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    return { passed: 0, failed: 0, problem: `the tests left no readable report (${error.message})` };
  }
  const brokenFiles = report.testResults.filter((file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'));
  const passed = report.numPassedTests;
  const failed = report.numFailedTests + brokenFiles.length;
  return { passed, failed, problem: passed + failed === 0 ? 'no test ran' : undefined };
}

/** What web-ext lint found beyond the known warnings, and which of those come no more, one line each; empty when all is well. */
export function judgeExtensionLint(output) {
  let found;
  try {
    found = JSON.parse(output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1));
  } catch {
    return [`web-ext lint gave no readable answer:\n${output}`];
  }
  const seen = new Map();
  const isKnown = (entry) => {
    const known = KNOWN_WARNINGS.find(({ code, message, file }) => entry.code === code && message.test(entry.message) && file.test(entry.file ?? ''));
    if (!known || entry._type !== 'warning') return false;
    seen.set(known, (seen.get(known) ?? 0) + 1);
    return seen.get(known) <= known.most;
  };
  const unknown = [...found.errors, ...found.warnings, ...found.notices].filter((entry) => !isKnown(entry));
  const gone = KNOWN_WARNINGS.filter((known) => !seen.has(known));
  return [
    ...unknown.map((entry) => `${entry._type} ${entry.code} in ${entry.file ?? 'the extension'}${entry.line ? `:${entry.line}` : ''}: ${entry.message}`),
    ...gone.map(({ code, file }) => `${code} in ${file} comes no more: take it off the list of known warnings`),
  ];
}

/** The line that ends every run. */
export const sumLine = ({ passed, failed }) => `${passed} passed, ${failed} failed`;
