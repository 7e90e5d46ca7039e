/**
 * Reads `content/` and `locales/` from the disk: YAML as plain data, insight cards as Markdown with a YAML header.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import type { FirstRunWords, Insight, NotesWords, PauseWords } from '../core/words.ts';

const PAUSE_FILES = ['pause', 'urges', 'triggers', 'body', 'feelings', 'thoughts', 'signals', 'steps', 'messages', 'help'] as const;

/** The words of the pause in one language, one file a part. */
export function readPauseWords(root: string, language: string): PauseWords {
  return readFiles(root, language, PAUSE_FILES) as PauseWords;
}

/** The words around the notes in one language. */
export function readNotesWords(root: string, language: string): NotesWords {
  return readFiles(root, language, ['look-back', 'held', 'afterwards']) as NotesWords;
}

/** The words of the first run in one language. */
export function readFirstRunWords(root: string, language: string): FirstRunWords {
  return readFiles(root, language, ['first-run', 'worked']) as FirstRunWords;
}

function readFiles(root: string, language: string, names: readonly string[]): unknown {
  return Object.fromEntries(names.map((name) => [name, parse(readFileSync(join(root, 'content', language, `${name}.yml`), 'utf8'))]));
}

/** The insight cards of one language, by id. */
export function readInsights(root: string, language: string): Insight[] {
  const folder = join(root, 'content', language, 'insights');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => parseInsight(readFileSync(join(folder, name), 'utf8'), basename(name, '.md')));
}

/** One card: a YAML header between `---` lines, a heading, paragraphs, and one quoted question or practice. */
export function parseInsight(text: string, id: string): Insight {
  const [, header = '', rest = ''] = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/.exec(text) ?? [];
  const blocks = rest.trim().split(/\r?\n\s*\r?\n/).map((block) => block.replace(/\s*\r?\n(> ?)?/g, ' ').trim());
  const data = parse(header) as Omit<Insight, 'title' | 'body' | 'ask' | 'counterweight'> & { counterweight?: boolean };
  return {
    id: data.id ?? id,
    idea: data.idea,
    kind: data.kind,
    part: data.part,
    tags: data.tags ?? [],
    counterweight: data.counterweight === true,
    title: blocks.find((block) => block.startsWith('# '))?.slice(2).trim() ?? '',
    body: blocks.filter((block) => !block.startsWith('# ') && !block.startsWith('>')),
    ask: blocks.find((block) => block.startsWith('>'))?.slice(1).trim() ?? '',
  };
}

/** The interface words of one language. */
export function readInterfaceWords(root: string, language: string): unknown {
  return parse(readFileSync(join(root, 'locales', `${language}.yml`), 'utf8'));
}
