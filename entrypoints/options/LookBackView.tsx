import { useEffect, useState } from 'preact/hooks';
import { LookBackRoom } from '../../components/look-back/LookBackRoom.tsx';
import { dueIdsOf, type Waiting } from '../../core/due.ts';
import type { LookBackAnswer } from '../../core/look-back.ts';
import type { Note } from '../../core/note.ts';
import type { NotesServices } from '../../storage/notes-services.ts';
import type { NoteActs } from './note-acts.ts';

interface Props {
  readonly services: NotesServices;
  readonly waiting: Waiting | null;
  readonly isOff: boolean;
  readonly acts: NoteActs;
  readonly onUnsafeSaid: (note: Note) => void;
}

/** Reads the note that waits first, and hands over what is said about it. */
export function LookBackView({ services, waiting, isOff, acts, onUnsafeSaid }: Props) {
  const [found, setFound] = useState<{ readonly note: Note | null; readonly begun: LookBackAnswer | null }>({ note: null, begun: null });
  const noteId = waiting?.lookBacks[0]?.noteId;
  useEffect(() => {
    if (noteId === undefined) return undefined;
    let isCurrent = true;
    Promise.all([services.notes.get(noteId), services.lookBackDraft.read(noteId)]).then(
      ([note, begun]) => {
        if (!isCurrent) return;
        // What cannot be read cannot be looked back on: it is asked for no more.
        if (note?.isDamaged) for (const dueId of dueIdsOf(note.id)) void services.notes.settle(dueId);
        setFound({ note: note?.isDamaged ? null : (note ?? null), begun });
      },
      (thrown: unknown) => console.warn('the note could not be read', thrown),
    );
    return () => {
      isCurrent = false;
    };
  }, [services, noteId]);
  return (
    <LookBackRoom
      waiting={waiting}
      note={found.note}
      begun={found.begun}
      isOff={isOff}
      onReturnSeen={(dueId) => void services.notes.settle(dueId)}
      onChanged={(note, answer) => acts.draftLookBack(note, answer)}
      onKept={(kept, span, answer) => void acts.keepLookBack(kept, span, answer)}
      onLetGo={(left) => void acts.letLookBackGo(left)}
      onStopped={(stopped) => void acts.stopLookBacks(stopped)}
      onUnsafeSaid={onUnsafeSaid}
    />
  );
}
