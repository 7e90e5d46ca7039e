/**
 * Sealed records of the database. In the clear stay a note's id, the time and day it began, and, in the bin, when it was deleted and its due
 * times; everything else is one sealed part. Each record is sealed for its own id, so that one that was moved to another does not open.
 *
 * A note in the bin keeps its sealed record as it is, so moving there and back needs no key.
 */
import type { StoreValue } from 'idb';
import type { BeatSchema } from './database.ts';
import { openBytes, sealBytes } from './sealed-bytes.ts';
import { openSealedTo, sealTo } from './sealed-to.ts';
import type { RecordSealing, SealedStore } from './sealing.ts';
import { StorageError } from './storage-error.ts';
import type { Keys, VaultKeys } from './vault-keys.ts';
import { sealedPartOf, type SealedPart, type SealingLock } from './vault-record.ts';

type AnyRecord = { readonly id: string };

/** How many records that this page sealed while the lock was closed it can read again: those of the pause that is under way. */
const REMEMBERED = 8;

/** What seals and opens the records. */
export function createRecordSealing(keys: VaultKeys): RecordSealing {
  const remembered = new Map<string, Uint8Array<ArrayBuffer>>();

  async function sealOne(lock: SealingLock, kind: string, value: AnyRecord): Promise<AnyRecord> {
    const current = await keys.forSealing();
    if (current?.dataKey && current.vaultId === lock.vaultId) return sealRecord(current, kind, value);
    const bytes = bytesOf(value);
    const part = { vault: lock.vaultId, ...(await sealTo(lock.publicKey, bytes, contextOf(kind, value.id))) };
    remembered.set(part.iv.toBase64(), bytes);
    for (const oldest of remembered.keys()) if (remembered.size > REMEMBERED) remembered.delete(oldest);
    return { ...clearPartOf(kind, value), sealed: part } as AnyRecord;
  }

  async function openOne(kind: string, stored: AnyRecord): Promise<AnyRecord> {
    const part = sealedPartOf(stored);
    if (!part) return stored;
    const known = remembered.get(part.iv.toBase64());
    if (known) return recordIn(known);
    const current = await keys.current();
    if (current?.vaultId !== part.vault) {
      if (current || !(await keys.isThere(part.vault))) throw new StorageError('damaged', new Error('the lock of a record is gone'));
      throw new StorageError('locked');
    }
    return openRecord(current, kind, stored);
  }

  return {
    async seal<Name extends SealedStore>(lock: SealingLock, store: Name, value: StoreValue<BeatSchema, Name>) {
      return eachNote(store, value, (kind, record) => sealOne(lock, kind, record));
    },
    async open<Name extends SealedStore>(store: Name, stored: StoreValue<BeatSchema, Name>) {
      return eachNote(store, stored, openOne);
    },
  };
}

/** The record with everything but its clear part sealed under the data key. One that an earlier lock left sealed, since it is damaged, stays as it is. */
export async function sealRecord({ vaultId, dataKey }: Keys, kind: string, value: AnyRecord): Promise<AnyRecord> {
  if (sealedPartOf(value)) return value;
  const part: SealedPart = { vault: vaultId, ...(await sealBytes(dataKey!, bytesOf(value), contextOf(kind, value.id))) };
  return { ...clearPartOf(kind, value), sealed: part } as AnyRecord;
}

/** What was sealed. Throws `damaged` where it does not open: damaged, moved, or of another lock. */
export async function openRecord(keys: Keys, kind: string, stored: AnyRecord): Promise<AnyRecord> {
  const part = sealedPartOf(stored);
  if (!part) return stored;
  const context = contextOf(kind, stored.id);
  const bytes = part.sender ? await openSealedTo(keys.privateKey, keys.publicKey, { ...part, sender: part.sender }, context) : keys.dataKey && (await openBytes(keys.dataKey, part, context));
  if (!bytes) throw new StorageError('damaged', new Error('a record does not open'));
  return recordIn(bytes);
}

/** Applies `work` to a record, or to the note within a record of the bin. */
export async function eachNote<Name extends SealedStore>(
  store: Name,
  record: StoreValue<BeatSchema, Name>,
  work: (kind: string, record: AnyRecord) => Promise<AnyRecord>,
): Promise<StoreValue<BeatSchema, Name>> {
  if (store !== 'bin') return (await work(store, record)) as StoreValue<BeatSchema, Name>;
  const binned = record as StoreValue<BeatSchema, 'bin'>;
  return { ...binned, note: await work('notes', binned.note) } as StoreValue<BeatSchema, Name>;
}

function clearPartOf(kind: string, value: AnyRecord): AnyRecord {
  if (kind !== 'notes') return { id: value.id };
  const { id, begunAt, day } = value as StoreValue<BeatSchema, 'notes'>;
  return { id, begunAt, day } as AnyRecord;
}

const contextOf = (kind: string, id: string) => `${kind}:${id}`;

/** Half a surrogate pair becomes an escape in JSON, so every text comes back as it was (TX-06). */
const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const recordIn = (bytes: Uint8Array<ArrayBuffer>) => JSON.parse(new TextDecoder().decode(bytes)) as AnyRecord;
