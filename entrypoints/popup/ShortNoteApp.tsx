/**
 * A short note in the popup: something noticed later, or closeness that held. It is loaded only when it is wanted, so that the pause, which
 * cannot wait, never waits for it. What is written is kept from its first letter on, since the popup may be gone at any moment.
 */
import { useEffect, useState } from 'preact/hooks';
import { english as notesWords } from 'virtual:words/notes';
import { watchEscape } from '../../components/base/hide.ts';
import { useWords } from '../../components/base/words-context.ts';
import { SafeRoom } from '../../components/help/SafeRoom.tsx';
import type { EditState } from '../../components/notes/EditNotice.tsx';
import { ReadingContext } from '../../components/notes/reading-context.ts';
import { ShortNote } from '../../components/notes/ShortNote.tsx';
import { localTimeOf } from '../../core/day.ts';
import { blankNote } from '../../core/note.ts';
import type { NotesServices } from '../../storage/notes-services.ts';

interface Props {
  readonly services: NotesServices;
  readonly kind: 'afterwards' | 'held';
  /** Back to the pause. */
  readonly onLeft: () => void;
  readonly onHidden: () => void;
  /** How often Esc hides: once in a popup, twice in a tab. */
  readonly escapePresses: 1 | 2;
}

export function ShortNoteApp({ services, kind, escapePresses, onLeft, onHidden }: Props) {
  const { t, words } = useWords();
  const [note, setNote] = useState(() => {
    const now = services.clock.now();
    return blankNote(kind, crypto.randomUUID(), localTimeOf(now), now.epochMs);
  });
  const [state, setState] = useState<EditState>({ type: 'saved', overlaps: [] });
  const [isSafePageOpen, setIsSafePageOpen] = useState(false);
  const [reading] = useState({ words, notes: notesWords, own: [] });
  const { edits } = services;

  useEffect(() => {
    edits.begin(note);
    const stop = edits.watch((noteId, outcome) => {
      if (noteId !== note.id) return;
      setState(outcome);
      if (outcome.type === 'saved') setNote(outcome.note);
    });
    const write = () => void edits.flushAll();
    window.addEventListener('pagehide', write);
    document.addEventListener('visibilitychange', write);
    return () => {
      stop();
      window.removeEventListener('pagehide', write);
      document.removeEventListener('visibilitychange', write);
      write();
    };
  }, [edits, note.id]);

  useEffect(() => watchEscape(escapePresses, onHidden), [escapePresses]);
  useEffect(() => window.scrollTo(0, 0), []);

  function flag(safety: boolean): void {
    edits.change(note.id, { safety: !safety }, { safety });
    void edits.flush(note.id);
  }

  /** Leaves it with everything written. What could not be written is told of first; who has read that may go back, and it is tried again later. */
  async function leave(mayLeave: boolean): Promise<void> {
    const isTold = state.type === 'failed' || state.type === 'gone';
    const outcome = await edits.flush(note.id);
    const isUnwritten = outcome?.type === 'failed' || outcome?.type === 'gone';
    if (!isUnwritten || (isTold && mayLeave)) onLeft();
  }

  async function remove(): Promise<void> {
    await edits.drop(note.id);
    if (note.safety || isSafePageOpen) await services.bin.forget([note.id]);
    else await services.notes.remove(note.id, services.clock.now().epochMs);
    onLeft();
  }

  return (
    <ReadingContext.Provider value={reading}>
      <main class="pause">
        {isSafePageOpen ? (
          <SafeRoom isFlagged={note.safety} onFlagChanged={flag} onDeleted={() => void remove()} onLeft={() => setIsSafePageOpen(false)} />
        ) : (
          <ShortNote
            headingLevel={1}
            note={note}
            state={state}
            offsetAt={services.clock.offsetAt}
            isPending={(field) => edits.isPending(note.id, field)}
            onChanged={(base, mine) => {
              edits.change(note.id, base, mine);
              setState({ type: 'writing', overlaps: [] });
            }}
            onLeft={() => void edits.flush(note.id)}
            onRetried={() => void edits.flush(note.id)}
            onUnsafeSaid={() => {
              flag(true);
              setIsSafePageOpen(true);
            }}
            onDeleted={() => void remove()}
            onDone={() => void leave(false)}
          />
        )}
        <footer class="foot">
          <button type="button" onClick={() => void leave(true)}>
            {t('act.back')}
          </button>
          <button type="button" onClick={onHidden}>
            {t('act.hide')}
          </button>
        </footer>
      </main>
    </ReadingContext.Provider>
  );
}
