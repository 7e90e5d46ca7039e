// `npm run bench [-- newtab …]`: measures the built extension in a real browser, prints a table, writes .output/bench.json and
// ends with an error when a target is missed. Without a name, everything is measured. `--runs 50` for steadier medians, `--write-docs` to put the
// table of this run into docs/speed.md.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { markdownTableOf, tableOf, withLastRun, type Bench, type Figure } from '../tests/bench/figures.ts';
import { findProgram } from '../tests/support/browser/launch.ts';
import { root } from './setup.mjs';

const DEFAULT_RUNS = '25';

// One line for each set of figures; its file is read only when it is measured.
const BENCHES: Record<string, () => Promise<Bench>> = {
  newtab: () => import('../tests/bench/new-tab.ts').then(({ newTabBench }) => newTabBench),
  idle: () => import('../tests/bench/idle.ts').then(({ idleBench }) => idleBench),
  storage: () => import('../tests/bench/storage.ts').then(({ storageBench }) => storageBench),
  growth: () => import('../tests/bench/growth.ts').then(({ growthBench }) => growthBench),
  popup: () => import('../tests/bench/popup.ts').then(({ popupBench }) => popupBench),
  hide: () => import('../tests/bench/hide.ts').then(({ hideBench }) => hideBench),
  notes: () => import('../tests/bench/notes.ts').then(({ notesBench }) => notesBench),
  map: () => import('../tests/bench/map.ts').then(({ mapBench }) => mapBench),
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: 'string', default: DEFAULT_RUNS }, 'write-docs': { type: 'boolean', default: false } },
});
const unknown = positionals.filter((name) => !(name in BENCHES));
if (unknown.length > 0) throw new Error(`There is no bench called ${unknown.join(', ')}; there are ${Object.keys(BENCHES).join(', ')}.`);

const figures: Figure[] = [];
const broken: string[] = [];
for (const name of positionals.length > 0 ? positionals : Object.keys(BENCHES)) {
  const bench = await BENCHES[name]!();
  console.log(`measuring ${bench.name} …`);
  try {
    figures.push(...(await bench.measure(Number(values.runs))));
  } catch (thrown) {
    // What was measured before it, and what comes after, is worth keeping.
    console.error(`${bench.name} could not be measured:`, thrown);
    broken.push(bench.name);
  }
}

console.log(tableOf(figures));
const machine = {
  cores: cpus().length,
  processor: cpus()[0]?.model ?? 'unknown',
  memoryGb: Math.round(totalmem() / 1e9),
  browser: execFileSync(findProgram('chromium'), ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim(),
};
mkdirSync(join(root, '.output'), { recursive: true });
const date = new Date().toISOString();
writeFileSync(join(root, '.output', 'bench.json'), `${JSON.stringify({ machine, date, figures }, null, 2)}\n`);
if (values['write-docs']) {
  const page = join(root, 'docs', 'speed.md');
  const told = `Measured on ${date.slice(0, 10)}: ${machine.browser}, ${machine.cores} cores (${machine.processor}), ${machine.memoryGb} GB, ${positionals.length > 0 ? `only ${positionals.join(', ')}` : 'all figures'}.`;
  writeFileSync(page, withLastRun(readFileSync(page, 'utf8'), `${told}\n\n${markdownTableOf(figures)}`));
}
const missed = figures.filter(({ ok }) => !ok);
for (const { name, target, value, unit } of missed) console.error(`missed: ${name}: ${value} ${unit} (${target ?? 'no limit, but not every run gave a number'})`);
for (const name of broken) console.error(`not measured: ${name}`);
process.exitCode = missed.length + broken.length > 0 ? 1 : 0;
