import { dayOf } from '../../core/day.ts';
import type { Waiting } from '../../core/due.ts';
import type { LookBackAnswer } from '../../core/look-back.ts';
import type { LookBackSpan, Note } from '../../core/note.ts';
import { useWords } from '../base/words-context.ts';
import { dayName } from '../notes/day-name.ts';
import { NoteCard } from '../notes/NoteCard.tsx';
import { useReading } from '../notes/reading-context.ts';
import { LookBackForm } from './LookBackForm.tsx';

interface Props {
  /** Null while it is being read. */
  readonly waiting: Waiting | null;
  /** The note that waits first, once it is read. */
  readonly note: Note | null;
  /** What was answered about that note before the page went away. */
  readonly begun: LookBackAnswer | null;
  readonly isOff: boolean;
  readonly onReturnSeen: (dueId: string) => void;
  readonly onChanged: (note: Note, answer: LookBackAnswer) => void;
  readonly onKept: (note: Note, span: LookBackSpan, answer: LookBackAnswer) => void;
  readonly onLetGo: (note: Note) => void;
  readonly onStopped: (note: Note) => void;
  readonly onUnsafeSaid: (note: Note) => void;
}

/** What waits to be looked back on: one note at a time, however many there are. */
export function LookBackRoom({ waiting, note, begun, isOff, onReturnSeen, onChanged, onKept, onLetGo, onStopped, onUnsafeSaid }: Props) {
  const { t, language } = useWords();
  const { notes } = useReading();
  const first = waiting?.lookBacks[0];
  return (
    <>
      {waiting?.returns.map((due) => (
        <p class="return-line" key={due.id}>
          {t('look-back.return-passed')}{' '}
          <button type="button" class="link" onClick={() => onReturnSeen(due.id)}>
            {t('act.done')}
          </button>
        </p>
      ))}
      {first && note && note.id === first.noteId && (
        <section key={note.id}>
          {note.begunAt !== null && <h2 class="day">{dayName(dayOf(note.begunAt), language)}</h2>}
          <NoteCard
            // Without what it looked like before: an answer then says how it looks now, not what it was compared with.
            note={{ ...note, verdict: null, lookBacks: [] }}
            acts={() => null}
            later={
              <LookBackForm
                noteId={note.id}
                text={notes['look-back']}
                span={first.span}
                takesFocus={false}
                begun={begun}
                onChanged={(answer) => onChanged(note, answer)}
                onKept={(answer) => onKept(note, first.span, answer)}
                onLeft={() => onLetGo(note)}
                onStopped={() => onStopped(note)}
                onUnsafeSaid={() => onUnsafeSaid(note)}
              />
            }
          />
        </section>
      )}
      {waiting && !first && (
        <>
          <p>{t(isOff ? 'look-back.off' : 'look-back.empty')}</p>
          {!isOff && <p class="quiet">{t('look-back.empty-help')}</p>}
        </>
      )}
    </>
  );
}
