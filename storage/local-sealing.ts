/**
 * The seam for what lies in `browser.storage.local`: the draft and the journal of edits. As for the records, nothing of the lock is loaded and
 * nothing costs more where there is none.
 *
 * There is no transaction over this and the database. The mark of the lock says how to write; whoever wrote while it changed writes once more,
 * and what a page that died has left is put right by the next one that opens the lock.
 */
import { browser } from 'wxt/browser';
import { writeLocal } from './areas.ts';
import { decodeMark, MARK_KEY, type LockMark } from './lock.ts';
import type { SealingLock } from './vault-record.ts';
import { orStorageError, StorageError } from './storage-error.ts';

/** In place of a value that cannot be opened now. */
export const LOCKED = Symbol('locked');

/** A sealed value as it lies there: text all over, since nothing else may. */
export interface SealedLocal {
  readonly sealed: {
    readonly vault: string;
    /** The key of this sealing, itself sealed to the lock's public key. */
    readonly key: { readonly sender: string; readonly iv: string; readonly data: string };
    readonly iv: string;
    readonly data: string;
  };
}

/** What the lock brings along once it is loaded. */
export interface LocalVault {
  /** Seals a value. What is for the session can be opened until the browser is closed, whether the lock is open or not. */
  seal(mark: LockMark, context: string, value: unknown, isForSession: boolean): Promise<SealedLocal>;
  /** The value, or `LOCKED`. */
  open(context: string, stored: SealedLocal): Promise<unknown>;
  /** Makes the key of the session ready, so that the first letter does not wait for it. */
  prepare(mark: LockMark): Promise<void>;
}

export interface LocalSealing {
  /**
   * Writes what `make` gives as the value of a key, sealed where there is a lock, and the parts beside it in the clear. Resolves when it is
   * written. Values leave in the order of the calls; without a lock in the same task. `put` writes somewhere else than to `storage.local`.
   */
  write(key: string, context: string, value: unknown, isForSession: boolean, clear?: Record<string, unknown>, put?: (items: Record<string, unknown>) => Promise<void>): Promise<void>;
  /** The value that was stored, `LOCKED` where it cannot be opened now. Throws a `StorageError`. */
  open(context: string, stored: unknown): Promise<unknown>;
  /** Under a lock, makes everything ready for writing: a popup may be gone a moment after its first letter (LD-01). Never fails. */
  prepare(): Promise<void>;
  /** The lock as its mark tells it by now, without asking; null where there is none or it is not known yet. */
  lock(): SealingLock | null;
  /** Resolves when everything that was to be written has left. Null where it has. */
  left(): Promise<void> | null;
}

/** Whether a stored value is sealed. */
export function isSealedLocal(stored: unknown): stored is SealedLocal {
  return typeof (stored as Partial<SealedLocal> | null | undefined)?.sealed?.data === 'string';
}

/** Where nothing can be sealed or opened, as in the worker. */
export const closedLocal: LocalVault = {
  seal: () => Promise.reject(new StorageError('locked')),
  open: () => Promise.resolve(LOCKED),
  prepare: () => Promise.resolve(),
};

/** The seam. `load` is called only where there is a lock. */
export function createLocalSealing(load: () => Promise<LocalVault>): LocalSealing {
  /** Undefined until it is first known. */
  let mark: LockMark | null | undefined;
  let leaving: Promise<void> | null = null;
  browser.storage.onChanged.addListener((changes: Record<string, { newValue?: unknown }>, area: string) => {
    const change = area === 'local' ? changes[MARK_KEY] : undefined;
    if (change) mark = decodeMark(change.newValue);
  });
  // Once more where it fails: who waits for it to leave must not be passed by who asks anew.
  const readMark = browser.storage.local.get(MARK_KEY).catch(() => browser.storage.local.get(MARK_KEY)).then(
    (stored) => {
      if (mark === undefined) mark = decodeMark(stored[MARK_KEY]);
    },
    (thrown: unknown) => console.warn('the lock could not be looked for', thrown),
  );

  async function sealed(on: LockMark, context: string, value: unknown, isForSession: boolean, clear: Record<string, unknown>): Promise<unknown> {
    return { ...clear, ...(await (await load()).seal(on, context, value, isForSession)) };
  }

  return {
    async write(key, context, value, isForSession, clear = {}, put = writeLocal) {
      if (mark === undefined) leaving ??= readMark;
      for (;;) {
        // Known from the page's beginning on; a write that comes even sooner waits for it, and its followers for it.
        if (mark === undefined) await leaving;
        // That it could not be read does not mean that there is no lock: nothing is written plain before that is known.
        if (mark === undefined) mark = decodeMark((await browser.storage.local.get(MARK_KEY))[MARK_KEY]);
        const on = mark;
        if (on) {
          const ready = (leaving ?? Promise.resolve()).then(() => sealed(on, context, value, isForSession, clear));
          // Those who wait for this one go on after its value has left.
          leaving = ready.then(() => undefined, () => undefined);
          await put({ [key]: await ready });
        } else await put({ [key]: value });
        // Turned on or off meanwhile: what has just been written is of the old kind.
        if (mark?.vaultId === on?.vaultId) return;
      }
    },
    open: async (context, stored) => (isSealedLocal(stored) ? orStorageError(load().then((vault) => vault.open(context, stored))) : stored),
    async prepare() {
      try {
        await readMark;
        if (mark) await (await load()).prepare(mark);
      } catch (thrown) {
        console.warn('the lock could not be made ready', thrown);
      }
    },
    lock: () => (mark ? { vaultId: mark.vaultId, publicKey: Uint8Array.fromBase64(mark.publicKey) } : null),
    left: () => leaving,
  };
}
