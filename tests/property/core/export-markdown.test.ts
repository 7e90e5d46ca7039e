/** Whatever a person wrote stands in the Markdown as the very letters, for a plain reader and for one that knows GitHub's dialect. */
import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { EXPORT_PARTS } from '../../../core/export-order.ts';
import { cellsOf, promptIdsOf } from '../../../core/export-text.ts';
import { notesAsMarkdown, type MarkdownHead } from '../../../core/export-markdown.ts';
import { blankNote, type Note } from '../../../core/note.ts';
import { anyText } from '../../support/arbitrary-pause.ts';
import { anyNote, exportWords } from '../../support/sample-export.ts';

type Root = ReturnType<typeof fromMarkdown>;
type Paragraph = Extract<Root['children'][number], { type: 'paragraph' }>;
type PhrasingContent = Paragraph['children'][number];
type Link = Extract<PhrasingContent, { type: 'link' }>;

const HEAD: MarkdownHead = { title: 'Notes', savedAt: '2026-11-25T11:00:00+01:00', language: 'en', unknownDay: 'Day unknown' };
const READERS = {
  'a plain reader': (text: string) => fromMarkdown(text),
  'a reader of GitHub’s dialect': (text: string) => fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }),
};

const marks = fc.constantFrom(
  '*', '_', '`', '#', '>', '-', '+', '=', '~', '|', '<', '&', '[', ']', '(', ')', '!', '\\', '"', "'", ':', '/', '@', '.', '$', '^', '1', 'a', 'w', ' ', '\t', '\n', '\r', 'é',
  'www.a.b', 'http://a.b', 'https://a.b/c', 'mailto:a@b.co', 'a@b.co', '&amp;', '&#65;', '<b>', '<!--', '[x](y)', '[^1]', '[ ] ', '1. ', '---', '===', '```', '~~a~~', '\n\n', '| a |\n| - |', '    ', ':smile:', '\u0000',
);
const anyMarked = fc.oneof(anyText, fc.array(marks, { maxLength: 10 }).map((parts) => parts.join('')));

const bodyOf = (file: string) => file.slice(file.indexOf('\n---\n') + 5);
const asRead = (text: string) => text.toWellFormed().replaceAll('\0', '\uFFFD').replace(/\r\n|\r/g, '\n');

/**
 * The letters of a run of text; anything but text and breaks in it fails. An address may read as a link to itself: GitHub's readers find addresses in
 * the finished text, where no escape is left, and the letters stay the same.
 */
function lettersOf(children: readonly PhrasingContent[]): string {
  return children.map((child) => {
    if (child.type === 'text') return child.value;
    if (child.type === 'break') return '\n';
    if (child.type === 'link' && isFoundAddress(child)) return lettersOf(child.children);
    throw new Error(`it reads as ${child.type}`);
  }).join('');
}

function isFoundAddress({ url, children }: Link): boolean {
  const letters = lettersOf(children);
  return [letters, `http://${letters}`, `mailto:${letters}`].includes(url);
}

/** Label and text of each line of a file, as a reader takes them. */
function linesOf(root: Root): string[][] {
  return root.children.flatMap((block) => {
    if (block.type === 'heading') return [];
    if (block.type !== 'list') throw new Error(`a ${block.type} stands where only headings and lists may`);
    return block.children.map(({ children }) => {
      const [paragraph, ...more] = children;
      if (paragraph?.type !== 'paragraph' || more.length > 0) throw new Error('a line holds more than one paragraph');
      const [label, ...rest] = paragraph.children;
      if (label?.type !== 'strong') throw new Error('a line without its label');
      return [lettersOf(label.children), lettersOf(rest).replace(/^: /, '')];
    });
  });
}

describe.each(Object.entries(READERS))('%s', (_, read) => {
  test('gets any text back literally, whatever it looks like', () => {
    fc.assert(
      fc.property(anyMarked, (urgeText) => {
        const note: Note = { ...blankNote('pause', 'n', '2026-11-25T09:00:00+00:00', 0), urgeText };
        const lines = linesOf(read(bodyOf(notesAsMarkdown([note], exportWords, EXPORT_PARTS, false, HEAD))));
        expect(lines).toEqual(urgeText === '' ? [] : [['the urgeText', asRead(urgeText)]]);
      }),
      { numRuns: 1_000 },
    );
  });

  test('gets every field of any notes back', () => {
    fc.assert(
      fc.property(fc.array(anyNote, { maxLength: 4 }), fc.boolean(), (notes, hasFlagged) => {
        const promptIds = promptIdsOf(notes, exportWords);
        const cells = notes.flatMap((note) => cellsOf(note, exportWords, promptIds, EXPORT_PARTS, hasFlagged)).filter(({ key, text }) => text !== '' && !['day', 'when', 'kind'].includes(key));
        const lines = linesOf(read(bodyOf(notesAsMarkdown(notes, exportWords, EXPORT_PARTS, hasFlagged, HEAD))));
        expect(lines).toEqual(cells.map(({ label, text }) => [label, asRead(text)]));
      }),
    );
  });
});

test('the front matter is valid YAML, whatever the title', () => {
  fc.assert(
    fc.property(anyMarked, (title) => {
      const file = notesAsMarkdown([], exportWords, EXPORT_PARTS, false, { ...HEAD, title });
      const end = file.indexOf('\n---\n', 4);
      expect(parse(file.slice(4, end))).toEqual({ title: title.toWellFormed(), saved: HEAD.savedAt, notes: 0, language: 'en' });
    }),
  );
});
