import { useEffect, useState } from 'preact/hooks';
import { isCopyDue } from '../../core/copy-reminder.ts';
import { dayOfMoment, type LocalTime } from '../../core/day.ts';
import type { Settings } from '../../core/settings.ts';
import type { NotesServices } from '../../storage/notes-services.ts';
import type { NotesList } from './use-notes-list.ts';

export interface LastCopy {
  /** Null when there was none, undefined until it is read. */
  readonly takenAt: LocalTime | null | undefined;
  /** Whether a quiet line may say so: never when that is turned off, nor before everything is read. */
  readonly isDue: boolean;
}

/** When the last copy was taken, kept true whichever page takes one, and whether a new one is worth a line. */
export function useLastCopy(services: NotesServices, settings: Settings | null, list: NotesList): LastCopy {
  const [takenAt, setTakenAt] = useState<LocalTime | null | undefined>(undefined);
  useEffect(() => {
    services.lastCopy.read().then(setTakenAt, (thrown: unknown) => console.warn('the day of the last copy could not be read', thrown));
    return services.lastCopy.watch(setTakenAt);
  }, [services]);
  const isKnown = takenAt !== undefined && settings?.remindsOfCopies === true && list.isComplete && list.notes !== null;
  return { takenAt, isDue: isKnown && isCopyDue(takenAt, list.notes ?? [], dayOfMoment(services.clock.now())) };
}
