/** A table of the map as text for spreadsheets: UTF-8 with a byte order mark, commas, CRLF, every cell in quotes (IE-08, IE-09). */
import Papa from 'papaparse';

const BYTE_ORDER_MARK = '\uFEFF';
/** A word of one's own may begin like a formula: such a cell gets an apostrophe, so that no spreadsheet runs it (IE-07). */
const OPTIONS = { delimiter: ',', newline: '\r\n', quotes: true, escapeFormulae: true };

/** Rows of cells as text, with a line break at the end. Half a surrogate pair becomes the sign for an unreadable character (TX-06). */
export function tableAsCsv(rows: readonly (readonly string[])[]): string {
  return `${BYTE_ORDER_MARK}${Papa.unparse(rows.map((row) => row.map((cell) => cell.toWellFormed())), OPTIONS)}\r\n`;
}
