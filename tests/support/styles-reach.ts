/**
 * Whether a class has its style wherever it is drawn. A style comes with whoever imports it: where the only one to do so is loaded later, or by another
 * page, the class stands there without it, and no other test sees that.
 */
import { posix } from 'node:path';
import type { SourceFile } from '../../scripts/parse-source.ts';

interface Links {
  /** What comes at once with a file: imports, and the styles that a style or a page names. */
  readonly atOnce: readonly string[];
  /** What it loads later. */
  readonly later: readonly string[];
}

const isStyle = (path: string) => path.endsWith('.css');

function linksOf({ path, text }: SourceFile): Links {
  const to = (specifier: string) => posix.join(posix.dirname(path), specifier);
  const found = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, specifier]) => specifier!).filter((specifier) => specifier.startsWith('.')).map(to);
  if (isStyle(path)) return { atOnce: found(/@import\s+['"]([^'"]+)['"]/g), later: [] };
  if (path.endsWith('.html')) return { atOnce: found(/\b(?:src|href)="([^"]+)"/g), later: [] };
  return { atOnce: found(/(?:\bfrom|^import)\s+['"]([^'"]+)['"]/gm), later: found(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g) };
}

/** The classes that a style sheet says something about. */
function classesStyled(text: string): ReadonlySet<string> {
  return new Set([...text.replaceAll(/\/\*[\s\S]*?\*\//g, '').matchAll(/\.([a-z][\w-]*)/g)].map(([, name]) => name!));
}

/** The classes that a view writes out: `class="a b"`, and the texts within `class={…}`. */
function classesDrawn(text: string): ReadonlySet<string> {
  const plain = [...text.matchAll(/\bclass="([^"]*)"/g)].map(([, names]) => names!);
  const chosen = [...text.matchAll(/\bclass=\{([^}]*)\}/g)].flatMap(([, code]) => [...code!.matchAll(/['"`]([^'"`]*)['"`]/g)].map(([, names]) => names!));
  return new Set([...plain, ...chosen].flatMap((names) => names.split(/\s+/)).filter((name) => /^[a-z][\w-]*$/.test(name)));
}

/** Where a class is drawn without any of its styles, a sentence each. A class that no style sheet knows is not looked at. */
export function unstyledClasses(files: readonly SourceFile[]): string[] {
  const known = new Map(files.map((file) => [file.path, file]));
  const links = new Map(files.map((file) => [file.path, linksOf(file)]));
  const styled = new Map(files.filter(({ path }) => isStyle(path)).map(({ path, text }) => [path, classesStyled(text)]));
  const sheetsOf = (name: string) => [...styled].filter(([, names]) => names.has(name)).map(([path]) => path);

  const reached = (from: string) => {
    const seen = new Set<string>();
    const go = (path: string) => {
      if (seen.has(path) || !known.has(path)) return;
      seen.add(path);
      links.get(path)!.atOnce.forEach(go);
    };
    go(from);
    return seen;
  };

  const problems = new Set<string>();
  const visited = new Set<string>();
  /** Looks at what comes with a page or a later part. `before` is what was there when it came. */
  function look(root: string, before: ReadonlySet<string>): void {
    const key = `${root} ${[...before].filter(isStyle).toSorted().join(' ')}`;
    if (visited.has(key)) return;
    visited.add(key);
    const here = reached(root);
    const there = new Set([...before, ...here]);
    for (const path of here) {
      if (!path.endsWith('.tsx')) continue;
      for (const name of classesDrawn(known.get(path)!.text)) {
        const sheets = sheetsOf(name);
        if (sheets.length > 0 && !sheets.some((sheet) => there.has(sheet))) problems.add(`${path} draws “${name}”, whose style is in ${sheets.join(' or ')}, which is not there when it comes with ${root}`);
      }
    }
    for (const path of here) for (const later of links.get(path)!.later) if (known.has(later)) look(later, there);
  }
  for (const { path } of files) if (/^entrypoints\/[\w-]+\/index\.html$/.test(path)) look(path, new Set());
  return [...problems].toSorted();
}
