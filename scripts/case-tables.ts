/** Writes tests/cases/README.md anew: which test holds which case. A test holds a case by naming it in a title. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parse } from 'yaml';
import { readProject } from './project-files.ts';

interface Case {
  readonly what: string;
  readonly 'by hand'?: string;
}

const root = fileURLToPath(new URL('..', import.meta.url));
const README = 'tests/cases/README.md';
const CASE_ID = /\b(?:LD|DT|TX|IE|SE|ST|BR|AX|PF|SW)-\d\d\b/g;

/** The ids that a test file names outside of its comments: in titles of tests and groups, and in their tables. */
export function casesNamedIn(source: string): ReadonlySet<string> {
  const code = source.split('\n').filter((line) => !/^\s*(\/\/|\/?\*)/.test(line));
  return new Set(code.join('\n').match(CASE_ID) ?? []);
}

/** The whole README, from what the cases are and what the tests name. */
export function caseTables(cases: Readonly<Record<string, Case>>, held: ReadonlyMap<string, readonly string[]>): string {
  const ids = Object.keys(cases);
  const rows = (wanted: readonly string[], cells: (id: string) => readonly string[]) => wanted.map((id) => `| ${[id, cases[id]!.what, ...cells(id)].join(' | ')} |`).join('\n');
  const open = ids.filter((id) => !held.has(id));
  return `# Cases

${ids.length} faults that people met in neighbouring software, each with a number. What is right here is told in our own words, in \`cases.yml\`. A
test that names a number in its title holds that case; a rule in the code names the number too. \`node scripts/case-tables.ts\` writes this page.

## Held by tests

| case | what | test |
|---|---|---|
${rows(ids.filter((id) => held.has(id)), (id) => [held.get(id)!.map((path) => `\`${path}\``).join(', ')])}

## By hand

These want a person or a special machine. “Not yet tried” means what it says; whoever tries one writes in \`cases.yml\` what was seen, where and when.

| case | what | how it stands |
|---|---|---|
${rows(ids.filter((id) => cases[id]!['by hand']), (id) => [cases[id]!['by hand']!])}
${open.length === 0 ? '' : `
## Not held yet

No test names these yet.

| case | what |
|---|---|
${rows(open, () => [])}
`}`;
}

/** The README as it should be by now. */
export function caseTablesNow(): string {
  const cases = parse(readFileSync(join(root, 'tests/cases/cases.yml'), 'utf8')) as Record<string, Case>;
  const held = new Map<string, string[]>();
  for (const { path, text } of readProject(root)) {
    if (!/^tests\/.*\.test\.tsx?$/.test(path)) continue;
    for (const id of casesNamedIn(text)) held.set(id, [...(held.get(id) ?? []), path.replace(/^tests\//, '')]);
  }
  return caseTables(cases, new Map([...held].map(([id, paths]) => [id, paths.toSorted()])));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) writeFileSync(join(root, README), caseTablesNow());
