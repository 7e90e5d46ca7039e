/**
 * Whether there is a lock and whether it is open, for every page and the worker, without a database and without a key being used.
 *
 * - `vault` in `browser.storage.local` is the mark: which lock is on, with its public key. It follows the record in the database, which alone
 *   decides; see `followRecord`.
 * - `vaultKey` in `browser.storage.session` is the open lock: the data key, in memory only, gone with the browser.
 * - `vaultIdle` beside it is the last use. It is looked at whenever the key is asked for, and by an alarm.
 */
import { browser } from 'wxt/browser';
import { idleAt, isIdle, type Idle, type LockState } from '../core/lock.ts';
import { writeLocal, writeSession } from './areas.ts';
import type { Database } from './database.ts';
import { inTurn } from './in-turn.ts';
import { FILTERS_KEY, PICKED_KEY } from './session-keys.ts';
import { asStorageError } from './storage-error.ts';
import { lockOf, VAULT } from './vault-record.ts';

/** The mark's key in `browser.storage.local`. */
export const MARK_KEY = 'vault';
const OPEN_KEY = 'vaultKey';
const IDLE_KEY = 'vaultIdle';
/** A use that is counted just as the time is chosen anew must not write the old time back. */
const IDLE_TURN = 'one-beat-idle';
/** The name of the alarm that closes the lock. */
export const LOCK_ALARM = 'lock';

/** Which lock is on. With its public key anything can be sealed and nothing opened. */
export interface LockMark {
  readonly vaultId: string;
  /** Base64. */
  readonly publicKey: string;
}

/** The key of an open lock, in base64. */
export interface OpenLock {
  readonly vaultId: string;
  readonly key: string;
}

export interface LockStore {
  state(): Promise<LockState>;
  /** The key of the open lock, or null: there is none, or it has been idle for too long and is closed by now. */
  openKey(): Promise<OpenLock | null>;
  /** Opens the lock for this session. */
  open(key: OpenLock, afterMinutes: number): Promise<void>;
  /** Closes it, in every page at once. What was searched for goes with the key. */
  close(): Promise<void>;
  /** Closes it where it has been idle for too long, and otherwise asks to be called again. For the alarm. */
  closeIfIdle(): Promise<void>;
  /** Counts a use. */
  use(): Promise<void>;
  /** Another choice of how long it stays open. */
  setAfterMinutes(afterMinutes: number): Promise<void>;
  /** Makes the mark what the record in the database says. Answers whether there is one: of a lock, or what one that was turned off has left. */
  followRecord(database: Database): Promise<boolean>;
  /** Calls `listener` when the lock was opened, closed, turned on or off, here or in another page. Returns the way to stop. */
  watch(listener: () => void): () => void;
}

/** The lock of this extension. Everything it does throws a `StorageError`. */
export function createLockStore(nowMs: () => number): LockStore {
  async function openKey(): Promise<OpenLock | null> {
    const session = await browser.storage.session.get([OPEN_KEY, IDLE_KEY]);
    const key = decodeOpen(session[OPEN_KEY]);
    if (!key) return null;
    if (!isIdle(decodeIdle(session[IDLE_KEY]), nowMs())) return key;
    await close();
    return null;
  }

  async function close(): Promise<void> {
    // What was searched for may be the most private word of all, and nothing on a page is for the session once it is locked (SE-04).
    await browser.storage.session.remove([OPEN_KEY, IDLE_KEY, FILTERS_KEY, PICKED_KEY]);
    await browser.alarms.clear(LOCK_ALARM);
  }

  async function setIdle(idle: Idle): Promise<void> {
    await writeSession({ [IDLE_KEY]: idle });
    const when = idleAt(idle);
    if (when === null) await browser.alarms.clear(LOCK_ALARM);
    else browser.alarms.create(LOCK_ALARM, { when });
  }

  const store: LockStore = {
    async state() {
      const mark = decodeMark((await browser.storage.local.get(MARK_KEY))[MARK_KEY]);
      if (!mark) return 'off';
      return (await openKey())?.vaultId === mark.vaultId ? 'unlocked' : 'locked';
    },
    openKey,
    async open(key, afterMinutes) {
      // The last use first: a key that stood there without it would be open for ever.
      await setIdle({ usedAt: nowMs(), afterMinutes });
      await writeSession({ [OPEN_KEY]: key });
    },
    close,
    async closeIfIdle() {
      if (!(await openKey())) return;
      const idle = decodeIdle((await browser.storage.session.get(IDLE_KEY))[IDLE_KEY]);
      const when = idleAt(idle);
      if (when !== null) browser.alarms.create(LOCK_ALARM, { when });
    },
    use: () =>
      inTurn(IDLE_TURN, async () => {
        if (!(await openKey())) return;
        await setIdle({ ...decodeIdle((await browser.storage.session.get(IDLE_KEY))[IDLE_KEY]), usedAt: nowMs() });
      }),
    setAfterMinutes: (afterMinutes) =>
      inTurn(IDLE_TURN, async () => {
        if (await openKey()) await setIdle({ usedAt: nowMs(), afterMinutes });
      }),
    async followRecord(database) {
      const record = await database.use((db) => db.get('vault', VAULT));
      const lock = lockOf(record);
      const mark = decodeMark((await browser.storage.local.get(MARK_KEY))[MARK_KEY]);
      if (mark?.vaultId === lock?.vaultId) return record !== undefined;
      if (lock) await writeLocal({ [MARK_KEY]: { vaultId: lock.vaultId, publicKey: lock.publicKey.toBase64() } satisfies LockMark });
      else await browser.storage.local.remove(MARK_KEY);
      return record !== undefined;
    },
    watch(listener) {
      const heard = (changes: Record<string, unknown>, area: string) => {
        if ((area === 'local' && MARK_KEY in changes) || (area === 'session' && OPEN_KEY in changes)) listener();
      };
      browser.storage.onChanged.addListener(heard);
      return () => browser.storage.onChanged.removeListener(heard);
    },
  };
  return inStorage(store);
}

/** Every failing of the browser's storage as a `StorageError`. */
function inStorage(store: LockStore): LockStore {
  const guard = <Args extends unknown[], T>(work: (...args: Args) => Promise<T>) => (...args: Args) => work(...args).catch((thrown: unknown) => Promise.reject(asStorageError(thrown)));
  return {
    state: guard(store.state),
    openKey: guard(store.openKey),
    open: guard(store.open),
    close: guard(store.close),
    closeIfIdle: guard(store.closeIfIdle),
    use: guard(store.use),
    setAfterMinutes: guard(store.setAfterMinutes),
    followRecord: guard(store.followRecord),
    watch: store.watch,
  };
}

/** The mark in what was stored, or null. */
export function decodeMark(stored: unknown): LockMark | null {
  const { vaultId, publicKey } = (stored ?? {}) as Partial<LockMark>;
  return typeof vaultId === 'string' && typeof publicKey === 'string' ? { vaultId, publicKey } : null;
}

function decodeOpen(stored: unknown): OpenLock | null {
  const { vaultId, key } = (stored ?? {}) as Partial<OpenLock>;
  return typeof vaultId === 'string' && typeof key === 'string' ? { vaultId, key } : null;
}

/** Without a last use it is taken for long ago. */
function decodeIdle(stored: unknown): Idle {
  const { usedAt, afterMinutes } = (stored ?? {}) as Partial<Idle>;
  return { usedAt: typeof usedAt === 'number' ? usedAt : 0, afterMinutes: typeof afterMinutes === 'number' ? afterMinutes : 1 };
}
