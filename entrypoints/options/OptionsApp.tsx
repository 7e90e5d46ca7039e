import { useEffect, useState } from 'preact/hooks';
import { WordsContext, type Words } from '../../components/base/words-context.ts';
import { NotesList } from '../../components/notes/NotesList.tsx';
import type { Note } from '../../core/note.ts';
import type { Problem } from '../../core/pause-port.ts';
import type { OwnWord } from '../../core/words.ts';
import type { Services } from '../../storage/services.ts';
import { asStorageError } from '../../storage/storage-error.ts';

interface Props {
  readonly services: Services;
  readonly words: Words;
}

const PAGE = 50;

/** The options page: the notes by day, read again whenever another page changes one. */
export function OptionsApp({ services, words }: Props) {
  const [limit, setLimit] = useState(PAGE);
  const [found, setFound] = useState<{ notes: readonly Note[]; total: number; own: readonly OwnWord[] } | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [deletedId, setDeletedId] = useState<string | null>(null);

  function load(): void {
    Promise.all([services.notes.newest(limit), services.ownWords.all()]).then(
      ([page, own]) => {
        setFound({ ...page, own });
        setProblem(null);
      },
      (thrown: unknown) => setProblem(`storage-${asStorageError(thrown).code}`),
    );
  }

  useEffect(() => {
    load();
    const stopChanges = services.changes.watch(load);
    const stopTrouble = services.database.onTrouble((code) => setProblem(code === 'opened' ? null : `storage-${code}`));
    return () => {
      stopChanges();
      stopTrouble();
    };
  }, [limit]);

  const act = (work: Promise<unknown>) => work.then(load, (thrown: unknown) => setProblem(`storage-${asStorageError(thrown).code}`));
  return (
    <WordsContext.Provider value={words}>
      <NotesList
        notes={found?.notes ?? null}
        total={found?.total ?? 0}
        ownWords={found?.own ?? []}
        problem={problem}
        canUndo={deletedId !== null}
        onRetried={load}
        onMoreWanted={() => setLimit(limit + PAGE)}
        onDeleted={(id) => {
          setDeletedId(id);
          void act(services.notes.remove(id, services.clock.now().epochMs));
        }}
        onUndone={() => {
          if (deletedId !== null) void act(services.notes.restore(deletedId));
          setDeletedId(null);
        }}
      />
    </WordsContext.Provider>
  );
}
