import { useMemo } from 'preact/hooks';
import { useReading } from '../../components/notes/reading-context.ts';
import { isFiltering, matcherOf, type Filters } from '../../core/filters.ts';
import type { Note } from '../../core/note.ts';
import type { NotesList } from './use-notes-list.ts';

const NONE: readonly Note[] = [];

/** The notes that fit the filters, and of these only the picked ones where some are picked; newest first. */
export function useFitting(list: NotesList, filters: Filters, picked: readonly string[] | null = null): readonly Note[] {
  const reading = useReading();
  return useMemo(() => {
    const all = list.notes ?? NONE;
    const ids = picked && new Set(picked);
    const among = ids ? all.filter(({ id }) => ids.has(id)) : all;
    if (!isFiltering(filters)) return among;
    const fits = matcherOf(filters);
    return among.filter((note) => fits({ note, plain: () => list.plainOf(note) }));
  }, [list.notes, filters, reading, picked]);
}
