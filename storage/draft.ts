/**
 * The unfinished pause in `browser.storage.local`: it must outlive the popup and the browser, and it is written on every change.
 *
 * The newest state leaves at once, since the popup may be gone a moment later (LD-01, LD-02). The browser keeps writes in order.
 *
 * Under the lock it is sealed so that it opens until the browser is closed, and afterwards with the passphrase. In the clear it says only that
 * it is there and whether it was hidden.
 */
import { browser } from 'wxt/browser';
import { decodeDraft, DRAFT_VERSION, isWorthKeeping, type Draft } from '../core/draft.ts';
import type { Pause } from '../core/pause.ts';
import { inTurn } from './in-turn.ts';
import { ASIDE_KEY, DRAFT_CONTEXT, DRAFT_KEY, DRAFTS_TURN, EARLIER_KEY } from './local-keys.ts';
import { isSealedLocal, LOCKED, type LocalSealing } from './local-sealing.ts';
import { writeLocal } from './areas.ts';
import { createNewestWriter } from './newest-writer.ts';
import { orStorageError } from './storage-error.ts';

/** A draft, or why there is none to be read. */
export interface FoundDraft {
  readonly draft: Draft | null;
  readonly problem: 'draft-newer' | 'draft-unreadable' | null;
  /** One is there that only the passphrase opens. */
  readonly isLocked?: true;
}

/** What the toolbar has to know of a draft. */
export interface DraftGlance {
  readonly isHidden: boolean;
}

export interface DraftStore {
  /** What is stored. Reading changes nothing; what cannot be read is a problem, not an empty draft. */
  read(): Promise<FoundDraft>;
  /** Whether a draft is there and whether it is hidden, without reading what is in it; null where there is none. */
  glance(): Promise<DraftGlance | null>;
  /** Writes the whole draft. `writer` marks whose writing it is. */
  write(pause: Pause, at: { readonly writer: string; readonly writtenAt: number; readonly isHidden: boolean }): Promise<void>;
  drop(): Promise<void>;
  /** Puts the draft behind, so that a new pause can begin without writing over it. */
  stepBack(draft: Draft): Promise<void>;
  /** Puts a draft behind as it lies there, since it cannot be opened now. */
  stepBackLocked(): Promise<void>;
  /** Puts a draft behind as it lies there, since it could not be read at the opening. */
  stepBackUnread(): Promise<void>;
  /** Puts a draft that cannot be read under a key of its own, so that nothing writes over it. */
  setAside(): Promise<void>;
  /**
   * What `read` gives. Where no draft is under way, the last that stepped back, or was set aside and can be read by now, comes forward first. Nearly
   * always there is none behind: then it is one reading, since a popup waits for it.
   */
  comeForward(): Promise<FoundDraft>;
  /** Calls `listener` with the draft after each change, from this page or another; null when it was dropped. */
  watch(listener: (draft: Draft | null) => void): () => void;
}

