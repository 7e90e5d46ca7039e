/**
 * The blueprint: everything that is kept, built in one place. Every page and the worker call this once.
 * Nothing is opened by building it; the database opens when something is first asked of it.
 */
import type { PausePort } from '../core/pause-port.ts';
import { createChangeChannel, OWN_WORDS, type ChangeChannel } from './changes.ts';
import { systemClock, type Clock } from './clock.ts';
import { createDatabase, type Database } from './database.ts';
import { createDraftStore, type DraftStore } from './draft.ts';
import { createKeepingStore, type KeepingStore } from './keeping.ts';
import { createHelpStore, type HelpStore } from './help.ts';
import { closedLocal, createLocalSealing, type LocalSealing } from './local-sealing.ts';
import { createLockStore, type LockStore } from './lock.ts';
import { createNotesStore, type NotesStore } from './notes.ts';
import { createOwnWordsStore, type OwnWordsStore } from './own-words.ts';
import { createPauseKeeper } from './pause-keeper.ts';
import { closedRecords, createSealing, type Sealing } from './sealing.ts';
import { createSeenStore, type SeenStore } from './seen.ts';
import { createSettingsStore, type SettingsStore } from './settings.ts';
import { StorageError } from './storage-error.ts';
import type { Vault, VaultStores } from './vault.ts';

export interface Services {
  readonly clock: Clock;
  readonly changes: ChangeChannel;
  readonly database: Database;
  readonly sealing: Sealing;
  readonly localSealing: LocalSealing;
  /** Whether there is a lock and whether it is open. */
  readonly lock: LockStore;
  /** What seals and opens; it is loaded with the first call. Throws `locked` on a page that was built without it. */
  vault(): Promise<Vault>;
  readonly notes: NotesStore;
  readonly draft: DraftStore;
  readonly settings: SettingsStore;
  readonly ownWords: OwnWordsStore;
  readonly seen: SeenStore;
  readonly pause: PausePort;
  readonly help: HelpStore;
  readonly keeping: KeepingStore;
}

/** Loads what seals and opens. A page hands it over as an `import()`, so that where there is no lock nothing of it is ever loaded. */
export type LoadVault = () => Promise<{ createVault(stores: VaultStores): Vault }>;

/**
 * All stores over one database. Without `loadVault`, as in the worker, nothing sealed can be read, and where there is a lock nothing is
 * written: never anything plain.
 */
export function createServices(clock: Clock = systemClock, database: Database = createDatabase(), loadVault: LoadVault | null = null): Services {
  const changes = createChangeChannel();
  const settings = createSettingsStore();
  const nowMs = () => clock.now().epochMs;
  const lock = createLockStore(nowMs);
  let loading: Promise<Vault> | null = null;
  async function vault(): Promise<Vault> {
    if (!loadVault) throw new StorageError('locked');
    loading ??= loadVault().then(({ createVault }) => createVault({ database, lock, settings, changes, nowMs }));
    // Asked for again, it may load.
    loading.catch(() => (loading = null));
    return loading;
  }
  const localSealing = createLocalSealing(async () => (loadVault ? (await vault()).local : closedLocal));
  const sealing = createSealing(database, async () => (loadVault ? (await vault()).records : closedRecords), localSealing.lock);
  const notes = createNotesStore(database, sealing, changes.announce, clock.offsetAt);
  const draft = createDraftStore(localSealing);
  const ownWords = createOwnWordsStore(database, sealing, () => changes.announce(OWN_WORDS));
  const seen = createSeenStore();
  const keeping = createKeepingStore(database);
  const pause = createPauseKeeper({ database, notes, draft, settings, ownWords, keeping, changes }, clock);
  const help = createHelpStore(database, sealing, settings, clock, changes);
  return { clock, changes, database, sealing, localSealing, lock, vault, notes, draft, settings, ownWords, seen, pause, help, keeping };
}
