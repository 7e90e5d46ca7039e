/**
 * What the worker needs of the stores: it tells, sweeps and sets alarms, and knows nothing of a pause under way or of help lines. Its file is
 * read at every waking, so nothing else is in it.
 */
import { createBinStore } from './bin.ts';
import { createChanges, MANY_NOTES } from './changes.ts';
import { systemClock } from './clock.ts';
import { createDatabase } from './database.ts';
import { createDraftStore } from './draft.ts';
import { createDuesStore } from './dues.ts';
import { createEditJournal } from './edit-journal.ts';
import { createKeepingStore } from './keeping.ts';
import { createNoteEdits } from './note-edits.ts';
import { createNotesStore } from './notes.ts';
import type { NotesServices } from './notes-services.ts';
import { createSettingsStore } from './settings.ts';

/** The stores of the worker. A page has all of them, and more. */
export type WorkerServices = Pick<NotesServices, 'clock' | 'notes' | 'draft' | 'settings' | 'keeping' | 'bin' | 'dues' | 'edits'>;

/** All stores of the worker, over one database. */
export function createWorkerServices(): WorkerServices {
  const clock = systemClock;
  const { announce } = createChanges();
  const database = createDatabase();
  const notes = createNotesStore(database, announce, clock.offsetAt);
  return {
    clock,
    notes,
    draft: createDraftStore(),
    settings: createSettingsStore(),
    keeping: createKeepingStore(database),
    bin: createBinStore(database, () => announce(MANY_NOTES)),
    dues: createDuesStore(database),
    edits: createNoteEdits(notes, createEditJournal(), () => clock.now().epochMs),
  };
}
