import { useMemo } from 'preact/hooks';
import { isFiltering, type Filters } from '../../core/filters.ts';
import type { Note } from '../../core/note.ts';
import { patternsOf } from '../../core/patterns.ts';
import { foldQuery } from '../../core/search.ts';
import { useWords } from '../base/words-context.ts';
import { useReading } from '../notes/reading-context.ts';
import { SearchTools } from '../notes/SearchTools.tsx';
import { namesOf } from './names.ts';
import { PatternView } from './PatternView.tsx';
import { viewsOf } from './views.ts';
import './patterns.css';

interface Props {
  /** The notes that fit the filters. */
  readonly notes: readonly Note[];
  /** How many there are in all. */
  readonly total: number | null;
  readonly isReading: boolean;
  readonly filters: Filters;
  readonly aliases: readonly string[];
  readonly onFiltersChanged: (filters: Filters) => void;
  readonly onNotesWanted: (ids: readonly string[]) => void;
  readonly onHelpWanted: () => void;
}

/** The map: what the notes have in common, as pictures, tables and sentences. */
export function MapRoom({ notes, total, isReading, filters, aliases, onFiltersChanged, onNotesWanted, onHelpWanted }: Props) {
  const { t, language } = useWords();
  const reading = useReading();
  const patterns = useMemo(() => patternsOf(notes), [notes]);
  // A search may be for a person's name as well.
  const isForOne = filters.who !== null || foldQuery(filters.query) !== '';
  const views = useMemo(() => viewsOf(patterns, namesOf(reading, t, language), t, language, isForOne), [patterns, reading, t, language, isForOne]);
  return (
    <div class="map">
      <p>{t('map.lead')}</p>
      <SearchTools filters={filters} aliases={aliases} onChanged={onFiltersChanged} />
      <div class="quiet">
        <p role="status">{isReading ? t('notes.reading') : isFiltering(filters) && notes.length === 0 && total !== 0 ? t('notes.none-found') : t('map.counted', { n: patterns.n })}</p>
        <p>{t('map.never-counted')}</p>
      </div>
      {!isReading && total === 0 && <p class="notes-empty">{t('map.empty')}</p>}
      {!isReading && total !== 0 && (
        <>
          <p class="quiet">{t('map.marks-help')}</p>
          {views.map((model) => (
            <PatternView key={model.key} model={model} onNotesWanted={onNotesWanted} />
          ))}
        </>
      )}
      <p>
        <button type="button" class="link" onClick={onHelpWanted}>
          {t('map.help')}
        </button>
      </p>
    </div>
  );
}
