import { describe, expect, test } from 'vitest';
import { readSources, sourceOf } from '../../../build/read-content.ts';
import type { WordPath } from '../../../core/words-files.ts';
import { ROOT } from '../../support/word-files.ts';

const YAML = [
  '# What this is.', // 1
  'title: A title', // 2
  '', // 3
  'list:', // 4
  '  - { id: one, text: "one" }', // 5
  '  - id: two', // 6
  '    text: >-', // 7
  '      long', // 8
  '      lines', // 9
  '  - id: three', // 10
  '    text: three', // 11
].join('\n');

describe('a file of words', () => {
  const source = sourceOf('content/en/x.yml', YAML);

  test('is read as plain data', () => {
    expect(source.value).toEqual({ title: 'A title', list: [{ id: 'one', text: 'one' }, { id: 'two', text: 'long lines' }, { id: 'three', text: 'three' }] });
  });
  test.each<[WordPath, number]>([
    [['title'], 2], [['list'], 4], [['list', 0], 5], [['list', 0, 'text'], 5], [['list', 1, 'id'], 6], [['list', 1, 'text'], 7], [['list', 2, 'text'], 11],
    [['list', 2, 'not-there'], 10], [['list', 9], 4], [['not-there'], 2],
  ])('knows the line of %j', (path, line) => {
    expect(source.lineOf(path)).toBe(line);
  });
  test('reads the same with the line ends of another system', () => {
    const other = sourceOf('content/en/x.yml', YAML.replaceAll('\n', '\r\n'));
    expect(other.value).toEqual(source.value);
    expect(other.lineOf(['list', 2, 'text'])).toBe(11);
  });
  test('that cannot be read has faults, each with its line, and throws nothing', () => {
    expect(sourceOf('content/en/x.yml', 'a: b\nc: d: e\n').faults).toEqual([expect.objectContaining({ line: 2 })]);
    expect(sourceOf('content/en/x.yml', 'a: b\na: c\n').faults).toEqual([{ line: 2, message: 'The same name stands here twice. Please take one away.' }]);
  });
});

describe('a card', () => {
  const TEXT = '---\nid: a-card\nidea: S1\ntags: [urge:leave]\n---\n# Its title\n\nA first\nparagraph.\n\nA second one.\n\n> A question\n> on two lines?\n';
  const FILE = 'content/en/insights/a-card.md';

  test('has its header, title, paragraphs and question', () => {
    expect(sourceOf(FILE, TEXT).value).toEqual({
      id: 'a-card', idea: 'S1', tags: ['urge:leave'], title: 'Its title', body: ['A first paragraph.', 'A second one.'], ask: 'A question on two lines?',
    });
  });
  test.each<[WordPath, number]>([[['id'], 2], [['tags', 0], 4], [['not-there'], 2], [['title'], 6], [['body'], 8], [['body', 1], 11], [['ask'], 13]])('knows the line of %j', (path, line) => {
    expect(sourceOf(FILE, TEXT).lineOf(path)).toBe(line);
  });
  test('reads the same with the line ends of another system and a mark at its beginning', () => {
    const other = sourceOf(FILE, `\uFEFF${TEXT.replaceAll('\n', '\r\n')}`);
    expect(other.value).toEqual(sourceOf(FILE, TEXT).value);
    expect(other.lineOf(['ask'])).toBe(13);
  });
  test.each([
    ['no header', '# A title\n', 1, /must begin with a header/],
    ['an empty header', '---\n\n---\n# A title\n', 2, /header is empty/],
    ['a header that cannot be read', '---\nid: a: b\n---\n# A title\n', 2, /cannot be read/],
    ['two titles', TEXT.replace('A second one.', '# Another'), 11, /one line with “# ”/],
    ['two questions', `${TEXT}\n> Another?\n`, 16, /one part with “> ”/],
  ])('with %s says so', (_, text, line, message) => {
    expect(sourceOf(FILE, text).faults).toEqual([{ line, message: expect.stringMatching(message) }]);
  });
});

test('the banned phrases are read from the README, by language', () => {
  const text = 'There is no code.\n\n```banned-en\njust protection\n\n  toxic\n```\n\n```banned-de\nnur Schutz\n```\n';
  expect(sourceOf('content/README.md', text).value).toEqual({ en: ['just protection', 'toxic'], de: ['nur Schutz'] });
});

test('every file of words in the project is found', () => {
  const files = readSources(ROOT).map(({ file }) => file);
  expect(files).toEqual(expect.arrayContaining(['content/README.md', 'content/ideas.yml', 'content/en/pause.yml', 'locales/en.yml']));
  expect(files.filter((file) => file.startsWith('content/en/insights/')).length).toBeGreaterThanOrEqual(84);
});
