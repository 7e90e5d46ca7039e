import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { ProblemBox } from '../../components/base/ProblemBox.tsx';
import { WindowedList } from '../../components/base/WindowedList.tsx';
import { useWords } from '../../components/base/words-context.ts';
import { BulkBar } from '../../components/notes/BulkBar.tsx';
import { DeleteConfirm, type DeleteAsked } from '../../components/notes/DeleteConfirm.tsx';
import { dayName } from '../../components/notes/day-name.ts';
import { NoteCard } from '../../components/notes/NoteCard.tsx';
import { NotesHead } from '../../components/notes/NotesHead.tsx';
import type { NoticeText } from '../../components/notes/Notice.tsx';
import { PickedLine } from '../../components/notes/PickedLine.tsx';
import { QueryContext, useReading } from '../../components/notes/reading-context.ts';
import { SearchTools } from '../../components/notes/SearchTools.tsx';
import { useChoice } from '../../components/notes/use-choice.ts';
import { localTimeOf } from '../../core/day.ts';
import { aliasesOf, isFiltering, type Filters } from '../../core/filters.ts';
import { canLookBack, type LookBackAnswer } from '../../core/look-back.ts';
import { headingAt, newestFirst } from '../../core/note-order.ts';
import { blankNote, type Note, type NoteKind } from '../../core/note.ts';
import { foldQuery } from '../../core/search.ts';
import type { NotesServices } from '../../storage/notes-services.ts';
import type { NoteActs } from './note-acts.ts';
import { DamagedNote } from './later-damaged.ts';
import { NoteEditor, ShortNote } from './later-editors.ts';
import { LookBackForm } from './later-rooms.ts';
import { useEditing } from './use-editing.ts';
import { useFitting } from './use-fitting.ts';
import type { NotesList } from './use-notes-list.ts';
import type { OpenNote } from './use-untold-edits.ts';

interface Props {
  readonly services: NotesServices;
  readonly list: NotesList;
  readonly acts: NoteActs;
  /** The note that is open in an editor, for the page. */
  readonly openNote: OpenNote;
  readonly filters: Filters;
  readonly onFiltersChanged: (filters: Filters) => void;
  /** Only these notes, where a part of the map was chosen. */
  readonly picked: readonly string[] | null;
  readonly onAllWanted: () => void;
  readonly onMapWanted: () => void;
  readonly onNoticed: (notice: NoticeText | null) => void;
  readonly onUnsafeSaid: (note: Note) => void;
  readonly onBinWanted: () => void;
  readonly onTakenOut: (ids: readonly string[]) => void;
}

