import { describe, expect, it } from 'vitest';
import { CHUNKS, pagesOf } from '../../../build/chunks.ts';

/** Each module with those that import it, as the bundler tells it. */
const graph: Record<string, { isEntry: boolean; importers: string[] }> = {
  '/entrypoints/popup/index.html': { isEntry: true, importers: [] },
  '/entrypoints/popup/main.tsx': { isEntry: false, importers: ['/entrypoints/popup/index.html'] },
  '/entrypoints/options/index.html': { isEntry: true, importers: [] },
  '/entrypoints/newtab/index.html': { isEntry: true, importers: [] },
  '/components/pause/Pause.tsx': { isEntry: false, importers: ['/entrypoints/popup/main.tsx'] },
  '/components/base/Chip.tsx': { isEntry: false, importers: ['/components/pause/Pause.tsx', '/entrypoints/options/index.html'] },
  '/core/day.ts': { isEntry: false, importers: ['/components/base/Chip.tsx', '/entrypoints/newtab/index.html', '/core/note.ts'] },
  '/core/note.ts': { isEntry: false, importers: ['/core/day.ts', '/components/pause/Pause.tsx'] },
  '/components/settings/SettingsRoom.tsx': { isEntry: false, importers: [] },
};
const getModuleInfo = (id: string) => graph[id] ?? null;
const chunkOf = (id: string) => CHUNKS.toSorted((a, b) => b.priority - a.priority).map(({ name }) => name(id, { getModuleInfo })).find((name) => name !== null) ?? null;

describe('how the code of the pages is cut', () => {
  it('knows the pages that open with a module, also in a circle', () => {
    expect([...pagesOf('/core/day.ts', getModuleInfo)].toSorted()).toEqual(['newtab', 'options', 'popup']);
    expect([...pagesOf('/components/settings/SettingsRoom.tsx', getModuleInfo)]).toEqual([]);
  });

  it.each([
    ['/core/day.ts', 'base'],
    ['/components/base/Chip.tsx', 'shared'],
    ['/components/pause/Pause.tsx', 'pause'],
    ['/entrypoints/popup/main.tsx', null],
    ['/components/settings/SettingsRoom.tsx', null],
  ])('puts %s into %s', (id, chunk) => {
    expect(chunkOf(id)).toBe(chunk);
  });
});
