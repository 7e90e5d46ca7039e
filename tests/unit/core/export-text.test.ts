import { describe, expect, test } from 'vitest';
import { EXPORT_PARTS, type ExportPart } from '../../../core/export-order.ts';
import { harmlessCell, notesAsCsv } from '../../../core/export-csv.ts';
import { notesAsMarkdown } from '../../../core/export-markdown.ts';
import { cellsOf, promptIdsOf } from '../../../core/export-text.ts';
import type { Note } from '../../../core/note.ts';
import { exportWords, FLAGGED_NOTE, FULL_NOTE, HELD_NOTE, LATER_NOTE, readCsv } from '../../support/sample-export.ts';

const given = (note: Note, parts: readonly ExportPart[] = EXPORT_PARTS, hasFlagged = false) =>
  Object.fromEntries(cellsOf(note, exportWords, promptIdsOf([note], exportWords), parts, hasFlagged).filter(({ text }) => text !== '').map(({ key, text }) => [key, text]));

describe('a note as labelled texts', () => {
  test('words stand by their text, times with their offset, look-backs in lines', () => {
    expect(given(FULL_NOTE)).toMatchObject({
      day: '2026-11-25', when: '2026-11-25T09:00:00+01:00', kind: 'pause', who: 'K 🌊', urges: 'leave, scroll', urgeText: 'pack a bag', strength: '7', strengthAfter: '4',
      feelings: 'smothered, tender', verdict: 'Protection', confidence: '60', returnAt: '2026-11-25T20:00:00+00:00',
      lookBacks: 'A day later · 2026-11-26 · A real signal · talked · It was late, "really".',
    });
    expect(given(FULL_NOTE)['questions']!.split('\n')).toHaveLength(2);
  });

  test('an own word stands by its text, a word that is gone by its id', () => {
    expect(given({ ...FULL_NOTE, urges: ['own:1', 'long-gone'] })['urges']).toBe('bake bread, long-gone');
  });

  test('the short notes give their prompts, also one that is no longer asked', () => {
    const [prompt] = exportWords.reading.notes.afterwards.prompts;
    expect(given(LATER_NOTE)[`prompt:${prompt!.id}`]).toBe('line 0\nand one more');
    expect(given({ ...LATER_NOTE, texts: { 'asked-once': 'yes' } })['prompt:asked-once']).toBe('yes');
    expect(given(HELD_NOTE)['moments']).toContain(', ');
  });

  test('a part that was not asked for is not there', () => {
    expect(Object.keys(given(FULL_NOTE, ['step']))).toEqual(['day', 'when', 'kind', 'stepWhen', 'stepWill', 'returnAt']);
    expect(given(FULL_NOTE, EXPORT_PARTS.filter((part) => part !== 'who'))).not.toHaveProperty('who');
  });

  test('what the mark of safety hides is not taken out either', () => {
    const cells = given({ ...FLAGGED_NOTE, lookBacks: FULL_NOTE.lookBacks }, EXPORT_PARTS, true);
    for (const hidden of ['verdict', 'confidence', 'questions', 'message', 'returnAt', 'lookBacks']) expect(cells).not.toHaveProperty(hidden);
    expect(cells).toMatchObject({ safety: exportWords.flagged, urgeText: 'pack a bag' });
  });

  test('a note of an unknown day keeps its place', () => {
    expect(given({ ...FULL_NOTE, begunAt: null, day: null })).not.toHaveProperty('when');
    expect(notesAsMarkdown([{ ...FULL_NOTE, begunAt: null, day: null }], exportWords, [], false, { title: 'Notes', savedAt: '2026-11-25T11:00:00+01:00', language: 'en', unknownDay: 'Day unknown' })).toContain('## Day unknown · pause');
  });
});

describe('cells of a table (IE-07)', () => {
  test.each([
    ['=HYPERLINK("x","y")', `'=HYPERLINK("x","y")`],
    ['+1', "'+1"],
    ['-2+3', "'-2+3"],
    ['@SUM(1)', "'@SUM(1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', "'\r=1"],
    ['＝1', "'＝1"],
    ["'=1", "''=1"],
    ['-5', '-5'],
    ['-5,5', '-5,5'],
    ["don't", "don't"],
    ["'tis", "'tis"],
    ['5-2', '5-2'],
    ['', ''],
  ])('%j stands as %j', (text, cell) => expect(harmlessCell(text)).toBe(cell));

  test('a table begins with a byte order mark, has CRLF, and rows of one width (IE-08, IE-09)', () => {
    const text = notesAsCsv([FULL_NOTE, LATER_NOTE, HELD_NOTE], exportWords, EXPORT_PARTS, false);
    expect(text.startsWith('\uFEFF"the day","the when"')).toBe(true);
    expect(text.endsWith('"\r\n')).toBe(true);
    const rows = readCsv(text);
    expect(rows).toHaveLength(4);
    expect(rows[1]![1]).toBe('2026-11-25T09:00:00+01:00');
  });
});
