// The lint rules are only as good as what they catch: each ban is tried on a file that breaks it.

import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));

const BANS: [what: string, path: string, code: string, rule: string, says: string][] = [
  ['the clock in core/', 'core/clock.ts', 'export const now = () => Date.now();', 'no-restricted-properties', 'take `now` as a parameter'],
  ['a clock taken out of its object', 'core/taken.ts', 'export const later = () => { const { now } = Date; return now(); };', 'no-restricted-properties', 'take `now` as a parameter'],
  ['the stopwatch in core/', 'core/stopwatch.ts', 'export const since = () => performance.now();', 'no-restricted-globals', 'take `now` as a parameter'],
  ['a timer in core/', 'core/timer.ts', 'export const wait = () => setTimeout(() => {}, 1);', 'no-restricted-globals', 'take `now` as a parameter'],
  ['chance in core/', 'core/chance.ts', 'export const roll = () => Math.random();', 'no-restricted-properties', 'core/ has no chance'],
  ['chance handed on in core/', 'core/handed-on.ts', 'export const rolls = [1].map(Math.random);', 'no-restricted-properties', 'core/ has no chance'],
  ['ids out of nothing in core/', 'core/id.ts', 'export const id = () => crypto.randomUUID();', 'no-restricted-globals', 'core/ has no chance'],
  ['the page in core/', 'core/page.ts', 'export const title = () => document.title;', 'no-restricted-globals', 'core/ knows no browser'],
  ['the language of the browser in core/', 'core/language.ts', 'export const language = () => navigator.language;', 'no-restricted-globals', 'core/ knows no browser'],
  ['a way round by globalThis in core/', 'core/round.ts', 'export const now = () => globalThis.Date.now();', 'no-restricted-globals', 'core/ knows no browser'],
  ['a component that keeps things', 'components/Kept.tsx', "export const kept = () => localStorage.getItem('a');", 'no-restricted-globals', 'values in and give events out'],
  ['a call to the network', 'storage/call.ts', "export const call = () => fetch('/');", 'no-restricted-globals', 'Nothing leaves the device'],
  ['a call to the network by another name', 'entrypoints/popup/call.ts', "export const call = () => self.fetch('/');", 'no-restricted-properties', 'Nothing leaves the device'],
  ['an old call to the network', 'components/Call.tsx', 'export const call = () => new XMLHttpRequest();', 'no-restricted-globals', 'Nothing leaves the device'],
  ['a line to the network', 'entrypoints/background/line.ts', "export const line = () => new WebSocket('wss://a');", 'no-restricted-globals', 'Nothing leaves the device'],
  ['a beacon', 'entrypoints/popup/beacon.ts', "export const beacon = () => navigator.sendBeacon('/');", 'no-restricted-properties', 'Nothing leaves the device'],
  ['markup out of text', 'components/Markup.tsx', "export const set = (element: Element) => { element.innerHTML = 'a'; };", 'no-restricted-properties', 'must never become markup'],
  ['markup by a prop', 'components/Danger.tsx', "export function Danger() { return <b dangerouslySetInnerHTML={{ __html: 'a' }} />; }", 'no-danger', ''],
  ['a mistake that is swallowed', 'storage/empty.ts', 'export function quiet() { try { JSON.parse(""); } catch { } }', 'no-empty', ''],
  ['a default export', 'storage/default.ts', 'export default 1;', 'no-default-export', ''],
  ['a forgotten console.log', 'entrypoints/popup/log.ts', "export const log = () => console.log('a');", 'no-console', ''],
  ['any', 'core/any.ts', 'export const any = (value: any) => value;', 'no-explicit-any', ''],
  ['code out of text', 'storage/eval.ts', "export const run = () => eval('1');", 'no-eval', ''],
];

const ALLOWED: [path: string, code: string][] = [
  ['core/day.ts', 'export const dayOf = (now: number) => new Date(now).getFullYear();'],
  ['storage/clock.ts', 'export const now = () => Date.now();'],
  ['entrypoints/background/index.ts', 'export default 1;'],
  ['storage/caught.ts', 'export function tried() { try { return JSON.parse(""); } catch { /* An old version wrote no JSON here. */ } }'],
  ['storage/told.ts', "export const told = () => console.warn('a');"],
  ['scripts/tool.ts', "console.log('done');"],
  ['tests/support/driver.ts', "export const line = () => new WebSocket('ws://localhost');"],
];

type Finding = { code: string; filename: string; message: string; help?: string };
let folder = '';
let findings: Finding[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'one-beat-lint-'));
  copyFileSync(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
  for (const [path, code] of [...BANS.map(([, path, code]) => [path, code] as const), ...ALLOWED]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), `${code}\n`);
  }
  const program = join(root, 'node_modules', 'oxlint', 'bin', 'oxlint');
  const { stdout } = spawnSync(process.execPath, [program, '--format=json'], { cwd: folder, encoding: 'utf8' });
  findings = (JSON.parse(stdout) as { diagnostics: Finding[] }).diagnostics;
}, 30_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the linter stops', () => {
  test.each(BANS)('%s', (_, path, _code, rule, says) => {
    const found = findings.filter(({ filename }) => filename === path);
    expect(found.map(({ code }) => code)).toEqual([expect.stringContaining(`(${rule})`)]);
    expect(`${found[0]?.message} ${found[0]?.help}`).toContain(says);
  });
});

describe('the linter lets be', () => {
  test.each(ALLOWED)('%s', (path) => expect(findings.filter(({ filename }) => filename === path)).toEqual([]));
});
