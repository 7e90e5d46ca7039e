/**
 * Hands the words over to the pages as plain data, one module a use, so that a page loads only what it says:
 *
 * - `virtual:words/interface`  the interface
 * - `virtual:words/pause`      the pause
 * - `virtual:words/insights`   the insight cards
 * - `virtual:words/notes`      looking back, and the other kinds of note
 * - `virtual:words/first-run`  the pages that open after installing
 */
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { readFirstRunWords, readInsights, readInterfaceWords, readNotesWords, readPauseWords } from './read-content.ts';

const PREFIX = 'virtual:words/';
const readers: Record<string, (root: string, language: string) => unknown> = {
  interface: readInterfaceWords,
  pause: readPauseWords,
  insights: readInsights,
  notes: readNotesWords,
  'first-run': readFirstRunWords,
};

/** The plugin; `root` is the project's folder. */
export function wordsPlugin(root: string = join(import.meta.dirname, '..')): Plugin {
  return {
    name: 'one-beat-words',
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return undefined;
      const read = readers[id.slice(PREFIX.length + 1)];
      if (!read) throw new Error(`There are no words called "${id}".`);
      return `export const english = ${JSON.stringify(read(root, 'en'))};`;
    },
  };
}
