/**
 * The lock: turned on, opened, given another passphrase, turned off. It loads only where one of these is asked for, or where there is a lock.
 *
 *   passphrase ──PBKDF2──► opens the data key ──► opens records, and the private key ──► opens what was sealed while it was closed
 *
 * The data key is random and stays the same for the life of a lock, so another passphrase only wraps it anew. Every change of the lock is one
 * transaction of the database; what lies in `browser.storage.local` follows, and `finish` does what was cut short.
 */
import { passphraseTrouble, type PassphraseTrouble } from '../core/passphrase.ts';
import { failed, ok, type Result } from '../core/result.ts';
import type { LockTurn } from '../core/lock.ts';
import type { ChangeChannel } from './changes.ts';
import { MANY_NOTES, OWN_WORDS } from './changes.ts';
import type { Database } from './database.ts';
import type { LocalVault } from './local-sealing.ts';
import type { LockStore } from './lock.ts';
import { readVault } from './read-vault.ts';
import { keyFromPassphrase, keyOf, openBytes, PASSPHRASE_ROUNDS, randomBytes, sealBytes } from './sealed-bytes.ts';
import { createKeyPair } from './sealed-to.ts';
import type { RecordSealing } from './sealing.ts';
import type { SettingsStore } from './settings.ts';
import { asStorageError, StorageError } from './storage-error.ts';
import { createVaultKeys, keysFrom, PRIVATE_KEY_CONTEXT, type Keys, type VaultKeys } from './vault-keys.ts';
import { createLocalVault } from './vault-local.ts';
import { openParts, sealParts } from './vault-parts.ts';
import { VAULT, type VaultOn, type VaultRecord } from './vault-record.ts';
import { createRecordSealing, eachNote, openRecord, sealRecord } from './vault-records.ts';
import { rewriteAll, type VaultProgress } from './vault-rewrite.ts';
import { whole } from './whole.ts';

const DATA_KEY_CONTEXT = 'vault:data-key';

/** What the lock is built over. */
export interface VaultStores {
  readonly database: Database;
  readonly lock: LockStore;
  readonly settings: SettingsStore;
  readonly changes: ChangeChannel;
  readonly nowMs: () => number;
}

/** Why nothing was done: nothing was harmed either. `other-page`: another page has turned it on or off, or changed the passphrase, meanwhile. */
export type VaultTrouble = PassphraseTrouble | 'wrong-passphrase' | 'other-page';

export interface Vault {
  readonly records: RecordSealing;
  readonly local: LocalVault;
  readonly keys: VaultKeys;
  /** Seals everything that is kept, all or nothing. The lock is open afterwards, unless it is `unfinished`. Throws only where nothing was changed. */
  turnOn(passphrase: string, onProgress?: VaultProgress): Promise<Result<LockTurn, VaultTrouble>>;
  /** Opens the lock for this session. */
  unlock(passphrase: string): Promise<Result<null, VaultTrouble>>;
  /** Another passphrase. No record is touched. */
  changePassphrase(before: string, after: string): Promise<Result<null, VaultTrouble>>;
  /** Makes everything plain again, all or nothing. Gives how many records are damaged and so stay sealed as they are. Throws only where nothing was changed. */
  turnOff(passphrase: string, onProgress?: VaultProgress): Promise<Result<{ readonly damaged: number; readonly turn: LockTurn }, VaultTrouble>>;
  /** Does what a turning on or off that was cut short has left to do; sealing needs no passphrase. Doing it again changes nothing. */
  finish(): Promise<void>;
}