/** The draft store of this extension. Its reads and writes throw a `StorageError`. */
export function createDraftStore(sealing: LocalSealing): DraftStore {
  const writer = createNewestWriter((draft: Draft) => sealing.write(DRAFT_KEY, DRAFT_CONTEXT, draft, true, { version: DRAFT_VERSION, isHidden: draft.isHidden }));
  const isReadable = async (stored: unknown) => {
    const opened = await sealing.open(DRAFT_CONTEXT, stored);
    return opened !== LOCKED && decodeDraft(opened).ok;
  };

  async function find(stored: unknown): Promise<FoundDraft> {
    const opened = await orStorageError(sealing.open(DRAFT_CONTEXT, stored));
    if (opened === LOCKED) return { draft: null, problem: null, isLocked: true };
    const decoded = decodeDraft(opened);
    return decoded.ok ? { draft: decoded.value, problem: null } : { draft: null, problem: decoded.code };
  }

  async function read(): Promise<FoundDraft> {
    void sealing.prepare();
    return find((await orStorageError(browser.storage.local.get(DRAFT_KEY)))[DRAFT_KEY]);
  }

  const bringForward = () =>
    inTurnOfDrafts(async () => {
      const stored = await browser.storage.local.get([DRAFT_KEY, EARLIER_KEY, ASIDE_KEY]);
      if (isThere(stored[DRAFT_KEY])) return;
      for (const key of [EARLIER_KEY, ASIDE_KEY]) {
        const behind = listOf(stored[key]);
        const last = await lastOf(behind, isReadable);
        // One write for both keys: the draft is never in neither.
        if (last !== undefined) return writeLocal({ [DRAFT_KEY]: last, [key]: behind.filter((draft) => draft !== last) });
      }
    });

  return {
    read,
    glance: async () => glanceAt((await orStorageError(browser.storage.local.get(DRAFT_KEY)))[DRAFT_KEY]),
    write: (pause, at) => orStorageError(writer.write({ version: DRAFT_VERSION, pause, ...at })),
    async drop() {
      writer.cancel();
      // What is being sealed leaves first, or it would come back after it was dropped.
      const leaving = sealing.left();
      if (leaving) await leaving;
      await orStorageError(browser.storage.local.remove(DRAFT_KEY));
    },
    async stepBack(draft) {
      writer.cancel();
      await sealing.left();
      await inTurnOfDrafts(async () => {
        const stored = (await browser.storage.local.get(DRAFT_KEY))[DRAFT_KEY];
        await putBehind(EARLIER_KEY, isSealedLocal(stored) ? stored : draft);
      });
    },
    stepBackLocked: () =>
      inTurnOfDrafts(async () => {
        const stored = (await browser.storage.local.get(DRAFT_KEY))[DRAFT_KEY];
        if (isSealedLocal(stored)) await putBehind(EARLIER_KEY, stored);
      }),
    stepBackUnread: () =>
      inTurnOfDrafts(async () => {
        const stored = (await browser.storage.local.get(DRAFT_KEY))[DRAFT_KEY];
        if (isThere(stored)) await putBehind(EARLIER_KEY, stored);
      }),
    setAside: () =>
      inTurnOfDrafts(async () => {
        const stored = await browser.storage.local.get(DRAFT_KEY);
        if (!(await isReadable(stored[DRAFT_KEY]))) await putBehind(ASIDE_KEY, stored[DRAFT_KEY]);
      }),
    async comeForward() {
      void sealing.prepare();
      const stored = await orStorageError(browser.storage.local.get([DRAFT_KEY, EARLIER_KEY, ASIDE_KEY]));
      const isAlone = listOf(stored[EARLIER_KEY]).length + listOf(stored[ASIDE_KEY]).length === 0;
      if (isThere(stored[DRAFT_KEY]) || isAlone) return find(stored[DRAFT_KEY]);
      await bringForward();
      return read();
    },
    watch(listener) {
      /** What was heard and is not told yet. */
      let opening: Promise<void> | null = null;
      const tell = (value: unknown) => {
        const decoded = value === LOCKED ? null : decodeDraft(value);
        if (decoded?.ok) listener(decoded.value);
      };
      const heard = (changes: Record<string, { newValue?: unknown }>, area: string) => {
        const change = area === 'local' ? changes[DRAFT_KEY] : undefined;
        if (!change) return;
        const { newValue } = change;
        if (!opening && !isSealedLocal(newValue)) return tell(newValue);
        // One after another, as they were written: a dropping must not overtake the last letter before it (LD-03).
        const told: Promise<void> = (opening ?? Promise.resolve())
          .then(() => sealing.open(DRAFT_CONTEXT, newValue))
          .then(tell)
          .catch((thrown: unknown) => console.warn('a draft could not be opened', thrown))
          .finally(() => {
            if (opening === told) opening = null;
          });
        opening = told;
      };
      browser.storage.onChanged.addListener(heard);
      return () => browser.storage.onChanged.removeListener(heard);
    },
  };
}

/** What may be said of a stored draft without reading it. Only a draft with something in it is ever written; one that cannot be read counts as none. */
export function glanceAt(stored: unknown): DraftGlance | null {
  if (isSealedLocal(stored)) return { isHidden: (stored as { readonly isHidden?: unknown }).isHidden === true };
  const decoded = decodeDraft(stored);
  return decoded.ok && decoded.value && isWorthKeeping(decoded.value.pause) ? { isHidden: decoded.value.isHidden } : null;
}

/** The last that can be read. */
async function lastOf(behind: readonly unknown[], isReadable: (stored: unknown) => Promise<boolean>): Promise<unknown> {
  for (const stored of behind.toReversed()) if (await isReadable(stored)) return stored;
  return undefined;
}

/**
 * Moves the draft from the front to a list behind. One write for both keys: it is never in neither, and never in both, where it would come back after it
 * was deleted, however the browser ends.
 */
async function putBehind(key: string, draft: unknown): Promise<void> {
  const behind = listOf((await browser.storage.local.get(key))[key]);
  await writeLocal({ [key]: [...behind, draft], [DRAFT_KEY]: null });
  // An empty place counts as none; that it stays is no failing.
  await browser.storage.local.remove(DRAFT_KEY).catch((thrown: unknown) => console.warn('the empty place of a draft stays', thrown));
}

/** Whether something lies there, readable or not. */
function isThere(stored: unknown): boolean {
  return stored !== undefined && stored !== null;
}

/** Two pages that move drafts at once would lose one of them. */
function inTurnOfDrafts(work: () => Promise<void>): Promise<void> {
  return orStorageError(inTurn(DRAFTS_TURN, work));
}

function listOf(stored: unknown): readonly unknown[] {
  return Array.isArray(stored) ? stored : [];
}
