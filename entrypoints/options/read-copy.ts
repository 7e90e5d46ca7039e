import type { CopiedBinned, Copy } from '../../core/copy-decode.ts';
import type { FileFault } from '../../core/copy-text.ts';
import type { Note } from '../../core/note.ts';
import type { FromWorker, ToWorker } from './read-copy-worker.ts';

/** What is heard while a file is read. */
export type ReadEvent =
  | { readonly type: 'progress'; readonly done: number; readonly total: number }
  | { readonly type: 'sealed'; readonly isWrong: boolean }
  | { readonly type: 'fault'; readonly code: FileFault }
  | { readonly type: 'copy'; readonly copy: Copy };

/** A file that is being read. */
export interface Reading {
  open(passphrase: string): void;
  stop(): void;
}

/** Reads a file as a copy in a worker of its own. `onFailed` hears when that worker could not do its work. */
export function readCopy(file: Blob, onEvent: (event: ReadEvent) => void, onFailed: (thrown: unknown) => void): Reading {
  const worker = new Worker(new URL('./read-copy-worker.ts', import.meta.url), { type: 'module' });
  const notes: Note[] = [];
  const bin: CopiedBinned[] = [];
  worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
    switch (data.type) {
      case 'notes':
        notes.push(...data.notes);
        break;
      case 'bin':
        bin.push(...data.bin);
        break;
      case 'rest':
        worker.terminate();
        onEvent({ type: 'copy', copy: { ...data.rest, notes, bin } });
        break;
      case 'fault':
        worker.terminate();
        onEvent(data);
        break;
      default:
        onEvent(data);
    }
  };
  worker.onerror = (event) => {
    worker.terminate();
    onFailed(event.error ?? event.message);
  };
  const say = (message: ToWorker) => worker.postMessage(message);
  say({ file });
  return { open: (passphrase) => say({ passphrase }), stop: () => worker.terminate() };
}
