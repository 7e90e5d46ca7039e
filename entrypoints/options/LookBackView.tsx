import { useEffect, useState } from 'preact/hooks';
import { ProblemBox } from '../../components/base/ProblemBox.tsx';
import { LookBackRoom } from '../../components/look-back/LookBackRoom.tsx';
import { dueIdsOf, type Waiting } from '../../core/due.ts';
import type { LookBackAnswer } from '../../core/look-back.ts';
import type { Note } from '../../core/note.ts';
import type { Problem } from '../../core/pause-port.ts';
import type { NotesServices } from '../../storage/notes-services.ts';
import type { NoteActs } from './note-acts.ts';
import { readProblem } from './read-problem.ts';

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
  const [problem, setProblem] = useState<Problem | null>(null);
  const [tries, setTries] = useState(0);
  const noteId = waiting?.lookBacks[0]?.noteId;
  useEffect(() => {
    if (noteId === undefined) return undefined;
    let isCurrent = true;
    setProblem(null);
    Promise.all([services.notes.get(noteId), services.lookBackDraft.read(noteId)]).then(
      ([note, begun]) => {
        if (!isCurrent) return;
        // What is gone or cannot be read cannot be looked back on: it is asked for no more.
        if (!note || note.isDamaged) for (const dueId of dueIdsOf(noteId)) void services.notes.settle(dueId);
        setFound({ note: note?.isDamaged ? null : (note ?? null), begun });
      },
      (thrown: unknown) => {
        console.warn('the note could not be read', thrown);
        if (isCurrent) setProblem(readProblem(thrown));
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [services, noteId, tries]);
  if (problem) return <ProblemBox problem={problem} onRetried={() => setTries(tries + 1)} />;
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
