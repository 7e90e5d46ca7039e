/**
 * What the worker needs, built as `services.ts` builds it for a page, and nothing beyond: the browser reads the worker's whole file each time it
 * wakes it. The worker has no key and no way to one: what is sealed it neither opens nor writes.
 */
import { createBinStore } from './bin.ts';
import { createChanges, MANY_NOTES } from './changes.ts';
import { systemClock } from './clock.ts';
import { createDatabase } from './database.ts';
import { createDraftStore } from './draft.ts';
import { createDuesStore } from './dues.ts';
import { createEditJournal } from './edit-journal.ts';
import { closedLocal, createLocalSealing } from './local-sealing.ts';
import { createLockStore } from './lock.ts';
import { createNoteEdits } from './note-edits.ts';
import type { NotesServices } from './notes-services.ts';
import { createNotesStore } from './notes.ts';
import { closedRecords, createSealing } from './sealing.ts';
import { createSettingsStore } from './settings.ts';
import { createViewStateStore } from './view-state.ts';

export type WorkerServices = Pick<NotesServices, 'clock' | 'database' | 'lock' | 'notes' | 'draft' | 'settings' | 'bin' | 'dues' | 'edits' | 'viewState'>;

/** The stores of the worker. */
export function createWorkerServices(): WorkerServices {
  const clock = systemClock;
  const nowMs = () => clock.now().epochMs;
  const changes = createChanges();
  const database = createDatabase();
  const sealing = createSealing(database, async () => closedRecords);
  const localSealing = createLocalSealing(async () => closedLocal);
  const notes = createNotesStore(database, sealing, changes.announce, clock.offsetAt);
  return {
    clock,
    database,
    lock: createLockStore(nowMs),
    notes,
    draft: createDraftStore(localSealing),
    settings: createSettingsStore(),
    bin: createBinStore(database, sealing, () => changes.announce(MANY_NOTES)),
    dues: createDuesStore(database),
    edits: createNoteEdits(notes, createEditJournal(localSealing), nowMs),
    viewState: createViewStateStore(),
  };
}
