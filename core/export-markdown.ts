/**
 * Notes as one Markdown text. Whatever a person wrote reads back as the very letters, in plain CommonMark and in the dialect of GitHub: the tree is made
 * here, the escaping is the serialiser's.
 */
import { toMarkdown, type Unsafe } from 'mdast-util-to-markdown';
import type { ExportPart } from './export-order.ts';
import { clockOf, type LocalTime } from './day.ts';
import { cellsOf, promptIdsOf, type ExportWords } from './export-text.ts';
import type { Note } from './note.ts';

type Tree = Parameters<typeof toMarkdown>[0];
type Root = Extract<Tree, { type: 'root' }>;
type RootContent = Root['children'][number];
type ListItem = Extract<Tree, { type: 'listItem' }>;
type PhrasingContent = Extract<Tree, { type: 'paragraph' }>['children'][number];

/** What stands above the notes. */
export interface MarkdownHead {
  readonly title: string;
  readonly savedAt: LocalTime;
  readonly language: string;
  readonly unknownDay: string;
}

/** What only GitHub's dialect gives a meaning: addresses without brackets, strikethrough, tables, mathematics, emoji by name. */
const GITHUB: Unsafe[] = [
  { character: '~' },
  { character: '|' },
  { character: '$' },
  { character: '@', before: '[-+.\\w]', after: '[-.\\w]' },
  { character: ':', before: '[Pp]', after: '/' },
  { character: ':', before: '[Ss]', after: '/' },
  { character: ':', after: '[-+\\w]' },
  { character: '.', before: '[Ww]', after: '[-.\\w]' },
  { character: '=', atBreak: true },
];

/** The text of the file, with front matter that says when and how many. */
export function notesAsMarkdown(notes: readonly Note[], words: ExportWords, parts: readonly ExportPart[], hasFlagged: boolean, head: MarkdownHead): string {
  const promptIds = promptIdsOf(notes, words);
  // The day and the kind are in the heading.
  const inHeading = new Set(['day', 'when', 'kind']);
  const sections = notes.flatMap((note): RootContent[] => {
    const cells = cellsOf(note, words, promptIds, parts, hasFlagged).filter(({ key, text }) => text !== '' && !inHeading.has(key));
    const when = note.begunAt === null || note.day === null ? head.unknownDay : `${words.nameOfDay(note.day)}, ${clockOf(note.begunAt)}`;
    const heading: RootContent = { type: 'heading', depth: 2, children: [{ type: 'text', value: `${when} · ${words.kinds[note.kind]}` }] };
    const items = cells.map(({ label, text }) => item([{ type: 'strong', children: [{ type: 'text', value: label }] }, { type: 'text', value: ': ' }, ...literal(text)]));
    return items.length === 0 ? [heading] : [heading, { type: 'list', ordered: false, spread: false, children: items }];
  });
  const root: Root = { type: 'root', children: [{ type: 'heading', depth: 1, children: [{ type: 'text', value: head.title }] }, ...sections] };
  // JSON is YAML too, and quotes whatever needs it.
  const front = Object.entries({ title: head.title.toWellFormed(), saved: head.savedAt, notes: notes.length, language: head.language });
  const matter = front.map(([key, value]) => `${key}: ${JSON.stringify(value)}`).join('\n');
  return `---\n${matter}\n---\n\n${toMarkdown(root, { bullet: '-', unsafe: GITHUB })}`;
}

function item(children: PhrasingContent[]): ListItem {
  return { type: 'listItem', spread: false, children: [{ type: 'paragraph', children }] };
}

/** The text with its line breaks as breaks. At the end of a paragraph a break would be a backslash, so there it is written as a character. */
function literal(text: string): PhrasingContent[] {
  // eslint-disable-next-line no-control-regex
  const lines = text.toWellFormed().replace(/\u0000/g, '\uFFFD').split(/\r\n|\r|\n/);
  const last = lines.findLastIndex((line) => line !== '');
  return lines.flatMap((line, at): PhrasingContent[] => {
    const written: PhrasingContent[] = line === '' ? [] : [{ type: 'text', value: line }];
    if (at === lines.length - 1) return written;
    return [...written, at < last ? { type: 'break' } : { type: 'html', value: '&#10;' }];
  });
}
