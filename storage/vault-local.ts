/**
 * Sealed values in `browser.storage.local`. Each is sealed with a key of its own page or session, and carries that key sealed to the lock's
 * public key: so it is written without the passphrase, opens with it, and what is for the session opens without it until the browser closes.
 */
import { browser } from 'wxt/browser';
import { writeSession } from './areas.ts';
import { inTurn } from './in-turn.ts';
import type { LockMark } from './lock.ts';
import { LOCKED, type LocalVault, type SealedLocal } from './local-sealing.ts';
import { keyOf, openBytes, randomBytes, sealBytes } from './sealed-bytes.ts';
import { openSealedTo, sealTo } from './sealed-to.ts';
import type { VaultKeys } from './vault-keys.ts';

const SESSION_KEY = 'draftKey';
const SESSION_TURN = 'one-beat-draft-key';
const KEY_CONTEXT = 'local:key';

/** A key for sealing with the form in which it travels beside what it sealed. */
interface Carried {
  readonly vaultId: string;
  /** Base64. */
  readonly raw: string;
  readonly wrapped: SealedLocal['sealed']['key'];
}

/** What seals and opens the values. `followRecord` makes the mark of the lock what the database says. */
export function createLocalVault(keys: VaultKeys, followRecord: () => Promise<unknown>): LocalVault {
  const carried = new Map<string, Promise<Carried>>();
  const opened = new Map<string, CryptoKey>();

  /** One for this page, and the one of the session; both anew for another lock. */
  function carriedKey(mark: LockMark, isForSession: boolean): Promise<Carried> {
    const name = `${isForSession} ${mark.vaultId}`;
    const known = carried.get(name) ?? (isForSession ? sessionKey(mark) : newKey(mark));
    carried.set(name, known);
    known.catch(() => carried.delete(name));
    return known;
  }

  async function cryptoKeyOf(raw: string): Promise<CryptoKey> {
    const known = opened.get(raw) ?? (await keyOf(Uint8Array.fromBase64(raw)));
    opened.set(raw, known);
    return known;
  }

  async function keyFor({ key }: SealedLocal['sealed']): Promise<CryptoKey | null> {
    const session = decodeCarried((await browser.storage.session.get(SESSION_KEY))[SESSION_KEY]);
    if (session?.wrapped.data === key.data) return cryptoKeyOf(session.raw);
    const current = await keys.current();
    if (!current) return null;
    const [sender, iv, data] = [bytesIn(key.sender), bytesIn(key.iv), bytesIn(key.data)];
    const raw = sender && iv && data && (await openSealedTo(current.privateKey, current.publicKey, { sender, iv, data }, KEY_CONTEXT));
    return raw && keyOf(raw);
  }

  return {
    async seal(mark, context, value, isForSession) {
      const { raw, wrapped } = await carriedKey(mark, isForSession);
      const { iv, data } = await sealBytes(await cryptoKeyOf(raw), new TextEncoder().encode(JSON.stringify(value)), context);
      return { sealed: { vault: mark.vaultId, key: wrapped, iv: iv.toBase64(), data: data.toBase64() } };
    },
    async prepare(mark) {
      await cryptoKeyOf((await carriedKey(mark, true)).raw);
      // A mark whose lock went with the database: what is sealed for it would open only until the browser is closed (ST-10).
      if (!(await keys.isThere(mark.vaultId))) await followRecord();
    },
    async open(context, { sealed }) {
      // Damage may have taken any part of it; then no key is there to be asked for.
      if (typeof sealed.key?.data !== 'string') return 'damaged';
      const [key, iv, data] = [await keyFor(sealed), bytesIn(sealed.iv), bytesIn(sealed.data)];
      if (!key && !(await keys.current()) && (await keys.isThere(sealed.vault))) return LOCKED;
      const bytes = key && iv && data && (await openBytes(key, { iv, data }, context));
      // What is damaged is no draft and no edit, and is treated as any other that cannot be read.
      return bytes ? (JSON.parse(new TextDecoder().decode(bytes)) as unknown) : 'damaged';
    },
  };
}

/** The bytes in a text, or null where it is no base64. */
function bytesIn(text: unknown): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.fromBase64(text as string);
  } catch {
    return null;
  }
}

/** The one key of this browser session: made by whoever needs it first. */
async function sessionKey(mark: LockMark): Promise<Carried> {
  const find = async () => {
    const found = decodeCarried((await browser.storage.session.get(SESSION_KEY))[SESSION_KEY]);
    return found?.vaultId === mark.vaultId ? found : null;
  };
  return (
    (await find()) ??
    // Two pages that made one each would each leave a draft that the other cannot open.
    (await inTurn(SESSION_TURN, async () => {
      const found = await find();
      if (found) return found;
      const made = await newKey(mark);
      await writeSession({ [SESSION_KEY]: made });
      return made;
    }))
  );
}

async function newKey({ vaultId, publicKey }: LockMark): Promise<Carried> {
  const raw = randomBytes(32);
  const { sender, iv, data } = await sealTo(Uint8Array.fromBase64(publicKey), raw, KEY_CONTEXT);
  return { vaultId, raw: raw.toBase64(), wrapped: { sender: sender.toBase64(), iv: iv.toBase64(), data: data.toBase64() } };
}

function decodeCarried(stored: unknown): Carried | null {
  const carried = stored as Partial<Carried> | undefined;
  return typeof carried?.raw === 'string' && typeof carried.wrapped?.data === 'string' && typeof carried.vaultId === 'string' ? (carried as Carried) : null;
}
