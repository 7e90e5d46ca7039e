/**
 * The blueprint: everything that is kept, built in one place. Every page and the worker call this once.
 * Nothing is opened by building it; the database opens when something is first asked of it.
 */
import type { Moment } from '../core/day.ts';
import type { PausePort } from '../core/pause-port.ts';
import { createBinStore, type BinStore } from './bin.ts';
import { createChanges, MANY_NOTES, OWN_WORDS, type Changes } from './changes.ts';
import { createDatabase, type Database } from './database.ts';
import { createDraftStore, type DraftStore } from './draft.ts';
import { createDuesStore, type DuesStore } from './dues.ts';
import { createEditJournal } from './edit-journal.ts';
import { createHelpStore, type HelpStore } from './help.ts';
import { createNoteEdits, type NoteEdits } from './note-edits.ts';
import { createNotesStore, type NotesStore } from './notes.ts';
import { createOwnWordsStore, type OwnWordsStore } from './own-words.ts';
import { createPauseKeeper, type Clock } from './pause-keeper.ts';
import { createSettingsStore, type SettingsStore } from './settings.ts';
import { createViewStateStore, type ViewStateStore } from './view-state.ts';

export interface Services {
  readonly clock: Clock;
  readonly changes: Changes;
  readonly database: Database;
  readonly notes: NotesStore;
  readonly bin: BinStore;
  readonly dues: DuesStore;
  readonly edits: NoteEdits;
  readonly draft: DraftStore;
  readonly settings: SettingsStore;
  readonly ownWords: OwnWordsStore;
  readonly viewState: ViewStateStore;
  readonly pause: PausePort;
  readonly help: HelpStore;
}

/** The system's clock and zone. The only place outside tests that asks for the time. */
export const systemClock: Clock = {
  now(): Moment {
    const epochMs = Date.now();
    return { epochMs, offsetMinutes: systemOffsetAt(epochMs) };
  },
  offsetAt: systemOffsetAt,
};

function systemOffsetAt(epochMs: number): number {
  // `-0` would show as a negative offset.
  return -new Date(epochMs).getTimezoneOffset() || 0;
}

/** All stores over one database. */
export function createServices(clock: Clock = systemClock, database: Database = createDatabase()): Services {
  const changes = createChanges();
  const notes = createNotesStore(database, changes.announce, clock.offsetAt);
  const bin = createBinStore(database, () => changes.announce(MANY_NOTES));
  const dues = createDuesStore(database);
  const edits = createNoteEdits(notes, createEditJournal(), () => clock.now().epochMs);
  const viewState = createViewStateStore();
  const draft = createDraftStore();
  const settings = createSettingsStore();
  const ownWords = createOwnWordsStore(database, () => changes.announce(OWN_WORDS));
  const pause = createPauseKeeper({ database, notes, draft, settings, ownWords }, clock);
  const help = createHelpStore(database, settings, clock);
  return { clock, changes, database, notes, bin, dues, edits, draft, settings, ownWords, viewState, pause, help };
}
