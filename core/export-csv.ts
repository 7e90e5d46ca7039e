/**
 * A table that spreadsheets and scripts both read: UTF-8 with a byte order mark, so that Excel shows every script (IE-09); commas, CRLF, every cell
 * in quotes, so that line breaks, quotes and spaces come back as they were (IE-08); and no cell that a spreadsheet would run (IE-07).
 */
import Papa from 'papaparse';
import type { ExportPart } from './export-order.ts';
import { cellsOf, promptIdsOf, type ExportWords } from './export-text.ts';
import type { Note } from './note.ts';

const BYTE_ORDER_MARK = '\uFEFF';
/** What a spreadsheet takes for the start of a formula, in both widths; apostrophes before it count, so that taking one away is always right. */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;
/** A negative number is no formula, and is left as it is. */
const NEGATIVE_NUMBER = /^-\d+(?:[.,]\d+)?$/;

/** The cell with an apostrophe before it where a spreadsheet would run it. Whoever reads the table can tell: see `plainCell`. */
export function harmlessCell(text: string): string {
  return FORMULA.test(text) && !NEGATIVE_NUMBER.test(text) ? `'${text}` : text;
}

/** The text that a cell stands for: the opposite of `harmlessCell`. */
export function plainCell(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}

/** Rows of cells as the text of a file. Half a surrogate pair, which no file can hold, becomes the sign for an unreadable character (TX-06). */
export function csvOf(rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => row.map((cell) => harmlessCell(cell.toWellFormed())));
  return `${BYTE_ORDER_MARK}${Papa.unparse(cells, { delimiter: ',', newline: '\r\n', quotes: true })}\r\n`;
}

/** Notes as a table: a row of labels, then one row a note. */
export function notesAsCsv(notes: readonly Note[], words: ExportWords, parts: readonly ExportPart[], hasFlagged: boolean): string {
  const promptIds = promptIdsOf(notes, words);
  const rows = notes.map((note) => cellsOf(note, words, promptIds, parts, hasFlagged));
  const [first] = rows;
  if (first === undefined) return csvOf([]);
  return csvOf([first.map(({ label }) => label), ...rows.map((row) => row.map(({ text }) => text))]);
}
