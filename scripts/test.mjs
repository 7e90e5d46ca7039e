// `npm test`: everything that must hold before a change goes in. Every stage runs, also after one that
// failed, so that one run shows all there is to mend. The last line is the sum of tests and stages.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { judgeExtensionLint, readTestReport, sumLine } from './test-counts.mjs';
import { browserVariables, ensureBrowsers, ensurePackages, root, toolEnvironment } from './setup.mjs';

const MINUTE = 60_000;
const reports = mkdtempSync(join(tmpdir(), 'one-beat-reports-'));
const total = { passed: 0, failed: 0 };
const failures = [];
let environment = toolEnvironment();
let stopRunning = () => {};

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    stopRunning();
    process.exit(1);
  });
}

/**
 * Runs one program. A quiet one shows what it printed only when it failed.
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
function execute(command, { live = false, minutes = 10 } = {}) {
  const [program, ...args] = command;
  return new Promise((resolve) => {
    // A group of its own, so that a stage that hangs takes its browsers with it when it is stopped.
    const group = process.platform !== 'win32';
    const child = spawn(program, args, { cwd: root, env: environment, detached: group, shell: !group, stdio: ['ignore', live ? 'inherit' : 'pipe', live ? 'inherit' : 'pipe'] });
    let output = '';
    stopRunning = () => (group ? process.kill(-child.pid, 'SIGKILL') : child.kill());
    const timer = setTimeout(() => {
      output += `\nstopped after ${minutes} minutes`;
      stopRunning();
    }, minutes * MINUTE);
    const finish = (outcome) => {
      clearTimeout(timer);
      stopRunning = () => {};
      resolve(outcome);
    };
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text) => { output += text; });
    child.on('error', (error) => finish({ ok: false, output: error.message }));
    child.on('close', (code) => finish({ ok: code === 0, output }));
  });
}

async function stage(name, work) {
  const start = Date.now();
  console.log(`… ${name}`);
  const { ok, output = '', passed = 0, failed = 0 } = await work();
  total.passed += passed + (ok ? 1 : 0);
  total.failed += failed + (ok ? 0 : 1);
  if (!ok || failed > 0) failures.push(name);
  if (!ok && output.trim()) console.log(stripVTControlCharacters(output.trim()));
  const tests = passed + failed > 0 ? `, ${passed} of ${passed + failed} tests` : '';
  console.log(`${ok && failed === 0 ? '✓' : '✗'} ${name} (${((Date.now() - start) / 1000).toFixed(1)} s${tests})`);
}

const quiet = (name, ...command) => stage(name, () => execute(command));

// Failing tests are counted one by one. The stage itself is one more check: that the tests ran at all and
// that nothing broke outside of them.
function tests(name, projects, minutes) {
  const report = join(reports, `${name.replace(/\W+/g, '-')}.json`);
  const chosen = projects.flatMap((project) => ['--project', project]);
  return stage(name, async () => {
    const { ok, output } = await execute(['vitest', 'run', ...chosen, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`], { live: true, minutes });
    const { passed, failed, problem } = readTestReport(report);
    const broken = problem ?? (!ok && failed === 0 ? 'the run failed though no test did: see the errors above' : undefined);
    return { ok: !broken, output: broken && `${broken}${output}`, passed, failed };
  });
}

async function everyStage() {
  await quiet('types of the whole', 'tsc', '-p', '.');
  await quiet('types of core/, without browser or DOM', 'tsc', '-p', 'core');
  await quiet('lint', 'oxlint', '--deny-warnings');
  await quiet('imports', 'node', 'scripts/check-imports.ts');
  await quiet('builds and their archives', 'node', 'scripts/archives.ts');
  await quiet('the same archives from a copy elsewhere', 'node', 'scripts/archives.ts', '--compare');
  await quiet('sizes', 'node', 'scripts/budgets.mjs');
  await tests('unit, property and component tests', ['unit', 'property', 'component'], 15);
  await tests('tests in real browsers', ['e2e'], 45);
  await stage('what Mozilla checks on upload', async () => {
    const { output } = await execute(['web-ext', 'lint', '--source-dir', '.output/firefox-mv3', '--output', 'json', '--no-config-discovery']);
    const complaints = judgeExtensionLint(output);
    return { ok: complaints.length === 0, output: complaints.join('\n') };
  });
}

let ready = false;
await stage('setup', () => {
  ready = ensurePackages();
  const found = ensureBrowsers();
  environment = toolEnvironment(browserVariables(found));
  return { ok: ready && Object.values(found).every(Boolean) };
});
// Without packages nothing else could say anything; without a browser the rest still can.
if (ready) await everyStage();

rmSync(reports, { recursive: true, force: true });
if (failures.length > 0) console.log(`\nFailed: ${failures.join('; ')}`);
process.exitCode = total.failed > 0 ? 1 : 0;
console.log(sumLine(total));
