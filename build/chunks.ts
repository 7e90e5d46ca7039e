/**
 * How the pages' code is cut into files. Left to itself, the bundler makes a file for every set of pages and late parts that share a module:
 * the more parts are loaded late, the more small files every page opens with, each compressed by itself. So the new tab opens with one
 * file, and the options page and the first pages with one more.
 *
 * The popup is built apart from all others, in one file: each file that it has to ask for costs milliseconds in the moment that counts most.
 * What it has in common with the other pages is in the archive twice.
 */
import type { Plugin } from 'vite';

interface ModuleInfo {
  readonly isEntry: boolean;
  readonly importers: readonly string[];
}

type GetModuleInfo = (id: string) => ModuleInfo | null;

/** The pages that load a module before their first paint: those that reach it without an `import()` in between. */
export function pagesOf(id: string, getModuleInfo: GetModuleInfo): ReadonlySet<string> {
  const pages = new Set<string>();
  const seen = new Set<string>();
  const climb = (at: string) => {
    if (seen.has(at)) return;
    seen.add(at);
    const info = getModuleInfo(at);
    if (info?.isEntry) pages.add(/\/entrypoints\/([^/]+)\//.exec(at)?.[1] ?? at);
    info?.importers.forEach(climb);
  };
  climb(id);
  return pages;
}

/** The bundler's own way to ask: a method, which may not be taken off its object. */
interface Graph {
  getModuleInfo(id: string): ModuleInfo | null;
}

const named = (name: string, fits: (pages: ReadonlySet<string>) => boolean) => (id: string, graph: Graph) => (fits(pagesOf(id, (each) => graph.getModuleInfo(each))) ? name : null);

/** What a page is begun with stays by itself: another page that shares a file with it would begin it too. */
const shared = (name: string, fits: (pages: ReadonlySet<string>) => boolean) => (id: string, graph: Graph) => (id.includes('/entrypoints/') ? null : named(name, fits)(id, graph));

/** The files beyond the bundler's own choice. The new tab's page has its styles in itself, so it must share no file with those that bring their own. */
export const CHUNKS = [
  // Nothing shares a file with the popup's entry, so that is in it too.
  { debugName: 'popup', name: named('popup', (pages) => pages.has('popup')), priority: 3 },
  { debugName: 'base', name: shared('base', (pages) => pages.has('newtab') && pages.size > 1), priority: 2 },
  { debugName: 'shared', name: shared('shared', (pages) => pages.has('options') && pages.has('first-run')), priority: 1 },
];

/** Cuts the pages so. What is one plain script, such as the background, has nothing to cut, and the bundler warns of trying. */
export function chunksPlugin(): Plugin {
  return {
    name: 'one-beat-chunks',
    outputOptions: (options) => (options.format === 'iife' ? null : { ...options, codeSplitting: { groups: CHUNKS } }),
  };
}

/** The groups in which the entrypoints are built, with one entrypoint taken out of its group into one of its own. */
export function apart<Entry extends { readonly name: string }>(groups: readonly (Entry | Entry[])[], name: string): (Entry | Entry[])[] {
  return groups.flatMap((group): (Entry | Entry[])[] => {
    if (!Array.isArray(group)) return [group];
    const others = group.filter((entry) => entry.name !== name);
    return others.length < group.length ? [others, group.filter((entry) => entry.name === name)] : [group];
  });
}