/** The lock over these stores. */
export function createVault(stores: VaultStores): Vault {
  const { database, lock, settings, changes, nowMs } = stores;
  const keys = createVaultKeys(database, lock, nowMs);
  const local = createLocalVault(keys, () => lock.followRecord(database));
  const read = () => readVault(database);

  async function openFor(found: VaultOn, dataKey: Uint8Array<ArrayBuffer>): Promise<void> {
    const { lockAfterMinutes } = await settings.read();
    await lock.open({ vaultId: found.vaultId, key: dataKey.toBase64() }, lockAfterMinutes);
  }

  /** The lock and its data key, or why not. */
  async function tryPassphrase(passphrase: string): Promise<Result<{ readonly found: VaultOn; readonly dataKey: Uint8Array<ArrayBuffer> }, VaultTrouble>> {
    const found = await read();
    if (found?.state !== 'on') return failed('other-page');
    const { salt, rounds } = found.wrapped;
    const dataKey = await openBytes(await keyFromPassphrase(passphrase, salt, rounds), found.wrapped, DATA_KEY_CONTEXT);
    return dataKey ? ok({ found, dataKey }) : failed('wrong-passphrase');
  }

  async function finish(): Promise<void> {
    await lock.followRecord(database);
    const found = await read();
    if (found?.state === 'on') await sealParts(local, { vaultId: found.vaultId, publicKey: found.publicKey.toBase64() });
    if (found?.state !== 'leaving' || !(await openParts(local))) return;
    await database.use(async (db) => {
      const transaction = db.transaction('vault', 'readwrite');
      await whole(transaction, async () => {
        const now = await transaction.store.get(VAULT);
        if (now?.state === 'leaving' && now.vaultId === found.vaultId) await transaction.store.delete(VAULT);
      });
    });
  }

  async function tellAll(): Promise<void> {
    await changes.announce(MANY_NOTES);
    await changes.announce(OWN_WORDS);
  }

  return {
    records: createRecordSealing(keys),
    local,
    keys,
    async turnOn(passphrase, onProgress) {
      const trouble = passphraseTrouble(passphrase);
      if (trouble) return failed(trouble);
      // What an earlier lock has left sealed is opened first: its keys go when the new one comes.
      await finish();
      if (await read()) return failed('other-page');
      const { record, dataKey, keys: made } = await makeLock(passphrase);
      const seal = <T extends { id: string }>(kind: string, value: T) => sealRecord(made, kind, value);
      const isOn = await rewriteAll(database, record, (found) => found === undefined, (store, value) => eachNote(store, value, seal), onProgress);
      if (!isOn) return failed('other-page');
      // Opened before the mark tells of it: no page has to say for a moment that it is locked.
      return ok(await follow(() => openFor(record, dataKey), () => lock.followRecord(database), finish, tellAll));
    },
    async unlock(passphrase) {
      const tried = await tryPassphrase(passphrase);
      if (!tried.ok) return tried;
      await openFor(tried.value.found, tried.value.dataKey);
      await follow(() => lock.followRecord(database), finish, tellAll);
      return ok(null);
    },
    async changePassphrase(before, after) {
      const trouble = passphraseTrouble(after);
      const tried = await tryPassphrase(before);
      if (!tried.ok) return tried;
      if (trouble) return failed(trouble);
      const { found, dataKey } = tried.value;
      const wrapped = await wrap(dataKey, after);
      const isChanged = await database.use(async (db) => {
        const transaction = db.transaction('vault', 'readwrite', { durability: 'strict' });
        return whole(transaction, async () => {
          const now = await transaction.store.get(VAULT);
          const isSame = now?.state === 'on' && now.wrapped.iv.toBase64() === found.wrapped.iv.toBase64();
          if (isSame) await transaction.store.put({ ...now, wrapped });
          return isSame;
        });
      });
      return isChanged ? ok(null) : failed('other-page');
    },
    async turnOff(passphrase, onProgress) {
      const tried = await tryPassphrase(passphrase);
      if (!tried.ok) return tried;
      const { found, dataKey } = tried.value;
      const opened = await keysFrom(found, dataKey);
      if (!opened) throw new StorageError('failed', new Error('the keys of the lock are damaged'));
      const plainPrivateKey = await openBytes(await keyOf(dataKey), found.privateKey, PRIVATE_KEY_CONTEXT);
      const leaving: VaultRecord = { id: VAULT, state: 'leaving', vaultId: found.vaultId, publicKey: found.publicKey, plainPrivateKey: plainPrivateKey! };
      const mayWrite = (now: VaultRecord | undefined) => now?.state === 'on' && now.vaultId === found.vaultId;
      const damaged = new Set<string>();
      const openIfWhole = <T extends { readonly id: string }>(kind: string, sealed: T) =>
        openRecord(opened, kind, sealed).catch((thrown: unknown) => {
          if (asStorageError(thrown).code !== 'damaged') throw thrown;
          console.warn('a record does not open and stays sealed', thrown);
          damaged.add(`${kind} ${sealed.id}`);
          return sealed;
        });
      const isOff = await rewriteAll(database, leaving, mayWrite, (store, record) => eachNote(store, record, openIfWhole), onProgress);
      if (!isOff) return failed('other-page');
      const turn = await follow(() => lock.followRecord(database), finish, lock.close, tellAll);
      return ok({ damaged: damaged.size, turn });
    },
    finish,
  };
}

/** What comes after a change that is committed, step by step. A step that fails must not be told as nothing done: the next page finishes it. */
async function follow(...steps: readonly (() => Promise<unknown>)[]): Promise<LockTurn> {
  let turn: LockTurn = 'whole';
  for (const step of steps) {
    await step().catch((thrown: unknown) => {
      console.warn('a change of the lock is not finished', thrown);
      turn = 'unfinished';
    });
  }
  return turn;
}

async function makeLock(passphrase: string): Promise<{ readonly record: VaultOn; readonly dataKey: Uint8Array<ArrayBuffer>; readonly keys: Keys }> {
  const dataKey = randomBytes(32);
  const pair = await createKeyPair();
  const privateKey = await sealBytes(await keyOf(dataKey), pair.privateKey, PRIVATE_KEY_CONTEXT);
  const record: VaultOn = { id: VAULT, state: 'on', vaultId: crypto.randomUUID(), wrapped: await wrap(dataKey, passphrase), publicKey: pair.publicKey, privateKey };
  return { record, dataKey, keys: (await keysFrom(record, dataKey))! };
}

async function wrap(dataKey: Uint8Array<ArrayBuffer>, passphrase: string): Promise<VaultOn['wrapped']> {
  const salt = randomBytes(16);
  const key = await keyFromPassphrase(passphrase, salt, PASSPHRASE_ROUNDS);
  return { salt, rounds: PASSPHRASE_ROUNDS, ...(await sealBytes(key, dataKey, DATA_KEY_CONTEXT)) };
}
