/**
 * The record of the lock. Also out of a database that a later version wrote: it is worked with no more, but a copy can still be taken of it, and for
 * that what is sealed has to be opened.
 */
import type { Database } from './database.ts';
import { readRaw } from './raw-database.ts';
import { asStorageError } from './storage-error.ts';
import { VAULT, type VaultRecord } from './vault-record.ts';

/** The record, or undefined where there is no lock. Throws a `StorageError`: `newer` where a later version wrote it in a way that this one does not know. */
export async function readVault(database: Database): Promise<VaultRecord | undefined> {
  try {
    return await database.use((db) => db.get('vault', VAULT));
  } catch (thrown) {
    if (asStorageError(thrown).code !== 'newer') throw thrown;
    const records = (await readRaw(database.name, ['vault']))['vault'] ?? [];
    const record = records.find((each) => (each as { id?: unknown }).id === VAULT);
    if (record === undefined || isKnown(record as VaultRecord)) return record as VaultRecord | undefined;
    throw thrown;
  }
}

function isKnown(record: Partial<VaultRecord>): boolean {
  const areBytes = (...all: readonly unknown[]) => all.every((bytes) => bytes instanceof Uint8Array);
  if (typeof record.vaultId !== 'string' || !areBytes(record.publicKey)) return false;
  if (record.state === 'leaving') return areBytes(record.plainPrivateKey);
  return record.state === 'on' && areBytes(record.wrapped?.iv, record.wrapped?.data, record.wrapped?.salt, record.privateKey?.iv, record.privateKey?.data) && typeof record.wrapped?.rounds === 'number';
}
