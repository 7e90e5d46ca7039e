/**
 * What the lock leaves on the disk, and how a sealed record looks. Small, since every page needs it to tell a sealed record from a plain one;
 * what opens and seals them loads only where there is a lock.
 */
import type { SealedBytes } from './sealed-bytes.ts';

/** The one key of the `vault` store. */
export const VAULT = 'vault';

/** Bytes that were sealed to a public key, with the public half of the key pair that was made for this once. */
export interface SealedTo extends SealedBytes {
  readonly sender: Uint8Array<ArrayBuffer>;
}

/** A lock that is on. Nothing in it opens anything without the passphrase. */
export interface VaultOn {
  readonly id: typeof VAULT;
  readonly state: 'on';
  /** A new one for every lock: a record says which one sealed it. */
  readonly vaultId: string;
  /** The data key, sealed under the key that the passphrase gives with this salt and so many rounds of PBKDF2-SHA-256. */
  readonly wrapped: SealedBytes & { readonly salt: Uint8Array<ArrayBuffer>; readonly rounds: number };
  /** P-256, uncompressed. Whoever has it can seal and not open. */
  readonly publicKey: Uint8Array<ArrayBuffer>;
  /** PKCS #8, sealed under the data key. */
  readonly privateKey: SealedBytes;
}

/** What sealing needs of a lock that is on: which one, and the key that anything can be sealed to. */
export type SealingLock = Pick<VaultOn, 'vaultId' | 'publicKey'>;

/** Whether two are the same lock with the same key: what is sealed to another key would never open. */
export function isSameLock(one: SealingLock | null | undefined, other: SealingLock | null | undefined): boolean {
  if (!one || !other) return !one && !other;
  return one.vaultId === other.vaultId && one.publicKey.length === other.publicKey.length && one.publicKey.every((byte, at) => byte === other.publicKey[at]);
}

/**
 * A lock that was turned off: every record is plain again, and what lies outside of the database may not be yet. Its keys lie open until it is,
 * which gives nothing away that is not plain by now.
 */
export interface VaultLeaving {
  readonly id: typeof VAULT;
  readonly state: 'leaving';
  readonly vaultId: string;
  readonly publicKey: Uint8Array<ArrayBuffer>;
  readonly plainPrivateKey: Uint8Array<ArrayBuffer>;
}

export type VaultRecord = VaultOn | VaultLeaving;

/** The part of a record that is sealed. With a `sender` it was sealed to the public key while the lock was closed. */
export interface SealedPart extends SealedBytes {
  readonly vault: string;
  readonly sender?: Uint8Array<ArrayBuffer>;
}

/** The sealed part of a record of `notes`, `ownWords` or `plan`; null where the record is plain. */
export function sealedPartOf(record: unknown): SealedPart | null {
  const part = (record as { sealed?: SealedPart } | null | undefined)?.sealed;
  return part?.data instanceof Uint8Array ? part : null;
}

/** The lock that new records have to be sealed for, or null where there is none. */
export function lockOf(record: VaultRecord | undefined): VaultOn | null {
  return record?.state === 'on' ? record : null;
}

/** Whether two records are the same writing: sealed ones by their vector, which is never used twice; plain ones by what they hold. */
export function isSameRecord(one: unknown, other: unknown): boolean {
  const [part, otherPart] = [sealedPartOf(one), sealedPartOf(other)];
  if (part || otherPart) return part !== null && otherPart !== null && isSameBytes(part.iv, otherPart.iv);
  return JSON.stringify(one) === JSON.stringify(other);
}

function isSameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}
