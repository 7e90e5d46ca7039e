/**
 * How the pages' code is cut into files. Left to itself, the bundler makes a file for every set of pages and late parts that share a module:
 * the more parts are loaded late, the more small files every page opens with, each compressed by itself. So what the popup opens with is one
 * file, or two where the options page or the first pages open with a part of it too.
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

const named = (name: string, fits: (pages: ReadonlySet<string>) => boolean) => (id: string, graph: Graph) =>
  // What a page is begun with stays by itself: another page that shares a file with it would begin it too.
  !id.includes('/entrypoints/') && fits(pagesOf(id, (each) => graph.getModuleInfo(each))) ? name : null;

/** The files beyond the bundler's own choice. The new tab's page has its styles in itself, so it must share no file with those that bring their own. */
export const CHUNKS = [
  { debugName: 'base', name: named('base', (pages) => pages.has('popup') && pages.has('newtab')), priority: 3 },
  { debugName: 'shared', name: named('shared', (pages) => pages.has('popup') && (pages.has('options') || pages.has('first-run'))), priority: 2 },
  { debugName: 'pause', name: named('pause', (pages) => pages.has('popup')), priority: 1 },
];

/** Cuts the pages so. What is one plain script, such as the background, has nothing to cut, and the bundler warns of trying. */
export function chunksPlugin(): Plugin {
  return {
    name: 'one-beat-chunks',
    outputOptions: (options) => (options.format === 'iife' ? null : { ...options, codeSplitting: { groups: CHUNKS } }),
  };
}
