import { useEffect, useRef } from 'preact/hooks';
import type { NotesServices } from '../../storage/notes-services.ts';
import type { Fail } from './use-failed.ts';

/** The note that is open in an editor; null while none is. */
export interface OpenNote {
  current: string | null;
}

/** Says of every edit that could not be written that it could not, unless its note is open and says so itself. Returns where the open note is told. */
export function useUntoldEdits(services: NotesServices, fail: Fail): OpenNote {
  const open = useRef<string | null>(null);
  useEffect(
    () =>
      services.edits.watch((noteId, outcome) => {
        if (outcome.type === 'failed' && open.current !== noteId) fail(outcome.problem, () => void services.edits.flush(noteId));
      }),
    [services],
  );
  return open;
}
