/** Reads a file that a person chose. It may be anything at all. */
import { MOST_COPY_BYTES, type FileFault } from '../core/backup-text.ts';
import { failed, ok, type Result } from '../core/result.ts';

/**
 * The text of a file, in UTF-8 or, where a mark at its beginning says so, UTF-16. Refused are, before anything is read, files over
 * `MOST_COPY_BYTES` (IE-06), and then what is no text (IE-04).
 */
export async function readFileText(file: Blob): Promise<Result<string, FileFault>> {
  if (file.size === 0) return failed('empty');
  if (file.size > MOST_COPY_BYTES) return failed('too-large');
  const bytes = new Uint8Array(await file.arrayBuffer());
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
