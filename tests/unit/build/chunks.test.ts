import { describe, expect, it } from 'vitest';
import { apart, CHUNKS, pagesOf } from '../../../build/chunks.ts';

type Graph = Record<string, { isEntry: boolean; importers: string[] }>;
type Named = { name: string };

/** Each module of a build with those that import it, as the bundler tells it. */
const PAGES: Graph = {
  '/entrypoints/first-run/index.html': { isEntry: true, importers: [] },
  '/entrypoints/options/index.html': { isEntry: true, importers: [] },
  '/entrypoints/options/main.tsx': { isEntry: false, importers: ['/entrypoints/options/index.html'] },
  '/entrypoints/newtab/index.html': { isEntry: true, importers: [] },
  '/components/pause/Pause.tsx': { isEntry: false, importers: [] },
  '/components/base/Chip.tsx': { isEntry: false, importers: ['/components/pause/Pause.tsx', '/entrypoints/options/main.tsx', '/entrypoints/first-run/index.html'] },
  '/core/day.ts': { isEntry: false, importers: ['/components/base/Chip.tsx', '/entrypoints/newtab/index.html', '/core/note.ts'] },
  '/core/note.ts': { isEntry: false, importers: ['/core/day.ts', '/components/pause/Pause.tsx'] },
  '/components/settings/SettingsRoom.tsx': { isEntry: false, importers: [] },
};
const POPUP: Graph = {
  '/entrypoints/popup/index.html': { isEntry: true, importers: [] },
  '/entrypoints/popup/main.tsx': { isEntry: false, importers: ['/entrypoints/popup/index.html'] },
  '/components/pause/Pause.tsx': { isEntry: false, importers: ['/entrypoints/popup/main.tsx'] },
  '/core/day.ts': { isEntry: false, importers: ['/components/pause/Pause.tsx'] },
  '/components/settings/SettingsRoom.tsx': { isEntry: false, importers: [] },
};
const asked = (graph: Graph) => (id: string) => graph[id] ?? null;
const chunkOf = (id: string, graph: Graph) => CHUNKS.toSorted((a, b) => b.priority - a.priority).map(({ name }) => name(id, { getModuleInfo: asked(graph) })).find((name) => name !== null) ?? null;

describe('how the code of the pages is cut', () => {
  it('knows the pages that open with a module, also in a circle', () => {
    expect([...pagesOf('/core/day.ts', asked(PAGES))].toSorted()).toEqual(['first-run', 'newtab', 'options']);
    expect([...pagesOf('/components/settings/SettingsRoom.tsx', asked(PAGES))]).toEqual([]);
  });

  it.each([
    ['/core/day.ts', 'base'],
    ['/components/base/Chip.tsx', 'shared'],
    ['/components/pause/Pause.tsx', null],
    ['/entrypoints/options/main.tsx', null],
    ['/components/settings/SettingsRoom.tsx', null],
  ])('puts %s of the pages into %s', (id, chunk) => {
    expect(chunkOf(id, PAGES)).toBe(chunk);
  });

  it.each([
    ['/core/day.ts', 'popup'],
    ['/components/pause/Pause.tsx', 'popup'],
    ['/entrypoints/popup/main.tsx', 'popup'],
    ['/components/settings/SettingsRoom.tsx', null],
  ])('puts %s of the popup, which is built apart, into %s', (id, chunk) => {
    expect(chunkOf(id, POPUP)).toBe(chunk);
  });

  it('takes one page out of its group', () => {
    const [popup, options, newtab, background] = ['popup', 'options', 'newtab', 'background'].map((name) => ({ name })) as [Named, Named, Named, Named];
    expect(apart([background, [newtab, popup, options]], 'popup')).toEqual([background, [newtab, options], [popup]]);
    expect(apart([background, [newtab, options]], 'popup')).toEqual([background, [newtab, options]]);
  });
});
