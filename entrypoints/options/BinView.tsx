import { useEffect, useMemo, useState } from 'preact/hooks';
import { Confirm } from '../../components/base/Confirm.tsx';
import { ProblemBox } from '../../components/base/ProblemBox.tsx';
import { WindowedList } from '../../components/base/WindowedList.tsx';
import { useWords } from '../../components/base/words-context.ts';
import { BulkBar } from '../../components/notes/BulkBar.tsx';
import { dayName } from '../../components/notes/day-name.ts';
import { NoteCard } from '../../components/notes/NoteCard.tsx';
import { useChoice } from '../../components/notes/use-choice.ts';
import { dayOfMoment } from '../../core/day.ts';
import type { Problem } from '../../core/pause-port.ts';
import type { Deleted } from '../../storage/bin.ts';
import { OWN_PLAN } from '../../storage/changes.ts';
import type { NotesServices } from '../../storage/notes-services.ts';
import { DamagedNote } from './later-damaged.ts';
import type { NoteActs } from './note-acts.ts';
import { readProblem } from './read-problem.ts';

interface Props {
  readonly services: NotesServices;
  readonly acts: NoteActs;
  readonly onLeft: () => void;
}

/** The bin: what was deleted in the last 30 days, to put back or to delete for good. */
export function BinView({ services, acts, onLeft }: Props) {
  const { t, language } = useWords();
  const [deleted, setDeleted] = useState<readonly Deleted[] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [asked, setAsked] = useState<readonly string[] | null>(null);
  const choice = useChoice();
  const load = () =>
    void services.bin.all().then(
      (all) => {
        setDeleted(all);
        setProblem(null);
      },
      (thrown: unknown) => setProblem(readProblem(thrown)),
    );
  useEffect(() => {
    load();
    return services.changes.watch((what) => what !== OWN_PLAN && load());
  }, [services]);

  const all = deleted ?? [];
  const keys = useMemo(() => all.map(({ note }) => note.id), [deleted]);
  const chosen = keys.filter((id) => choice.ids?.has(id));
  const deletedOn = (deletedAt: number) => t('bin.deleted-on', { day: dayName(dayOfMoment({ epochMs: deletedAt, offsetMinutes: services.clock.offsetAt(deletedAt) }), language) });

  const choosing = (id: string) => (choice.ids ? { isChosen: choice.ids.has(id), onToggled: () => choice.toggle(id) } : undefined);

  function row({ note, deletedAt }: Deleted) {
    if (note.isDamaged) {
      return (
        <DamagedNote
          note={note} headline={deletedOn(deletedAt)} headingLevel={2} choosing={choosing(note.id)} isBinned
          onMoved={() => void acts.restore([note.id])}
          onForgotten={() => setAsked([note.id])}
        />
      );
    }
    return (
      <NoteCard
        note={note}
        headline={deletedOn(deletedAt)}
        headingLevel={2}
        choosing={choosing(note.id)}
        acts={(title) => !choice.ids && (
          <>
            <button type="button" class="link" aria-label={t('bin.restore-of', { title })} onClick={() => void acts.restore([note.id])}>
              {t('bin.restore')}
            </button>
            <button type="button" class="link" aria-label={t('bin.forget-of', { title })} onClick={() => setAsked([note.id])}>
              {t('bin.forget')}
            </button>
          </>
        )}
      />
    );
  }

  return (
    <>
      <p class="quiet">{t('bin.help')}</p>
      {problem && <ProblemBox problem={problem} onRetried={load} />}
      <div class="notes-head-acts">
        <button type="button" class="link" onClick={onLeft}>
          {t('bin.back')}
        </button>
        {all.length > 0 && (
          <button type="button" class="link" onClick={choice.begin}>
            {t('bin.select')}
          </button>
        )}
      </div>
      {choice.ids && (
        <BulkBar
          count={chosen.length}
          shownCount={keys.length}
          acts={[
            {
              key: 'bin.put-back',
              onChosen: () => {
                choice.end();
                void acts.restore(chosen);
              },
            },
            { key: 'bin.for-good', onChosen: () => setAsked(chosen) },
          ]}
          onAllChosen={() => choice.set(keys)}
          onNoneChosen={() => choice.set([])}
          onLeft={choice.end}
        />
      )}
      {deleted?.length === 0 && !problem && <p class="notes-empty">{t('bin.empty')}</p>}
      {all.length > 0 && <WindowedList label={t('bin.list')} keys={keys} estimate={170} row={(index) => row(all[index]!)} />}
      {asked && (
        <Confirm
          question={t('bin.confirm-forget', { n: asked.length })}
          lines={[t('bin.confirm-forget-help')]}
          act={t('bin.for-good', { n: asked.length })}
          cancel={t('bin.cancel')}
          onCancelled={() => setAsked(null)}
          onConfirmed={() => {
            setAsked(null);
            choice.end();
            void acts.forget(asked);
          }}
        />
      )}
    </>
  );
}
