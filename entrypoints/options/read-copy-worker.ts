/**
 * Reads a copy beside the page: parsing and checking tens of thousands of notes would keep the page from answering (IE-06). What was read goes
 * over in small batches, since taking over all at once would do the same.
 */
import { decodeCopy, type CopiedBinned, type CopiedRest } from '../../core/copy-decode.ts';
import { parseCopyText, type FileFault } from '../../core/copy-text.ts';
import type { Note } from '../../core/note.ts';
import { readFileText } from '../../storage/copy-file.ts';
import { openFile, saysItIsSealed } from '../../storage/sealed-file.ts';

/** What the page says: first a file, and then, as often as it takes, a passphrase. */
export type ToWorker = { readonly file: Blob } | { readonly passphrase: string };

/** What the page hears. */
export type FromWorker =
  | { readonly type: 'progress'; readonly done: number; readonly total: number }
  | { readonly type: 'sealed'; readonly isWrong: boolean }
  | { readonly type: 'fault'; readonly code: FileFault }
  | { readonly type: 'notes'; readonly notes: readonly Note[]; readonly total: number }
  | { readonly type: 'bin'; readonly bin: readonly CopiedBinned[] }
  | { readonly type: 'rest'; readonly rest: CopiedRest };

const BATCH = 100;
const say = (message: FromWorker) => postMessage(message);
let sealed: unknown = null;

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  // The page hears of what a worker throws, and not of what it rejects: it would wait for ever.
  ('file' in data ? begin(data.file) : open(data.passphrase)).catch((thrown: unknown) => setTimeout(() => {
    throw thrown;
  }));
});

async function begin(file: Blob): Promise<void> {
  const text = await readFileText(file);
  if (!text.ok) return say({ type: 'fault', code: text.code });
  const parsed = parseCopyText(text.value);
  if (!parsed.ok) return say({ type: 'fault', code: parsed.code });
  if (!saysItIsSealed(parsed.value)) return hand(parsed.value);
  sealed = parsed.value;
  say({ type: 'sealed', isWrong: false });
}

async function open(passphrase: string): Promise<void> {
  const opened = await openFile(sealed, passphrase);
  if (!opened.ok) return say(opened.code === 'wrong-passphrase' ? { type: 'sealed', isWrong: true } : { type: 'fault', code: opened.code });
  const parsed = parseCopyText(opened.value);
  if (!parsed.ok) return say({ type: 'fault', code: parsed.code });
  hand(parsed.value);
}

function hand(parsed: unknown): void {
  const copy = decodeCopy(parsed, (done, total) => say({ type: 'progress', done, total }));
  if (!copy.ok) return say({ type: 'fault', code: copy.code });
  const { notes, bin, ...rest } = copy.value;
  for (let from = 0; from < notes.length; from += BATCH) say({ type: 'notes', notes: notes.slice(from, from + BATCH), total: notes.length });
  for (let from = 0; from < bin.length; from += BATCH) say({ type: 'bin', bin: bin.slice(from, from + BATCH) });
  say({ type: 'rest', rest });
}