/** The notes: search, list, edit in place. */
export function NotesView({ services, list, acts, openNote, filters, onFiltersChanged, picked, onAllWanted, onMapWanted, onNoticed, onUnsafeSaid, onBinWanted, onTakenOut }: Props) {
  const { t, language } = useWords();
  const reading = useReading();
  const choice = useChoice();
  const all = list.notes ?? [];
  const byId = useMemo(() => new Map(all.map((note) => [note.id, note])), [all]);
  const handle = useEditing(services, (id) => byId.get(id) ?? (list.isComplete ? undefined : null), openNote);
  const { editing } = handle;
  const [lookingBack, setLookingBack] = useState<{ readonly id: string; readonly begun: LookBackAnswer | null } | null>(null);
  const [asked, setAsked] = useState<DeleteAsked | null>(null);
  const aliases = useMemo(() => aliasesOf(all, language), [all, language]);
  const fitting = useFitting(list, filters, picked);
  const isNarrowed = isFiltering(filters) || picked !== null;
  // What is being written in stays where it is, also when it no longer fits or was deleted elsewhere.
  const edited = editing && !editing.isNew ? editing.note : null;
  const rows = useMemo(() => (edited && !fitting.some((note) => note.id === edited.id) ? [...fitting, edited].sort(newestFirst) : fitting), [fitting, edited]);
  const keys = useMemo(() => rows.map((note) => note.id), [rows]);
  const chosen = useMemo(() => fitting.filter((note) => choice.ids?.has(note.id)), [fitting, choice.ids]);
  const dropped = useRef<string | null>(null);
  const closeEditing = useRef(handle.close);
  closeEditing.current = handle.close;
  useEffect(() => () => closeEditing.current(), []);

  function begin(kind: Exclude<NoteKind, 'pause'>): void {
    const now = services.clock.now();
    handle.open(blankNote(kind, crypto.randomUUID(), localTimeOf(now), now.epochMs), true);
  }

  async function remove(note: Note): Promise<void> {
    // Written first, so that bringing it back brings back the last word too.
    await services.edits.flush(note.id);
    if (editing?.note.id === note.id) handle.close();
    if (note.safety) setAsked({ ids: [note.id], flagged: 1, way: 'bin' });
    else await removeAll([note]);
  }

  async function lookBackOn(id: string): Promise<void> {
    // An answer that cannot be read is one that has to be given again; it keeps nobody from giving it.
    const begun = await services.lookBackDraft.read(id).catch(() => null);
    setLookingBack({ id, begun });
  }

  async function removeAll(notes: readonly Note[]): Promise<void> {
    const left = await acts.remove(notes);
    if (left.length > 0) setAsked({ ids: left, flagged: 0, way: 'no-room' });
  }

  async function confirmed({ ids, way }: DeleteAsked): Promise<void> {
    setAsked(null);
    choice.end();
    onNoticed(null);
    if (way === 'bin') return removeAll(ids.flatMap((id) => byId.get(id) ?? []));
    if (editing && ids.includes(editing.note.id)) {
      // What was being written goes with it, half a word too.
      dropped.current = editing.note.id;
      await services.edits.drop(editing.note.id);
      handle.close();
    }
    await acts.forget(ids);
  }

  async function sayUnsafe(note: Note): Promise<void> {
    handle.change(note.id, { safety: false }, { safety: true });
    await services.edits.flush(note.id);
    onUnsafeSaid(note);
  }

  const choosing = ({ id }: Note) => (choice.ids ? { isChosen: choice.ids.has(id), onToggled: () => choice.toggle(id) } : undefined);
  const forget = (note: Note) => setAsked({ ids: [note.id], flagged: 0, way: 'for-good' });

  function row(index: number) {
    const note = rows[index]!;
    const heading = headingAt(rows, index);
    return (
      <>
        {heading && <h2 class="day">{heading.day === null ? t('notes.unknown-day') : dayName(heading.day, language)}</h2>}
        {edited?.id === note.id && editing ? (
          <NoteEditor
            key={note.id}
            note={edited}
            state={editing.state}
            offsetAt={services.clock.offsetAt}
            isPending={handle.isPending}
            onChanged={(base, mine) => handle.change(note.id, base, mine)}
            onLeft={handle.leaveField}
            onOwnWordAdded={async (into, text) => (dropped.current === note.id ? null : acts.addOwnWord(into, text))}
            onOwnWordTyped={(begun) => services.edits.typed(note.id, begun)}
            onRetried={handle.leaveField}
            onUnsafeSaid={() => void sayUnsafe(note)}
            onDeleted={() => void remove(note)}
            onForgotten={() => forget(note)}
            onDone={() => void handle.finish()}
          />
        ) : note.isDamaged ? (
          <DamagedNote note={note} choosing={choosing(note)} isBinned={false} onMoved={() => void remove(note)} onForgotten={() => forget(note)} />
        ) : (
          <NoteCard
            note={note}
            choosing={choosing(note)}
            acts={(title) => !choice.ids && (
              <>
                <button type="button" class="link" aria-label={t('notes.edit-of', { title })} onClick={() => handle.open(note)}>
                  {t('notes.edit')}
                </button>
                {canLookBack(note) && (
                  <button type="button" class="link" aria-label={t('notes.look-back-of', { title })} onClick={() => void lookBackOn(note.id)}>
                    {t('look-back.title')}
                  </button>
                )}
                <button type="button" class="link" aria-label={t('notes.delete-of', { title })} onClick={() => void remove(note)}>
                  {t('act.delete')}
                </button>
              </>
            )}
            later={lookingBack?.id === note.id && canLookBack(note) && (
              <LookBackForm
                noteId={note.id}
                text={reading.notes['look-back']}
                span={null}
                takesFocus
                begun={lookingBack.begun}
                onChanged={(answer) => acts.draftLookBack(note, answer)}
                onKept={(answer) => {
                  setLookingBack(null);
                  void acts.keepLookBack(note, null, answer);
                }}
                onLeft={() => {
                  setLookingBack(null);
                  acts.dropLookBack();
                }}
                onUnsafeSaid={() => onUnsafeSaid(note)}
              />
            )}
          />
        )}
      </>
    );
  }

  return (
    <QueryContext.Provider value={foldQuery(filters.query)}>
      <SearchTools filters={filters} aliases={aliases} onChanged={onFiltersChanged} />
      {picked && <PickedLine onAllWanted={onAllWanted} onMapWanted={onMapWanted} />}
      {list.problem && <ProblemBox problem={list.problem} onRetried={list.reload} />}
      {!(list.problem && list.notes === null) && (
        <NotesHead
          shownCount={fitting.length}
          total={list.total}
          hasNotes={all.length > 0}
          isFiltering={isNarrowed}
          isReading={!list.isComplete && (list.notes === null || isNarrowed)}
          onBegun={begin}
          onChoosing={choice.begin}
          onBinWanted={onBinWanted}
        />
      )}
      {editing?.isNew && (
        <ShortNote
          key={editing.note.id}
          note={editing.note}
          state={editing.state}
          offsetAt={services.clock.offsetAt}
          isPending={handle.isPending}
          onChanged={(base, mine) => handle.change(editing.note.id, base, mine)}
          onLeft={handle.leaveField}
          onRetried={handle.leaveField}
          onUnsafeSaid={() => void sayUnsafe(editing.note)}
          onDeleted={() => void remove(editing.note)}
          onDone={() => void handle.finish()}
        />
      )}
      {choice.ids && (
        <BulkBar
          count={chosen.length}
          shownCount={fitting.length}
          acts={[
            { key: 'notes.take-out', onChosen: () => onTakenOut(chosen.map(({ id }) => id)) },
            { key: 'bin.delete', onChosen: () => setAsked({ ids: chosen.map(({ id }) => id), flagged: chosen.filter(({ safety }) => safety).length, way: 'bin' }) },
          ]}
          onAllChosen={() => choice.set(fitting.map(({ id }) => id))}
          onNoneChosen={() => choice.set([])}
          onLeft={choice.end}
        />
      )}
      {list.notes?.length === 0 && list.isComplete && !list.problem && (
        <div class="notes-empty">
          <h2>{t('notes.empty-title')}</h2>
          <p>{t('notes.empty')}</p>
        </div>
      )}
      {list.isComplete && all.length > 0 && fitting.length === 0 && <p class="notes-empty">{t('notes.none-found')}</p>}
      {rows.length > 0 && <WindowedList label={t('notes.list')} keys={keys} estimate={190} kept={edited ? [edited.id] : []} row={row} />}
      {asked && <DeleteConfirm asked={asked} onCancelled={() => setAsked(null)} onConfirmed={() => void confirmed(asked)} />}
    </QueryContext.Provider>
  );
}
