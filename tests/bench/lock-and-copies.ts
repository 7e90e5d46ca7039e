/** Runs in the page of the stores' bench: the lock and bringing in, beside the bare WebCrypto and IndexedDB operations that do no more than must be done. */
import type { IDBPDatabase } from 'idb';
import { decodeCopy } from '../../core/copy-decode.ts';
import { DEFAULT_CHOICES } from '../../core/copy-merge.ts';
import { parseCopyText } from '../../core/copy-text.ts';
import { encodeCopy } from '../../core/copy.ts';
import { localTimeOf } from '../../core/day.ts';
import type { Note } from '../../core/note.ts';
import { DEFAULT_SETTINGS } from '../../core/settings.ts';
import { duesAhead, mergeCopy } from '../../storage/bring-in.ts';
import { systemClock } from '../../storage/clock.ts';
import { previewCopy, type CopyPreview } from '../../storage/copy-preview.ts';
import type { NotesServices } from '../../storage/notes-services.ts';
import { PASSPHRASE_ROUNDS } from '../../storage/sealed-bytes.ts';
import type { Operation } from './storage-page.ts';

/** What the operations work on. */
export interface Over {
  readonly services: NotesServices;
  readonly bare: () => Promise<IDBPDatabase>;
  readonly newNote: () => Note;
  readonly bareTelling: () => Promise<void>;
  /** Removes what was made here. */
  readonly tidy: () => Promise<void>;
}

const PASSPHRASE = 'a lamp beside the quiet window';
/** The one that opens the lock by now. */
let passphrase = PASSPHRASE;

const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const;
const GCM = { name: 'AES-GCM', length: 256 } as const;
const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));

/** Turns the lock on over what is there, or off again. It is no operation: it prepares those of the lock. */
export async function switchLock({ services }: Over, isOn: boolean): Promise<void> {
  const vault = await services.vault();
  const outcome = isOn ? await vault.turnOn(passphrase) : await vault.turnOff(passphrase);
  if (!outcome.ok) throw new Error(`the lock could not be switched: ${outcome.code}`);
}

/** Saving, unlocking and another passphrase, with the lock on. */
export function lockOperations({ services, bare, newNote, bareTelling }: Over): Readonly<Record<string, Operation>> {
  const receiver = crypto.subtle.generateKey(CURVE, true, ['deriveBits']);

  async function bareKey(passphrase: string, salt: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
    const base = await crypto.subtle.importKey('raw', new TextEncoder().encode(passphrase), 'PBKDF2', false, ['deriveKey']);
    return crypto.subtle.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: PASSPHRASE_ROUNDS }, base, GCM, false, ['encrypt', 'decrypt']);
  }

  /** One message to a public key: a key pair, a shared secret, a key from it, AES-GCM; and one strict transaction with the news of it. */
  async function bareSealedSave(note: Note): Promise<void> {
    const { publicKey } = await receiver;
    const once = await crypto.subtle.generateKey(CURVE, false, ['deriveBits']);
    const secret = await crypto.subtle.deriveBits({ name: 'ECDH', public: publicKey }, once.privateKey, 256);
    const base = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
    const key = await crypto.subtle.deriveKey({ name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(32), info: new Uint8Array(130) }, base, GCM, false, ['encrypt']);
    const iv = random(12);
    const data = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new TextEncoder().encode(JSON.stringify(note))));
    const transaction = (await bare()).transaction(['notes', 'dues'], 'readwrite', { durability: 'strict' });
    const { put } = duesAhead(undefined, note, systemClock.offsetAt, 0);
    const record = { id: note.id, begunAt: note.begunAt, day: note.day, sealed: { vault: 'bare', sender: new Uint8Array(await crypto.subtle.exportKey('raw', once.publicKey)), iv, data } };
    await Promise.all([transaction.objectStore('notes').put(record), ...put.map((due) => transaction.objectStore('dues').put(due)), transaction.done]);
    await bareTelling();
  }

  return {
    'save locked': { before: () => services.lock.close(), ours: () => services.notes.add(newNote()), bare: () => bareSealedSave(newNote()), times: 3 },
    unlock: {
      before: () => services.lock.close(),
      async ours() {
        const outcome = await (await services.vault()).unlock(passphrase);
        if (!outcome.ok) throw new Error(outcome.code);
      },
      bare: async () => void (await bareKey(passphrase, random(16))),
      times: 1,
    },
    passphrase: {
      async ours() {
        const next = passphrase === PASSPHRASE ? `${PASSPHRASE} too` : PASSPHRASE;
        const outcome = await (await services.vault()).changePassphrase(passphrase, next);
        if (!outcome.ok) throw new Error(outcome.code);
        passphrase = next;
      },
      // One key to open with, and one to seal under.
      bare: async () => {
        await bareKey(passphrase, random(16));
        const iv = random(12);
        await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await bareKey('another', random(16)), random(32));
      },
      times: 1,
    },
  };
}

/** Bringing a copy of so many notes in: what is read and compared before anything is shown, and what is written. */
export function bringOperations({ services, bare, newNote, tidy }: Over, count: number): Readonly<Record<string, Operation>> {
  const { database, settings, seen, sealing, changes, clock } = services;
  const stores = { database, settings, seen, sealing, changes, clock };
  let text = '';
  let preview: CopyPreview | null = null;

  function copyText(): string {
    const notes = Array.from({ length: count }, newNote);
    return encodeCopy({ stores: { notes, bin: [], ownWords: [] }, settings: DEFAULT_SETTINGS, insights: { revision: 0, deck: null, seen: [] } }, localTimeOf(clock.now()));
  }

  async function look(): Promise<CopyPreview> {
    const parsed = parseCopyText(text);
    const copy = parsed.ok ? decodeCopy(parsed.value) : parsed;
    if (!copy.ok) throw new Error(`the copy could not be read: ${copy.code}`);
    return previewCopy(stores, copy.value);
  }

  return {
    'look at copy': {
      before: async () => void (text ||= copyText()),
      ours: async () => {
        if ((await look()).counts.new !== count) throw new Error('not every note of the copy was seen as new');
      },
      bare: async () => {
        JSON.parse(text);
        await (await bare()).getAllKeys('notes');
      },
      times: 1,
    },
    'bring in': {
      async before() {
        await tidy();
        text = copyText();
        preview = await look();
      },
      ours: async () => {
        const outcome = await mergeCopy(stores, preview!, { ...DEFAULT_CHOICES, takesSettings: false });
        if (!outcome.ok || outcome.value.noteCount !== count) throw new Error('the copy was not brought in');
      },
      bare: async () => {
        const transaction = (await bare()).transaction(['notes', 'dues'], 'readwrite', { durability: 'strict' });
        for (const { theirs } of preview!.entries) {
          void transaction.objectStore('notes').put(theirs);
          for (const due of duesAhead(undefined, theirs, systemClock.offsetAt, systemClock.now().epochMs).put) void transaction.objectStore('dues').put(due);
        }
        await transaction.done;
      },
      times: 1,
    },
  };
}
