/**
 * Reads `content/` and `locales/` from the disk, remembering on which line each thing stands, so that a problem can be named by its place.
 *
 * A file that cannot be read is a source with faults, not an exception: whoever writes gets all problems at once.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { isMap, isPair, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { WordPath, WordSource } from '../core/words-files.ts';

/** The folders that hold words. */
export const WORD_FOLDERS = ['content', 'locales'] as const;

/** Every file of words under the project's folder. */
export function readSources(root: string): WordSource[] {
  return WORD_FOLDERS.flatMap((folder) => filesUnder(join(root, folder)))
    .map((path) => ({ file: relative(root, path).split(sep).join('/'), path }))
    .filter(({ file }) => /\.(yml|yaml|md)$/.test(file))
    .map(({ file, path }) => sourceOf(file, readFileSync(path, 'utf8')));
}

function filesUnder(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesUnder(join(folder, entry.name)) : [join(folder, entry.name)]));
}

/** One file as a source; `file` is its path in the project. */
export function sourceOf(file: string, text: string): WordSource {
  if (file === 'content/README.md') return readBanned(file, text);
  if (/^content\/[^/]+\/insights\/.*\.md$/.test(file)) return readCard(file, text);
  return readYaml(file, text);
}

function readYaml(file: string, text: string, linesBefore = 0): WordSource {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const lineAt = (offset: number) => counter.linePos(offset).line + linesBefore;
  const faults = document.errors.map((error) => ({ line: lineAt(error.pos[0]), message: faultMessage(error.code, error.message) }));
  const value: unknown = faults.length > 0 ? null : document.toJS();
  return { file, value, faults, lineOf: (path) => lineAt(offsetOf(document.contents, path)) };
}

function faultMessage(code: string, message: string): string {
  if (code === 'DUPLICATE_KEY') return 'The same name stands here twice. Please take one away.';
  if (code === 'TAB_AS_INDENT') return 'There is a tab here. Please use spaces at the beginning of a line.';
  return `From here on the file cannot be read. Often a quotation mark is missing, a text with a colon has no quotation marks around it, or a line is moved in too far; look at the line above as well. (${message})`;
}

// The place of the deepest part of the path that is there: what is missing is reported where it should stand.
function offsetOf(node: unknown, path: WordPath): number {
  let inner: unknown = node;
  let offset = startOf(node);
  for (const part of path) {
    if (isMap(inner)) {
      const pair = inner.items.find(({ key }) => isScalar(key) && String(key.value) === String(part));
      if (!pair) break;
      offset = startOf(pair.key);
      inner = pair.value;
    } else if (isSeq(inner) && typeof part === 'number' && part < inner.items.length) {
      inner = inner.items[part];
      offset = startOf(inner);
    } else break;
  }
  return offset;
}

function startOf(node: unknown): number {
  if (isPair(node)) return startOf(node.key);
  const range = (node as { range?: readonly number[] | null } | null)?.range;
  return range?.[0] ?? 0;
}

/** One card: a header between `---` lines, a heading, paragraphs, and one quoted question or practice. */
function readCard(file: string, text: string): WordSource {
  const [all, header, rest] = /^\uFEFF?---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/.exec(text) ?? [];
  if (all === undefined || header === undefined || rest === undefined) {
    return fault(file, 1, 'The card must begin with a header between two lines of three hyphens ( --- ), as in the other cards.');
  }
  const headed = readYaml(file, header, 1);
  if (headed.faults?.length) return headed;
  if (typeof headed.value !== 'object' || headed.value === null) return fault(file, 2, 'The header is empty. Please fill it in as in the other cards.');

  const firstLine = text.slice(0, text.length - rest.length).split('\n').length;
  const blocks = blocksOf(rest, firstLine);
  const titles = blocks.filter(({ text: block }) => block.startsWith('# '));
  const asks = blocks.filter(({ text: block }) => block.startsWith('>'));
  const body = blocks.filter((block) => !titles.includes(block) && !asks.includes(block));
  const faults = [titles, asks].flatMap((list) => list.slice(1).map(({ line }) => ({ line, message: 'A card has one line with “# ” and one part with “> ”. Please take this one away, or put an empty line where a new part begins.' })));
  const value = {
    ...headed.value,
    title: titles[0]?.text.slice(2).trim() ?? '',
    body: body.map((block) => block.text),
    ask: asks[0]?.text.slice(1).trim() ?? '',
  };
  const lineOf = (path: WordPath): number => {
    if (path[0] === 'title') return titles[0]?.line ?? firstLine;
    if (path[0] === 'ask') return asks[0]?.line ?? firstLine;
    if (path[0] === 'body') return body[Number(path[1] ?? 0)]?.line ?? firstLine;
    return headed.lineOf(path);
  };
  return { file, value, lineOf, faults };
}

function blocksOf(text: string, firstLine: number): { line: number; text: string }[] {
  const blocks: { line: number; text: string }[] = [];
  let isOpen = false;
  text.split(/\r?\n/).forEach((written, index) => {
    const line = written.trim();
    const last = blocks.at(-1);
    if (line === '') isOpen = false;
    else if (isOpen && last) last.text += ` ${line.replace(/^> ?/, '')}`;
    else {
      blocks.push({ line: firstLine + index, text: line });
      isOpen = true;
    }
  });
  return blocks;
}

/** The banned phrases by language, from the blocks of the README that are called `banned-en`, `banned-de` and so on. */
function readBanned(file: string, text: string): WordSource {
  const lists = [...text.matchAll(/^```banned-([A-Za-z-]+)\r?\n([\s\S]*?)^```/gm)].map(([, language = '', list = '']) => [
    language,
    list.split(/\r?\n/).map((phrase) => phrase.trim()).filter((phrase) => phrase !== ''),
  ]);
  return { file, value: Object.fromEntries(lists) as unknown, lineOf: () => 1 };
}

function fault(file: string, line: number, message: string): WordSource {
  return { file, value: null, lineOf: () => line, faults: [{ line, message }] };
}
