import { useMemo } from 'preact/hooks';
import { english, load } from 'virtual:words/map';
import { LateWords } from '../../components/base/LateWords.tsx';
import { ProblemBox } from '../../components/base/ProblemBox.tsx';
import { useWords } from '../../components/base/words-context.ts';
import { MapRoom } from '../../components/patterns/MapRoom.tsx';
import { aliasesOf, type Filters } from '../../core/filters.ts';
import { useFitting } from './use-fitting.ts';
import type { NotesList } from './use-notes-list.ts';

interface Props {
  readonly list: NotesList;
  readonly filters: Filters;
  readonly onFiltersChanged: (filters: Filters) => void;
  readonly onNotesWanted: (ids: readonly string[]) => void;
  readonly onHelpWanted: () => void;
}

/** The map of the notes that fit the filters. Until all notes are read nothing is counted: half of them would be another map. */
export function MapView({ list, filters, onFiltersChanged, onNotesWanted, onHelpWanted }: Props) {
  const { language } = useWords();
  const fitting = useFitting(list, filters);
  // Of a damaged note nothing is known that could be counted.
  const counted = useMemo(() => fitting.filter((note) => !note.isDamaged), [fitting]);
  const damaged = useMemo(() => (list.notes ?? []).filter((note) => note.isDamaged).length, [list.notes]);
  const aliases = useMemo(() => aliasesOf(list.notes ?? [], language), [list.notes, language]);
  if (list.problem && !list.isComplete) return <ProblemBox problem={list.problem} onRetried={list.reload} />;
  return (
    <>
      {list.problem && <ProblemBox problem={list.problem} onRetried={list.reload} />}
      <LateWords english={english} load={load}>
        <MapRoom
          notes={counted}
          total={list.total === null ? null : list.total - damaged}
          isReading={!list.isComplete}
          filters={filters}
          aliases={aliases}
          onFiltersChanged={onFiltersChanged}
          onNotesWanted={onNotesWanted}
          onHelpWanted={onHelpWanted}
        />
      </LateWords>
    </>
  );
}
