/**
 * The text of a file as a value, or the plain reason why it is none.
 *
 * Whoever made the file may have meant harm or had bad luck: everything that could exhaust the machine is told from the text alone, before it
 * is parsed (IE-04, IE-06).
 */
import { failed, ok, type Result } from './result.ts';

/** A copy may have so many bytes: about 160,000 full notes. A larger file is refused before it is read. */
export const MOST_COPY_BYTES = 200_000_000;
/** Ours are six levels deep. */
const MOST_LEVELS = 32;
/** Values in one file: about 300,000 full notes. Small ones may fill the memory long before the file is large. */
const MOST_VALUES = 20_000_000;

/**
 * Why a file is no copy. The interface has a sentence for each (`bring.file-…`).
 *
 * - `unreadable`: the browser could not read it: it may be a folder, or it was moved or changed after it was chosen
 * - `empty`: nothing in it
 * - `too-large`: over `MOST_COPY_BYTES`, or more values than a copy may have
 * - `not-text`: a picture, an archive, anything that is not text
 * - `not-json`: text of some other kind
 * - `cut-off`: it begins as a copy and is not whole
 * - `too-deep`: nested deeper than any copy
 * - `not-ours`: JSON from another program
 * - `newer`: from a later version of the product
 * - `damaged`: it says that it is a copy, and its parts are not where they belong
 */
export type FileFault = 'unreadable' | 'empty' | 'too-large' | 'not-text' | 'not-json' | 'cut-off' | 'too-deep' | 'not-ours' | 'newer' | 'damaged';

/** The value in the text of a file, with or without a byte order mark (IE-05). Half a surrogate pair stays as it is (TX-06). */
export function parseCopyText(text: string): Result<unknown, FileFault> {
  const plain = text.startsWith('\uFEFF') ? text.slice(1) : text;
  if (plain.trim() === '') return failed('empty');
  if (plain.slice(0, 4096).includes('\u0000')) return failed('not-text');
  const trouble = weigh(plain);
  if (trouble !== null) return failed(trouble);
  try {
    return ok(JSON.parse(plain));
  } catch {
    return failed(/^\s*\{\s*"format"\s*:\s*"one-beat/.test(plain) ? 'cut-off' : 'not-json');
  }
}

const QUOTE = 34;
const COMMA = 44;
const BACKSLASH = 92;

/** Counts levels and values without parsing. What stands in quotes does not count. */
function weigh(text: string): FileFault | null {
  let levels = 0;
  let values = 1;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      at = endOfString(text, at);
    } else if (code === COMMA) {
      values += 1;
    } else if (code === 91 || code === 123) {
      levels += 1;
      values += 1;
      if (levels > MOST_LEVELS) return 'too-deep';
    } else if (code === 93 || code === 125) {
      levels -= 1;
    }
  }
  return values > MOST_VALUES ? 'too-large' : null;
}

/** Where the string that begins at `start` ends, or the end of the text. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return at;
    at += code === BACKSLASH ? 2 : 1;
  }
  return at;
}
