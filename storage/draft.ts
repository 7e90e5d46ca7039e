/**
 * The unfinished pause in `browser.storage.local`: it must outlive the popup and the browser, and it is written on every change.
 *
 * The newest state leaves at once, since the popup may be gone a moment later (LD-01, LD-02). The browser keeps writes in order.
 */
import { browser } from 'wxt/browser';
import { decodeDraft, DRAFT_VERSION, type Draft } from '../core/draft.ts';
import type { Pause } from '../core/pause.ts';
import { createNewestWriter } from './newest-writer.ts';
import { asStorageError } from './storage-error.ts';

const KEY = 'draft';
const ASIDE_KEY = 'draftSetAside';
/** Drafts that stepped back for a new pause, oldest first. The last of them comes forward when no other is under way. */
const EARLIER_KEY = 'earlierDrafts';

export interface DraftStore {
  /** What was stored. An unreadable draft is set aside under its own key, so that nothing writes over it. */
  read(): Promise<{ readonly draft: Draft | null; readonly problem: 'draft-newer' | 'draft-unreadable' | null }>;
  /** Writes the whole draft. `writer` marks whose writing it is. */
  write(pause: Pause, at: { readonly writer: string; readonly writtenAt: number; readonly isHidden: boolean }): Promise<void>;
  drop(): Promise<void>;
  /** Puts the draft behind, so that a new pause can begin without writing over it. */
  stepBack(draft: Draft): Promise<void>;
  /** Where no draft is under way, brings the last that stepped back forward again. */
  comeForward(): Promise<void>;
  /** Calls `listener` with the draft after each change, from this page or another; null when it was dropped. */
  watch(listener: (draft: Draft | null) => void): () => void;
}

/** The draft store of this extension. Its reads and writes throw a `StorageError`. */
export function createDraftStore(): DraftStore {
  const writer = createNewestWriter((draft: Draft) => browser.storage.local.set({ [KEY]: draft }));

  return {
    async read() {
      const stored = await orStorageError(browser.storage.local.get(KEY));
      const decoded = decodeDraft(stored[KEY]);
      if (decoded.ok) return { draft: decoded.value, problem: null };
      await orStorageError(browser.storage.local.set({ [ASIDE_KEY]: stored[KEY] }));
      await orStorageError(browser.storage.local.remove(KEY));
      return { draft: null, problem: decoded.code };
    },
    write: (pause, at) => orStorageError(writer.write({ version: DRAFT_VERSION, pause, ...at })),
    drop() {
      writer.cancel();
      return orStorageError(browser.storage.local.remove(KEY));
    },
    async stepBack(draft) {
      writer.cancel();
      const earlier = listOf((await orStorageError(browser.storage.local.get(EARLIER_KEY)))[EARLIER_KEY]);
      await orStorageError(browser.storage.local.set({ [EARLIER_KEY]: [...earlier, draft] }));
      await orStorageError(browser.storage.local.remove(KEY));
    },
    async comeForward() {
      const stored = await orStorageError(browser.storage.local.get([KEY, EARLIER_KEY]));
      const earlier = listOf(stored[EARLIER_KEY]);
      if (stored[KEY] !== undefined || earlier.length === 0) return;
      // One write for both keys: the draft is never in neither.
      await orStorageError(browser.storage.local.set({ [KEY]: earlier.at(-1), [EARLIER_KEY]: earlier.slice(0, -1) }));
    },
    watch(listener) {
      const heard = (changes: Record<string, { newValue?: unknown }>, area: string) => {
        const change = area === 'local' ? changes[KEY] : undefined;
        if (!change) return;
        const decoded = decodeDraft(change.newValue);
        if (decoded.ok) listener(decoded.value);
      };
      browser.storage.onChanged.addListener(heard);
      return () => browser.storage.onChanged.removeListener(heard);
    },
  };
}

function listOf(stored: unknown): readonly unknown[] {
  return Array.isArray(stored) ? stored : [];
}

async function orStorageError<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (thrown) {
    throw asStorageError(thrown);
  }
}
