/**
 * `npm run zip`: the archives that are handed in, and the SHA-256 of each. `node scripts/archives.ts --compare` makes them once more, from a
 * copy of the project in another folder, and fails when a byte differs: whoever has the sources can then tell that an archive was made from them.
 *
 * WXT’s own archives carry no dates and stand in order, so nothing has to be mended here; the comparison sees to it that this stays so.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { NOT_OURS } from './project-files.ts';
import { root } from './setup.mjs';

// The Firefox run packs the sources as well; they hold both configurations, so the quiet run has none to add.
const RUNS = [['-b', 'chrome'], ['-b', 'firefox'], ['-c', 'wxt.quiet.config.ts', '-b', 'chrome'], ['-c', 'wxt.quiet.config.ts', '-b', 'firefox']];

/** Name and SHA-256 of every archive of a folder, by name. */
export function hashesOf(folder: string): Map<string, string> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.zip')).sort();
  return new Map(names.map((name) => [name, createHash('sha256').update(readFileSync(join(folder, name))).digest('hex')]));
}

/** What differs between two sets of archives, one sentence each. */
export function differences(first: ReadonlyMap<string, string>, second: ReadonlyMap<string, string>): string[] {
  if (first.size === 0) return ['there is no archive to compare: run npm run zip first'];
  return [...new Set([...first.keys(), ...second.keys()])].flatMap((name) => {
    if (!first.has(name)) return [`${name} was made the second time only`];
    if (!second.has(name)) return [`${name} was not made the second time`];
    return first.get(name) === second.get(name) ? [] : [`${name} is not the same the second time`];
  });
}

function makeArchives(folder: string): void {
  const output = join(folder, '.output');
  // Archives of an earlier version would otherwise stand beside the new ones.
  for (const name of existsSync(output) ? hashesOf(output).keys() : []) rmSync(join(output, name));
  const wxt = join(root, 'node_modules', 'wxt', 'bin', 'wxt.mjs');
  for (const args of RUNS) execFileSync(process.execPath, [wxt, 'zip', ...args], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** The archives of a copy of this project that stands elsewhere and shares only its packages. */
function hashesFromElsewhere(): Map<string, string> {
  const copy = realpathSync(mkdtempSync(join(tmpdir(), 'one-beat-archives-')));
  try {
    cpSync(root, copy, { recursive: true, filter: (path) => !NOT_OURS.has(basename(path)) });
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
    makeArchives(copy);
    return hashesOf(join(copy, '.output'));
  } finally {
    rmSync(copy, { recursive: true, force: true, maxRetries: 5 });
  }
}

if (import.meta.main) {
  if (process.argv.includes('--compare')) {
    const problems = differences(hashesOf(join(root, '.output')), hashesFromElsewhere());
    for (const problem of problems) console.error(problem);
    process.exitCode = problems.length > 0 ? 1 : 0;
  } else {
    makeArchives(root);
    for (const [name, hash] of hashesOf(join(root, '.output'))) console.log(`${hash}  .output/${name}`);
  }
}
