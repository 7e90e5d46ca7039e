/** Reads a file that a person chose. It may be anything at all. */
import { MOST_COPY_BYTES, type FileFault } from '../core/copy-text.ts';
import { failed, ok, type Result } from '../core/result.ts';

/**
 * The text of a file, in UTF-8 or, where a mark at its beginning says so, UTF-16. Refused are, before anything is read, files over
 * `MOST_COPY_BYTES` (IE-06), and then what cannot be read, as a folder or a file that has gone, and what is no text (IE-04).
 */
export async function readFileText(file: Blob): Promise<Result<string, FileFault>> {
  if (file.size > MOST_COPY_BYTES) return failed('too-large');
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch (thrown) {
    console.warn('a file could not be read', thrown);
    return failed('unreadable');
  }
  // Asked only now: a file that has gone may say that it is empty.
  if (bytes.length === 0) return failed('empty');
  try {
    return ok(new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes));
  } catch {
    return failed('not-text');
  }
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return 'utf-8';
}
