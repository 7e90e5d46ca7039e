/**
 * What the worker needs of the stores: it tells, sweeps and sets alarms, and knows nothing of a pause under way or of help lines. Its file is
 * read at every waking, so nothing else is in it. It has no key and no way to one: what is sealed it neither opens nor writes.
 */
import { createBinStore } from './bin.ts';
import { createChangeChannel, MANY_NOTES } from './changes.ts';
import { systemClock } from './clock.ts';
import { createDatabase } from './database.ts';
import { createDraftStore } from './draft.ts';
import { createDuesStore } from './dues.ts';
import { createEditJournal } from './edit-journal.ts';
import { createKeepingStore } from './keeping.ts';
import { closedLocal, createLocalSealing } from './local-sealing.ts';
import { createLockStore } from './lock.ts';
import { createNoteEdits } from './note-edits.ts';
import { createNotesStore } from './notes.ts';
import type { NotesServices } from './notes-services.ts';
import { closedRecords, createSealing } from './sealing.ts';
import { createSettingsStore } from './settings.ts';

/** The stores of the worker. A page has all of them, and more. */
export type WorkerServices = Pick<NotesServices, 'clock' | 'database' | 'lock' | 'notes' | 'draft' | 'settings' | 'keeping' | 'bin' | 'dues' | 'edits'>;

/** All stores of the worker, over one database. */
export function createWorkerServices(): WorkerServices {
  const clock = systemClock;
  const { announce } = createChangeChannel();
  const database = createDatabase();
  const sealing = createSealing(database, async () => closedRecords);
  const localSealing = createLocalSealing(async () => closedLocal);
  const nowMs = () => clock.now().epochMs;
  const notes = createNotesStore(database, sealing, announce, clock.offsetAt);
  return {
    clock,
    database,
    lock: createLockStore(nowMs),
    notes,
    draft: createDraftStore(localSealing),
    settings: createSettingsStore(),
    keeping: createKeepingStore(database),
    bin: createBinStore(database, sealing, () => announce(MANY_NOTES)),
    dues: createDuesStore(database),
    edits: createNoteEdits(notes, createEditJournal(localSealing), nowMs),
  };
}
