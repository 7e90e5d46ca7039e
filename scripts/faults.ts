/**
 * `npm run faults [-- kill …]`: faults on purpose, many more of them than `npm test` has time for. Without a name, all suites run.
 * `FAULTS_SEED=123` repeats the random choices of a run; each suite says its seed. `FAULTS_KILLS=20` and the like take less of a suite.
 */
import { spawnSync } from 'node:child_process';
import { browserVariables, ensureBrowsers, ensurePackages, root, toolEnvironment } from './setup.mjs';

/** One line for each suite: what vitest runs, and how much of it. */
const SUITES: Record<string, { readonly run: readonly string[]; readonly environment: Readonly<Record<string, string>> }> = {
  fuzz: { run: ['--project', 'property', 'tests/property/fuzz'], environment: { FAULTS_FUZZ: '100000' } },
  calls: { run: ['--project', 'unit', 'tests/unit/storage/every-fault.test.ts'], environment: { FAULTS_CALLS: '1' } },
  kill: { run: ['--project', 'e2e', 'tests/e2e/kill.test.ts'], environment: { FAULTS_KILLS: '200' } },
  many: { run: ['--project', 'e2e', 'tests/e2e/many-notes.test.ts', 'tests/e2e/many-copied.test.ts'], environment: { FAULTS_MANY: '1' } },
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in SUITES));
if (unknown.length > 0) throw new Error(`There is no suite called ${unknown.join(', ')}; there are ${Object.keys(SUITES).join(', ')}.`);
if (!ensurePackages()) throw new Error('The packages are not there: run npm run setup.');
const environment = toolEnvironment(browserVariables(ensureBrowsers()));

const failed: string[] = [];
for (const [name, suite] of Object.entries(SUITES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`faults: ${name}`);
  const { status } = spawnSync('vitest', ['run', ...suite.run], { cwd: root, stdio: 'inherit', env: { ...suite.environment, ...environment }, shell: process.platform === 'win32' });
  if (status !== 0) failed.push(name);
}
console.log(failed.length > 0 ? `failed: ${failed.join(', ')}` : 'every fault was survived');
process.exitCode = failed.length > 0 ? 1 : 0;
