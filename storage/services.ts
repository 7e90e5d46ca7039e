/**
 * The blueprint: everything that is kept, built in one place. Every page and the worker call this once.
 * Nothing is opened by building it; the database opens when something is first asked of it.
 */
import type { PausePort } from '../core/pause-port.ts';
import { createChanges, OWN_WORDS, type Changes } from './changes.ts';
import { systemClock } from './clock.ts';
import { createDatabase, type Database } from './database.ts';
import { createDraftStore, type DraftStore } from './draft.ts';
import { createKeepingStore, type KeepingStore } from './keeping.ts';
import { createHelpStore, type HelpStore } from './help.ts';
import { createNotesStore, type NotesStore } from './notes.ts';
import { createOwnWordsStore, type OwnWordsStore } from './own-words.ts';
import { createPauseKeeper, type Clock } from './pause-keeper.ts';
import { createSeenStore, type SeenStore } from './seen.ts';
import { createSettingsStore, type SettingsStore } from './settings.ts';

export interface Services {
  readonly clock: Clock;
  readonly changes: Changes;
  readonly database: Database;
  readonly notes: NotesStore;
  readonly draft: DraftStore;
  readonly settings: SettingsStore;
  readonly ownWords: OwnWordsStore;
  readonly seen: SeenStore;
  readonly pause: PausePort;
  readonly help: HelpStore;
  readonly keeping: KeepingStore;
}

/** All stores over one database. */
export function createServices(clock: Clock = systemClock, database: Database = createDatabase()): Services {
  const changes = createChanges();
  const notes = createNotesStore(database, changes.announce, clock.offsetAt);
  const draft = createDraftStore();
  const settings = createSettingsStore();
  const ownWords = createOwnWordsStore(database, () => changes.announce(OWN_WORDS));
  const seen = createSeenStore();
  const keeping = createKeepingStore(database);
  const pause = createPauseKeeper({ database, notes, draft, settings, ownWords, keeping }, clock);
  const help = createHelpStore(database, settings, clock);
  return { clock, changes, database, notes, draft, settings, ownWords, seen, pause, help, keeping };
}
