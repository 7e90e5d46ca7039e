// Who may import whom. Each room of the project has one row; what a row does not name is forbidden, so a
// new room starts closed. A type counts as an import: a layer that knows another's types knows the layer.
//
// The check reads the files it is given and nothing else, so tests can hand it a small project that breaks
// each rule. An import that leads nowhere, or that cannot be read, is an error: a checker that skips what it
// does not understand says "all is well" about files it never saw.

import { isCode, lineAt, parseSource, walk } from './parse-source.ts';
import type { SourceFile } from './parse-source.ts';

export type Violation = { path: string; line: number; message: string };

type Room = {
  name: string;
  holds: RegExp;
  mayImport: RegExp[];
  packages: string[] | 'any';
  because: string;
};

// Packages that only compute: no browser, no disk, no clock. core/ may use these and nothing else.
const PURE_PACKAGES = ['valibot', 'papaparse', 'mdast-util-to-markdown'];

// First match wins, so the narrower room stands above the wider one.
const ROOMS: Room[] = [
  {
    name: 'core/', holds: /^core\//, mayImport: [/^core\//], packages: PURE_PACKAGES,
    because: 'core/ decides and knows no one: no browser, no disk, no drawing',
  },
  {
    name: 'storage/migrations/', holds: /^storage\/migrations\//, mayImport: [], packages: ['idb'],
    because: 'a migration stands alone: code that changes later must not change what it does',
  },
  {
    name: 'storage/', holds: /^storage\//, mayImport: [/^core\//, /^storage\//],
    packages: ['idb', 'wxt', 'webextension-polyfill', ...PURE_PACKAGES],
    because: 'storage/ keeps and knows nothing of what is drawn or said',
  },
  {
    name: 'components/', holds: /^components\//, mayImport: [/^core\//, /^components\//],
    packages: ['preact', '@tanstack/virtual-core', 'd3-scale'],
    because: 'components get values in and give events out: no storage, no browser, no words of their own',
  },
  {
    name: 'entrypoints/', holds: /^entrypoints\//,
    mayImport: [/^core\//, /^storage\//, /^components\//, /^content\//, /^locales\//, /^virtual:/],
    packages: ['preact', 'wxt', 'webextension-polyfill'],
    because: 'an entrypoint stands alone: what two of them need belongs to core/, storage/ or components/',
  },
  {
    name: 'build/', holds: /^build\//, mayImport: [/^build\//, /^core\/(words|check-words|translate|record)\b/], packages: 'any',
    because: 'the build reads words as data and knows nothing of the product but their shape',
  },
  {
    name: 'the tools around it', holds: /^(scripts\/|tests\/|[^/]+$)/, mayImport: [/^/], packages: 'any',
    because: 'tests and tools may see everything',
  },
];

/** The packages that each room may import, by the room's name; `any` where all are allowed. */
export const ALLOWED_PACKAGES: Readonly<Record<string, readonly string[] | 'any'>> = Object.fromEntries(ROOMS.map(({ name, packages }) => [name, packages]));

const MACHINE_ROOMS = /^(build\/|scripts\/|tests\/|[^/]+$)/;

type Import = { specifier: string; offset: number; isType: boolean };

/** The package a bare specifier names: `preact/hooks` is of `preact`, `@a/b/c` of `@a/b`. */
export function packageOf(specifier: string): string {
  return specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}

/** Every import of a file, static, re-exported, dynamic or inside a type; unreadable ones are named in `problems`. */
export function importsOf(file: SourceFile): { imports: Import[]; problems: Violation[] } {
  const { module, program } = parseSource(file);
  const imports: Import[] = [];
  const problems: Violation[] = [];
  const unreadable = (offset: number, message: string) => problems.push({ path: file.path, line: lineAt(file.text, offset), message });

  for (const found of module.staticImports) {
    const isType = found.entries.length > 0 && found.entries.every((entry) => entry.isType);
    imports.push({ specifier: found.moduleRequest.value, offset: found.start, isType });
  }
  for (const found of module.staticExports) {
    // `import { a } from 'b'; export { a }` names b here once more: that import has been read already.
    const from = found.entries.filter(({ moduleRequest }) => moduleRequest && !module.staticImports.some((seen) => seen.moduleRequest.start === moduleRequest.start));
    const first = from[0]?.moduleRequest;
    if (first) imports.push({ specifier: first.value, offset: found.start, isType: from.every((entry) => entry.isType) });
  }
  for (const found of module.dynamicImports) {
    const written = file.text.slice(found.moduleRequest.start, found.moduleRequest.end);
    const literal = /^(['"`])([^'"`$]+)\1$/.exec(written);
    if (literal?.[2]) imports.push({ specifier: literal[2], offset: found.start, isType: false });
    else if (!MACHINE_ROOMS.test(file.path)) unreadable(found.start, 'import() needs its path written out, so that it can be checked');
  }
  walk(program, (node) => {
    const source = node['source'] as { value?: string } | undefined;
    if (node.type === 'TSImportType' && source?.value) imports.push({ specifier: source.value, offset: node.start, isType: true });
    const object = node['object'] as { type?: string } | undefined;
    const property = node['property'] as { name?: string } | undefined;
    if (node.type === 'MemberExpression' && object?.type === 'MetaProperty' && property?.name === 'glob') {
      unreadable(node.start, 'import.meta.glob hides what is imported: write the imports out');
    }
  });
  return { imports, problems };
}

/** Where a relative import leads among the files of the project, or undefined when it leads nowhere. */
export function resolveRelative(from: string, specifier: string, known: ReadonlySet<string>): string | undefined {
  const parts = from.split('/').slice(0, -1);
  for (const part of (specifier.split('?')[0] ?? '').split('/')) {
    if (part === '..') {
      if (parts.length === 0) return undefined;
      parts.pop();
    } else if (part !== '.' && part !== '') parts.push(part);
  }
  const path = parts.join('/');
  return [path, `${path}.ts`, `${path}.tsx`, `${path}/index.ts`].find((candidate) => known.has(candidate));
}

/**
 * Every broken rule in a set of files, with the number of files and imports that were read: zero of either
 * means that the check itself is broken.
 *
 * @param packages names of package.json that may be imported at all
 */
export function checkImports(files: SourceFile[], packages: ReadonlySet<string>) {
  const known = new Set(files.map((file) => file.path));
  const code = files.filter((file) => isCode(file.path));
  const graph = new Map<string, string[]>();
  const violations: Violation[] = [];
  let importCount = 0;

  for (const file of code) {
    const room = ROOMS.find((candidate) => candidate.holds.test(file.path));
    if (!room) {
      violations.push({ path: file.path, line: 1, message: `${file.path} stands in no room that the import rules know` });
      continue;
    }
    const { imports, problems } = importsOf(file);
    violations.push(...problems);
    importCount += imports.length;
    for (const found of imports) {
      const message = judge(file.path, room, found, known, packages);
      if (message) violations.push({ path: file.path, line: lineAt(file.text, found.offset), message });
      const target = found.specifier.startsWith('.') ? resolveRelative(file.path, found.specifier, known) : undefined;
      if (target && !found.isType) graph.set(file.path, [...(graph.get(file.path) ?? []), target]);
    }
  }
  violations.push(...cyclesOf(graph));
  return { violations, fileCount: code.length, importCount };
}

/**
 * Every arrow between rooms that the files really draw, as `entrypoints/ --> core/`, sorted. A room’s own inside and the tools around the product
 * are left out; `virtual:words` stands for the words that the build hands over.
 */
export function arrowsOf(files: SourceFile[]): string[] {
  const known = new Set(files.map((file) => file.path));
  const roomOf = (path: string) => ROOMS.find((room) => room.holds.test(path))?.name;
  const isTool = (name: string | undefined) => name === undefined || name === ROOMS.at(-1)!.name;
  const arrows = files.filter(({ path }) => isCode(path) && !isTool(roomOf(path))).flatMap((file) =>
    importsOf(file).imports.flatMap(({ specifier }) => {
      const from = roomOf(file.path)!;
      if (specifier.startsWith('virtual:')) return [`${from} --> virtual:words`];
      const target = specifier.startsWith('.') ? resolveRelative(file.path, specifier, known) : undefined;
      const to = target && roomOf(target);
      return to && to !== from ? [`${from} --> ${to}`] : [];
    }),
  );
  return [...new Set(arrows)].sort();
}

function judge(path: string, room: Room, found: Import, known: ReadonlySet<string>, packages: ReadonlySet<string>): string | undefined {
  const { specifier } = found;
  const what = found.isType ? `the types of ${specifier}` : specifier;
  if (specifier.startsWith('node:')) {
    return MACHINE_ROOMS.test(path) ? undefined : `${path} imports ${specifier}: the product runs in a browser`;
  }
  if (specifier.startsWith('virtual:')) {
    return room.mayImport.some((rule) => rule.test(specifier)) ? undefined : `${path} imports ${what}: ${room.because}`;
  }
  if (!specifier.startsWith('.')) return judgePackage(path, room, specifier, packages);

  const target = resolveRelative(path, specifier, known);
  if (!target) return `${path} imports ${specifier}, which leads to no file`;
  return mayReach(path, room, target) ? undefined : `${path} imports ${what} (${target}): ${room.because}`;
}

function judgePackage(path: string, room: Room, specifier: string, packages: ReadonlySet<string>): string | undefined {
  if (/^[@~]?\/|^[@~]{2}\//.test(specifier)) return `${path} imports ${specifier}: write a relative path, an alias cannot be checked`;
  const name = packageOf(specifier);
  if (!packages.has(name)) return `${path} imports ${specifier}, but package.json does not name ${name}`;
  if (room.packages === 'any' || room.packages.includes(name)) return undefined;
  return `${path} imports the package ${name}: ${room.because}`;
}

function mayReach(path: string, room: Room, target: string): boolean {
  if (room.mayImport.some((rule) => rule.test(target))) return true;
  // An entrypoint may import the files of its own folder, and no other entrypoint's.
  const own = /^entrypoints\/[^/]+\//.exec(path)?.[0];
  return own !== undefined && target.startsWith(own);
}

/** Files that import each other in a ring; types do not count, since they are gone when the code runs. */
function cyclesOf(graph: ReadonlyMap<string, string[]>): Violation[] {
  const done = new Set<string>();
  const found: Violation[] = [];
  const follow = (path: string, trail: string[]) => {
    const at = trail.indexOf(path);
    if (at >= 0) {
      found.push({ path, line: 1, message: `a ring of imports: ${[...trail.slice(at), path].join(' → ')}` });
      return;
    }
    if (done.has(path)) return;
    for (const next of graph.get(path) ?? []) follow(next, [...trail, path]);
    done.add(path);
  };
  for (const path of graph.keys()) follow(path, []);
  return found;
}
