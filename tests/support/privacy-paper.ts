/** What PRIVACY.md says is kept and asked for, read from its tables, and the names under which the code keeps things. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceFile } from '../../scripts/parse-source.ts';
import { ROOT } from './word-files.ts';

/** Where something is kept, as PRIVACY.md divides it. */
export type Place = 'database' | 'local' | 'session' | 'page';

/** The word in a heading of PRIVACY.md that begins a table; each heading holds one of them. */
const HEADINGS: readonly (readonly [Place | 'permissions', RegExp])[] = [
  ['database', /IndexedDB/],
  ['local', /`storage\.local`/],
  ['session', /`storage\.session`/],
  ['page', /`localStorage`/],
  ['permissions', /^What it may do/],
];

export type PrivacyTables = Readonly<Record<Place | 'permissions', readonly string[]>>;

/** The names in the first column of each table. `edit:` with words behind it stands for every key that begins so. */
export function privacyTables(paper = readFileSync(join(ROOT, 'PRIVACY.md'), 'utf8')): PrivacyTables {
  const sections = paper.split(/^#{2,3} /m);
  const rowsOf = (heading: RegExp) => {
    const section = sections.find((text) => heading.test(text.split('\n', 1)[0]!)) ?? '';
    return [...section.matchAll(/^\| `([^`]+)`/gm)].map(([, name]) => name!);
  };
  return Object.fromEntries(HEADINGS.map(([place, heading]) => [place, rowsOf(heading)])) as unknown as PrivacyTables;
}

/** What the last column says of a key with the lock on, by the name in the first one. */
export function withTheLock(paper = readFileSync(join(ROOT, 'PRIVACY.md'), 'utf8')): ReadonlyMap<string, 'encrypted' | 'in the clear' | null> {
  const rows = paper.matchAll(/^\| `([^`]+)`[^|]*\|[^|]*\| ([^|]+) \|$/gm);
  return new Map([...rows].map(([, name, said]) => [name!, said!.startsWith('encrypted') ? 'encrypted' : said === 'in the clear' ? said : null]));
}

/** Whether a table has a row for a key, by its name or by how it begins (`edit:`). */
export function hasRow(rows: readonly string[], key: string): boolean {
  return rows.some((row) => row === key || (row.endsWith(':') && key.startsWith(row)));
}

/**
 * The names that the code keeps things under: every `…KEY` and `…PREFIX` of the rooms that may keep, and every store of the database. A name that is
 * written on the spot, such as `storage.local.set({ draft })` or `writeLocal({ draft })`, has no such constant and is named among the problems.
 */
export function keptNames(files: readonly SourceFile[]): { readonly stores: string[]; readonly keys: string[]; readonly problems: string[] } {
  const rooms = files.filter(({ path }) => /^(storage|entrypoints)\/.*\.tsx?$/.test(path));
  const all = (pattern: RegExp) => rooms.flatMap(({ text }) => [...text.matchAll(pattern)].map(([, name]) => name!));
  return {
    stores: [...new Set(all(/createObjectStore\(\s*'([^']+)'/g))].sort(),
    keys: [...new Set(all(/^(?:export )?const (?:\w*_)?(?:KEY|PREFIX) = '([^']+)'/gm))].sort(),
    problems: rooms.flatMap(({ path, text }) =>
      [...text.matchAll(/(?:write(?:Local|Session)\(\{ *\w+|storage\.(?:local|session)\.(?:set\(\{ *\w+|(?:get|remove)\(\[?['"]\w+)|localStorage\.\w+\(['"]\w+)/g)].map(([written]) => `${path}: ${written} writes its key on the spot: give it a constant called KEY`),
    ),
  };
}
