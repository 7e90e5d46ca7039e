/**
 * The private text beside the database, in `browser.storage.local` and a look back in `browser.storage.session`, sealed or made plain when the lock is
 * turned on or off. It cannot be part of the database's transaction: so it follows right after, and can be done again from wherever it was cut short.
 */
import { browser } from 'wxt/browser';
import { decodeDraft } from '../core/draft.ts';
import { writeLocal, writeSession } from './areas.ts';
import { inTurn } from './in-turn.ts';
import { contextUnder, DRAFT_CONTEXT, DRAFTS_TURN, privateUnder } from './local-keys.ts';
import { isSealedLocal, LOCKED, type LocalVault } from './local-sealing.ts';
import type { LockMark } from './lock.ts';
import { LOOK_BACK_KEY } from './session-keys.ts';
import { asStorageError } from './storage-error.ts';

/** Seals every draft and edit that is still plain. */
export function sealParts(vault: LocalVault, mark: LockMark): Promise<void> {
  return changeParts(async (key, value) => {
    if (isSealedLocal(value)) return value;
    const isDraft = contextUnder(key) === DRAFT_CONTEXT;
    const decoded = isDraft ? decodeDraft(value) : null;
    // A draft of a newer version is sealed as well; only a draft that is one says whether it is hidden.
    const clear = isDraft ? clearOfDraft(decoded?.ok ? (decoded.value?.isHidden ?? false) : false) : {};
    return { ...clear, ...(await vault.seal(mark, contextUnder(key), value, isDraft)) };
  });
}

/** Makes every draft and edit plain that opens. Answers whether no key is needed any more: what is damaged none would open, and it stays as it is. */
export async function openParts(vault: LocalVault): Promise<boolean> {
  let areAllOpen = true;
  await changeParts(async (key, value) => {
    if (!isSealedLocal(value)) return value;
    const opened = await vault.open(contextUnder(key), value);
    if (opened === LOCKED) areAllOpen = false;
    return opened === LOCKED || opened === 'damaged' ? value : opened;
  });
  return areAllOpen;
}

/** What of a sealed draft stays in the clear: that it is there, and whether it was hidden. The badge needs no more. */
function clearOfDraft(isHidden: boolean): { readonly version: 1; readonly isHidden: boolean } {
  return { version: 1, isHidden };
}

/** Changes every part, each written only if nobody has written it meanwhile; otherwise it is taken up again. */
async function changeParts(change: (key: string, value: unknown) => Promise<unknown>): Promise<void> {
  await inTurn(DRAFTS_TURN, () => changeAll(change)).catch((thrown: unknown) => Promise.reject(asStorageError(thrown)));
}

async function changeAll(change: (key: string, value: unknown) => Promise<unknown>): Promise<void> {
  const { local, session } = browser.storage;
  const keys = Object.keys(await local.get(null)).filter((key) => privateUnder(key) !== 'none');
  for (const key of keys) await changeOne(local, writeLocal, key, change);
  await changeOne(session, writeSession, LOOK_BACK_KEY, change);
}

async function changeOne(
  area: { get(key: string): Promise<Record<string, unknown>> }, put: (items: Record<string, unknown>) => Promise<void>, key: string, change: (key: string, value: unknown) => Promise<unknown>,
): Promise<void> {
  for (;;) {
    const before = (await area.get(key))[key];
    if (before === undefined || before === null) return;
    const after = privateUnder(key) === 'list' && Array.isArray(before) ? await Promise.all(before.map((part) => change(key, part))) : await change(key, before);
    if (JSON.stringify(after) === JSON.stringify(before)) return;
    const now = (await area.get(key))[key];
    if (JSON.stringify(now) !== JSON.stringify(before)) continue;
    await put({ [key]: after });
    return;
  }
}
