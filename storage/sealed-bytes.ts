/**
 * The few operations of encryption that everything sealed is made of, all from WebCrypto: AES-GCM with a 256-bit key and a fresh 96-bit
 * vector each time, and a key from a passphrase by PBKDF2-SHA-256. No WebAssembly is allowed here, so no Argon2.
 *
 * The context, for example store and id, is bound to what is sealed: a record that was moved to another place does not open there.
 */

/** Rounds of PBKDF2-SHA-256 for a new key. What was sealed says its own number, so that this one may grow. */
export const PASSPHRASE_ROUNDS = 600_000;

/** What a file or a record may ask for at most: more would only keep the machine busy. */
export const MOST_PASSPHRASE_ROUNDS = 10_000_000;

/** Ciphertext with its vector. */
export interface SealedBytes {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly data: Uint8Array<ArrayBuffer>;
}

/** `length` bytes from the browser's random source. */
export function randomBytes(length: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(length));
}

/** A key from its 32 bytes. */
export function keyOf(bytes: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

/** The key that a passphrase gives with a salt. The same letters typed on another keyboard give the same key (NFKC). */
export async function keyFromPassphrase(passphrase: string, salt: Uint8Array<ArrayBuffer>, rounds: number): Promise<CryptoKey> {
  const bytes = new TextEncoder().encode(passphrase.normalize('NFKC'));
  const base = await crypto.subtle.importKey('raw', bytes, 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

/** Seals bytes for a context. */
export async function sealBytes(key: CryptoKey, bytes: Uint8Array<ArrayBuffer>, context: string): Promise<SealedBytes> {
  const iv = randomBytes(12);
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(context) }, key, bytes);
  return { iv, data: new Uint8Array(data) };
}

/** The bytes that were sealed for that context, or null where key, context or ciphertext do not belong together. */
export async function openBytes(key: CryptoKey, { iv, data }: SealedBytes, context: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(context) }, key, data));
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === 'OperationError') return null;
    throw thrown;
  }
}
