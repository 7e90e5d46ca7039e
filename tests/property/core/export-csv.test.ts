/** A table that any reader takes apart into the very texts, and that no spreadsheet runs. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EXPORT_PARTS } from '../../../core/export-order.ts';
import { csvOf, harmlessCell, notesAsCsv, plainCell } from '../../../core/export-csv.ts';
import { anyText } from '../../support/arbitrary-pause.ts';
import { anyNote, exportWords, readCsv } from '../../support/sample-export.ts';

const anyCell = fc.oneof(
  anyText,
  fc.array(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', ',', ';', ' ', "'", '1', 'a', '＝', '\uFEFF'), { maxLength: 8 }).map((parts) => parts.join('')),
);
const anyRows = fc.integer({ min: 1, max: 4 }).chain((width) => fc.array(fc.array(anyCell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }));

test('a standard reader gets one row for each row, and the exact text back (IE-08)', () => {
  fc.assert(
    fc.property(anyRows, (rows) => {
      expect(readCsv(csvOf(rows)).map((row) => row.map(plainCell))).toEqual(rows.map((row) => row.map((cell) => cell.toWellFormed())));
    }),
    { numRuns: 500 },
  );
});

test('no cell begins as a formula does, but for plain negative numbers (IE-07)', () => {
  fc.assert(
    fc.property(anyCell, (cell) => {
      expect(harmlessCell(cell)).toMatch(/^(?![=+\-@\t\r\n＝＋－＠])|^-\d+([.,]\d+)?$/);
    }),
    { numRuns: 1_000 },
  );
});

test('whatever stands in notes, a table has one row a note and the same width in each (IE-08)', () => {
  fc.assert(
    fc.property(fc.array(anyNote, { minLength: 1, maxLength: 5 }), fc.subarray([...EXPORT_PARTS]), fc.boolean(), (notes, parts, hasFlagged) => {
      const rows = readCsv(notesAsCsv(notes, exportWords, parts, hasFlagged));
      expect(rows).toHaveLength(notes.length + 1);
      expect(new Set(rows.map((row) => row.length)).size).toBe(1);
      if (parts.includes('urge')) expect(rows.slice(1).map((row) => plainCell(row[rows[0]!.indexOf('the urgeText')]!))).toEqual(notes.map(({ urgeText }) => urgeText.toWellFormed()));
    }),
  );
});
