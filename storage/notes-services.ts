/**
 * What the notes need beyond the pause: the bin, edits, notifications, what the options page remembers. Apart from the blueprint of the pause,
 * so that a popup that opens for a pause loads none of it.
 */
import { createBinStore, type BinStore } from './bin.ts';
import { MANY_NOTES } from './changes.ts';
import { createDuesStore, type DuesStore } from './dues.ts';
import { createEditJournal } from './edit-journal.ts';
import { createLastCopyStore, type LastCopyStore } from './last-copy.ts';
import { createLookBackDraftStore, type LookBackDraftStore } from './look-back-draft.ts';
import { createNoteEdits, type NoteEdits } from './note-edits.ts';
import { createServices, type Services } from './services.ts';
import { createViewStateStore, type ViewStateStore } from './view-state.ts';

export interface NotesServices extends Services {
  readonly bin: BinStore;
  readonly dues: DuesStore;
  readonly edits: NoteEdits;
  readonly viewState: ViewStateStore;
  readonly lastCopy: LastCopyStore;
  readonly lookBackDraft: LookBackDraftStore;
}

/** All stores, over those of a page that has built some already. */
export function createNotesServices(services: Services = createServices()): NotesServices {
  const { clock, changes, database, sealing, localSealing, notes } = services;
  return {
    ...services,
    bin: createBinStore(database, sealing, () => changes.announce(MANY_NOTES)),
    dues: createDuesStore(database),
    edits: createNoteEdits(notes, createEditJournal(localSealing), () => clock.now().epochMs, services.ownWords),
    viewState: createViewStateStore(),
    lastCopy: createLastCopyStore(),
    lookBackDraft: createLookBackDraftStore(localSealing),
  };
}
