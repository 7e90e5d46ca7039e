/**
 * Hands the words over to the pages as plain data, one module a use:
 *
 * - `virtual:words/interface`  the interface
 * - `virtual:words/popup`      the part of the interface that the pause says, so that the popup waits for no more
 * - `virtual:words/newtab`     the part of the interface that the new tab says in its first frame
 * - `virtual:words/worker`     the part of the interface that the worker says, so that it reads no more at each waking
 * - `virtual:words/lock`       the part of the interface that the lock says
 * - `virtual:words/map`        the part of the interface that the map says
 * - `virtual:words/bring`      the part of the interface that the room of copies says
 * - `virtual:words/settings`   the part of the interface that the settings say
 * - `virtual:words/pause`      the pause and the safe page
 * - `virtual:words/help`       what is said around the own plan
 * - `virtual:words/insights`   the insight cards
 * - `virtual:words/notes`      looking back, and notes of the two other kinds
 * - `virtual:words/first-run`  the first pages and the worked pauses
 * - `virtual:words/help-lines` the help lines by country, the same in every language
 *
 * English is part of each module, since it is in the first load; every other language is a chunk of its own. A build stops at words that
 * are not right and names every problem at once; while developing, the problems are shown and the page goes on.
 */
import { join, sep } from 'node:path';
import type { Plugin, ViteDevServer } from 'vite';
import { checkWords, problemLine } from '../core/check-words.ts';
import { readSources, WORD_FOLDERS } from './read-content.ts';
import { helpModule, isWordUse, languageModule, mainModule, wordsByLanguage, type WordsByLanguage } from './word-modules.ts';

const PREFIX = 'virtual:words/';

/** The plugin; `root` is the project's folder. */
export function wordsPlugin(root: string = join(import.meta.dirname, '..')): Plugin {
  const folders = WORD_FOLDERS.map((folder) => join(root, folder));
  let isBuild = false;
  let withPseudo = process.env['ONE_BEAT_PSEUDO'] === '1';
  let words: WordsByLanguage | null = null;
  const read = () => (words ??= wordsByLanguage(readSources(root), withPseudo));

  return {
    name: 'one-beat-words',
    configResolved(config) {
      isBuild = config.command === 'build';
      withPseudo ||= config.mode !== 'production';
    },
    buildStart() {
      words = null;
      if (!isBuild) return;
      for (const folder of folders) this.addWatchFile(folder);
      const report = reportOf(root);
      if (report) this.error({ message: report, stack: '' });
    },
    configureServer(server) {
      const report = reportOf(root);
      if (report) server.config.logger.warn(report);
      server.watcher.add(folders);
      const changed = (path: string) => {
        if (!folders.some((folder) => path.startsWith(folder + sep))) return;
        words = null;
        showChange(server, reportOf(root));
      };
      for (const event of ['add', 'change', 'unlink'] as const) server.watcher.on(event, changed);
    },
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return undefined;
      if (id === `\0${PREFIX}help-lines`) return helpModule(readSources(root));
      const [use = '', language] = id.slice(PREFIX.length + 1).split('/');
      if (!isWordUse(use)) throw new Error(`There are no words called "${use}".`);
      return language === undefined ? mainModule(use, read(), (other) => `${PREFIX}${use}/${other}`) : languageModule(use, language, read());
    },
  };
}

function reportOf(root: string): string | null {
  const problems = checkWords(readSources(root));
  if (problems.length === 0) return null;
  const count = problems.length === 1 ? 'one thing' : `${problems.length} things`;
  return `The words have ${count} to mend:\n\n${problems.map((problem) => `  ${problemLine(problem)}`).join('\n')}\n`;
}

function showChange(server: ViteDevServer, report: string | null): void {
  const { moduleGraph } = server;
  for (const [id, module] of moduleGraph.idToModuleMap) if (id.startsWith(`\0${PREFIX}`)) moduleGraph.invalidateModule(module);
  if (!report) {
    server.ws.send({ type: 'full-reload' });
    return;
  }
  server.config.logger.warn(report);
  server.ws.send({ type: 'error', err: { message: report, stack: '' } });
}
