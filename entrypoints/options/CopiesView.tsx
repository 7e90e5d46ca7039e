import { useMemo, useState } from 'preact/hooks';
import { english, load } from 'virtual:words/bring';
import { CopiesRoom, type CopyCount, type HandedOver } from '../../components/copies/CopiesRoom.tsx';
import { handOver } from '../../components/copies/hand-over.ts';
import { PrintSheet } from '../../components/copies/PrintSheet.tsx';
import { LateWords } from '../../components/base/LateWords.tsx';
import { ProblemBox } from '../../components/base/ProblemBox.tsx';
import { useWords } from '../../components/base/words-context.ts';
import { useReading } from '../../components/notes/reading-context.ts';
import type { ExportOrder, ExportWhich } from '../../core/export-order.ts';
import { dayOf, dayOfMoment, localTimeOf } from '../../core/day.ts';
import { isFiltering, type Filters } from '../../core/filters.ts';
import type { Note } from '../../core/note.ts';
import type { Problem } from '../../core/pause-port.ts';
import type { NotesServices } from '../../storage/notes-services.ts';
import { asStorageError } from '../../storage/storage-error.ts';
import { belongsTo, fileOf, nameToday, notesToTakeOut, type TakingOut } from './take-out.ts';
import type { LastCopy } from './use-last-copy.ts';
import type { NotesList } from './use-notes-list.ts';

interface Props {
  readonly services: NotesServices;
  readonly list: NotesList;
  readonly filters: Filters;
  /** The notes that were chosen on the notes page to be taken out. */
  readonly chosenIds: ReadonlySet<string>;
  readonly lastCopy: LastCopy;
  readonly onFailed: (problem: Problem | null) => void;
}

interface Sheet {
  readonly order: ExportOrder;
  readonly notes: readonly Note[];
  readonly fileName: string;
}

/** Takes notes out: makes the file, hands it over, and remembers when a whole copy was last taken. */
export function CopiesView(props: Props) {
  return (
    <LateWords english={english} load={load}>
      <TakingOutView {...props} />
    </LateWords>
  );
}

function TakingOutView({ services, list, filters, chosenIds, lastCopy, onFailed }: Props) {
  const { t, language } = useWords();
  const reading = useReading();
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const given: TakingOut = { t, language, reading, filters, chosenIds };
  const counts = useMemo(() => {
    const notes = list.notes ?? [];
    const count = (which: ExportWhich): CopyCount => {
      const all = notes.filter(belongsTo(which, given));
      const those = all.filter((note) => !note.isDamaged);
      return { notes: those.length, flagged: those.filter(({ safety }) => safety).length, damaged: all.length - those.length };
    };
    const chosen = count('chosen');
    return { all: count('all'), found: isFiltering(filters) ? count('found') : null, chosen: chosen.notes > 0 ? chosen : null };
  }, [list.notes, filters, chosenIds, reading]);

  async function takeOut(order: ExportOrder): Promise<HandedOver | null> {
    onFailed(null);
    if (order.form === 'sheet') {
      const [{ notes }, fileName] = await Promise.all([notesToTakeOut(services, order, given), nameToday(services)]);
      setSheet({ order, notes, fileName });
      window.scrollTo(0, 0);
      return null;
    }
    const { name, text, type, damaged } = await fileOf(services, order, given);
    handOver(name, text, type);
    // Only what can be brought back whole counts as a copy.
    if (order.form === 'copy' && order.which === 'all') {
      await services.lastCopy.write(localTimeOf(services.clock.now())).catch((thrown: unknown) => console.warn('the day of the copy could not be kept', thrown));
    }
    return { name, damaged };
  }

  if (sheet) {
    return (
      <PrintSheet
        notes={sheet.notes}
        parts={sheet.order.parts}
        hasFlagged={sheet.order.hasFlagged}
        today={dayOfMoment(services.clock.now())}
        fileName={sheet.fileName}
        onLeft={() => setSheet(null)}
      />
    );
  }
  if (!list.isComplete && !list.problem) return <p role="status">{t('notes.reading')}</p>;
  const { takenAt, isDue } = lastCopy;
  return (
    <>
      {list.problem && <ProblemBox problem={list.problem} onRetried={list.reload} />}
      <CopiesRoom
      counts={counts}
      isCounted={list.isComplete}
      lastCopyOn={takenAt ? dayOf(takenAt) : takenAt}
      isDue={isDue}
      onOrdered={takeOut}
      onFailed={(thrown) => onFailed(`storage-${asStorageError(thrown).code}`)}
      />
    </>
  );
}
