/**
 * The keys of an open lock as this page holds them. They come from the session, so that every page opens with one passphrase, and are let go
 * as soon as the session has none any more: after those who still have something to write have written it.
 */
import type { Database } from './database.ts';
import type { LockStore } from './lock.ts';
import { readVault } from './read-vault.ts';
import { keyOf, openBytes } from './sealed-bytes.ts';
import { privateKeyOf } from './sealed-to.ts';
import type { VaultRecord } from './vault-record.ts';

/** What a private key is sealed for, under the data key. */
export const PRIVATE_KEY_CONTEXT = 'vault:private-key';
/** The session is asked at most so often. */
const TRUSTED_MS = 1_000;
/** Who has something to write before the keys go may take so long. */
const CLOSING_MS = 3_000;

/** The keys. A lock that is being turned off has no data key any more: every record is plain. */
export interface Keys {
  readonly vaultId: string;
  readonly dataKey: CryptoKey | null;
  readonly privateKey: CryptoKey;
  readonly publicKey: Uint8Array<ArrayBuffer>;
}

export interface VaultKeys {
  /** The keys, or null while the lock is closed. */
  current(): Promise<Keys | null>;
  /** The same for whoever can seal without them: while this page knows the lock for closed, nothing is asked. */
  forSealing(): Promise<Keys | null>;
  /** Whether the lock of this id is still there. What another one sealed opens never again. */
  isThere(vaultId: string): Promise<boolean>;
  /** Runs `work` when the lock closes, before this page forgets its keys. Returns the way to stop. */
  onClosing(work: () => Promise<void>): () => void;
}

/** The keys of this page. `nowMs` tells milliseconds since 1970. */
export function createVaultKeys(database: Database, lock: LockStore, nowMs: () => number): VaultKeys {
  const closing = new Set<() => Promise<void>>();
  let held: { readonly raw: string; readonly keys: Keys } | null = null;
  let trustedUntil = 0;
  let isClosing = false;
  /** Shared by all who ask at the same time. */
  let asking: Promise<Keys | null> | null = null;

  /** Counts the openings and closings that this page has heard of. */
  let turns = 0;
  /** At which of these the session had no key. */
  let closedAt = -1;

  lock.watch(() => {
    turns += 1;
    trustedUntil = 0;
    void letGo();
  });

  async function letGo(): Promise<void> {
    if (!held || isClosing) return;
    // Where it cannot be told, it is taken for closed: keys that are still there are asked for again.
    const open = await lock.openKey().catch((thrown: unknown) => {
      console.warn('it could not be told whether the lock is open', thrown);
      return null;
    });
    if (!held || isClosing || open?.key === held.raw) return;
    isClosing = true;
    try {
      const works = [...closing].map((work) => work());
      let timer: ReturnType<typeof setTimeout> | undefined;
      await Promise.race([Promise.allSettled(works), new Promise((resolve) => (timer = setTimeout(resolve, CLOSING_MS)))]);
      clearTimeout(timer);
    } finally {
      held = null;
      isClosing = false;
    }
  }

  async function ask(): Promise<Keys | null> {
    const asked = turns;
    const open = await lock.openKey();
    if (held && open?.key === held.raw) {
      trustedUntil = nowMs() + TRUSTED_MS;
      return held.keys;
    }
    if (held) await letGo();
    if (!open && asked === turns) closedAt = asked;
    const record = await readVault(database);
    if (record?.state === 'leaving') return leavingKeys(record);
    if (!record || !open || open.vaultId !== record.vaultId) return null;
    const keys = await keysFrom(record, Uint8Array.fromBase64(open.key));
    if (!keys) return null;
    // Closed while the keys were being made: what was true when it was asked is not true any more.
    if (asked !== turns) return ask();
    held = { raw: open.key, keys };
    trustedUntil = nowMs() + TRUSTED_MS;
    return keys;
  }

  async function current(): Promise<Keys | null> {
    const now = nowMs();
    if (held && (isClosing || (now < trustedUntil && now >= trustedUntil - TRUSTED_MS))) return held.keys;
    return (asking ??= ask().finally(() => (asking = null)));
  }

  return {
    current,
    forSealing: () => (closedAt === turns && !held ? Promise.resolve(null) : current()),
    isThere: async (vaultId) => (await readVault(database))?.vaultId === vaultId,
    onClosing(work) {
      closing.add(work);
      // The keys are fetched now: when the lock closes it is too late for that.
      current().catch((thrown: unknown) => console.warn('the keys could not be fetched', thrown));
      return () => closing.delete(work);
    },
  };
}

/** The keys behind a data key, or null where it is not that of this lock. */
export async function keysFrom(record: Extract<VaultRecord, { state: 'on' }>, dataKeyBytes: Uint8Array<ArrayBuffer>): Promise<Keys | null> {
  const dataKey = await keyOf(dataKeyBytes);
  const bytes = await openBytes(dataKey, record.privateKey, PRIVATE_KEY_CONTEXT);
  return bytes && { vaultId: record.vaultId, dataKey, privateKey: await privateKeyOf(bytes), publicKey: record.publicKey };
}

async function leavingKeys(record: Extract<VaultRecord, { state: 'leaving' }>): Promise<Keys> {
  return { vaultId: record.vaultId, dataKey: null, privateKey: await privateKeyOf(record.plainPrivateKey), publicKey: record.publicKey };
}
