/**
 * Sealing to a public key, for whoever may write and not read: ECDH on P-256 with a key pair made for this once, HKDF-SHA-256 over the shared
 * secret with both public keys in it, AES-GCM. All of it is WebCrypto; `docs/decisions/0014-lock.md` says why not X25519 or a library.
 */
import { openBytes, sealBytes } from './sealed-bytes.ts';
import type { SealedTo } from './vault-record.ts';

const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const;

/** A new pair as bytes: the public key uncompressed (65 bytes), the private one as PKCS #8. */
export async function createKeyPair(): Promise<{ readonly publicKey: Uint8Array<ArrayBuffer>; readonly privateKey: Uint8Array<ArrayBuffer> }> {
  const pair = await crypto.subtle.generateKey(CURVE, true, ['deriveBits']);
  const [publicKey, privateKey] = await Promise.all([crypto.subtle.exportKey('raw', pair.publicKey), crypto.subtle.exportKey('pkcs8', pair.privateKey)]);
  return { publicKey: new Uint8Array(publicKey), privateKey: new Uint8Array(privateKey) };
}

/** A private key from its PKCS #8 bytes. */
export function privateKeyOf(bytes: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey('pkcs8', bytes, CURVE, false, ['deriveBits']);
}

/** Seals bytes for a context to a public key. */
export async function sealTo(publicKey: Uint8Array<ArrayBuffer>, bytes: Uint8Array<ArrayBuffer>, context: string): Promise<SealedTo> {
  // The private half never leaves; the public one can always be taken out.
  const once = await crypto.subtle.generateKey(CURVE, false, ['deriveBits']);
  const sender = new Uint8Array(await crypto.subtle.exportKey('raw', once.publicKey));
  const key = await sharedKey(once.privateKey, publicKey, sender, publicKey);
  return { sender, ...(await sealBytes(key, bytes, context)) };
}

/** The bytes that were sealed to the public key of this private one for that context, or null where they do not belong together. */
export async function openSealedTo(privateKey: CryptoKey, publicKey: Uint8Array<ArrayBuffer>, sealed: SealedTo, context: string): Promise<Uint8Array<ArrayBuffer> | null> {
  let key: CryptoKey;
  try {
    key = await sharedKey(privateKey, sealed.sender, sealed.sender, publicKey);
  } catch (thrown) {
    // No point of the curve.
    if (thrown instanceof DOMException) return null;
    throw thrown;
  }
  return openBytes(key, sealed, context);
}

async function sharedKey(privateKey: CryptoKey, otherPublic: Uint8Array<ArrayBuffer>, sender: Uint8Array, receiver: Uint8Array): Promise<CryptoKey> {
  const other = await crypto.subtle.importKey('raw', otherPublic, CURVE, false, []);
  const secret = await crypto.subtle.deriveBits({ name: 'ECDH', public: other }, privateKey, 256);
  const base = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
  const info = new Uint8Array([...new TextEncoder().encode('one-beat sealed to 1'), ...sender, ...receiver]);
  return crypto.subtle.deriveKey({ name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(32), info }, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}
