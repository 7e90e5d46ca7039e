/**
 * The unfinished pause in `browser.storage.local`: it must outlive the popup and the browser, and it is written on every change.
 *
 * The newest state leaves at once, since the popup may be gone a moment later (LD-01, LD-02). The browser keeps writes in order.
 */
import { browser } from 'wxt/browser';
import { decodeDraft, DRAFT_VERSION, type Draft } from '../core/draft.ts';
import type { Pause } from '../core/pause.ts';
import { writeLocal } from './areas.ts';
import { createNewestWriter } from './newest-writer.ts';
import { asStorageError } from './storage-error.ts';

const KEY = 'draft';
/** Drafts that this version cannot read, oldest first. They come forward when a version is there that can. */
const ASIDE_KEY = 'draftsSetAside';
/** Drafts that stepped back for a new pause, oldest first. The last of them comes forward when no other is under way. */
const EARLIER_KEY = 'earlierDrafts';

export interface DraftStore {
  /** What is stored. Reading changes nothing; what cannot be read is a problem, not an empty draft. */
  read(): Promise<{ readonly draft: Draft | null; readonly problem: 'draft-newer' | 'draft-unreadable' | null }>;
  /** Writes the whole draft. `writer` marks whose writing it is. */
  write(pause: Pause, at: { readonly writer: string; readonly writtenAt: number; readonly isHidden: boolean }): Promise<void>;
  drop(): Promise<void>;
  /** Puts the draft behind, so that a new pause can begin without writing over it. */
  stepBack(draft: Draft): Promise<void>;
  /** Puts a draft that cannot be read under a key of its own, so that nothing writes over it. */
  setAside(): Promise<void>;
  /** Where no draft is under way, brings the last that stepped back, or was set aside and can be read by now, forward again. */
  comeForward(): Promise<void>;
  /** Calls `listener` with the draft after each change, from this page or another; null when it was dropped. */
  watch(listener: (draft: Draft | null) => void): () => void;
}

/** The draft store of this extension. Its reads and writes throw a `StorageError`. */
export function createDraftStore(): DraftStore {
  const writer = createNewestWriter((draft: Draft) => writeLocal({ [KEY]: draft }));

  return {
    async read() {
      const stored = await orStorageError(browser.storage.local.get(KEY));
      const decoded = decodeDraft(stored[KEY]);
      return decoded.ok ? { draft: decoded.value, problem: null } : { draft: null, problem: decoded.code };
    },
    write: (pause, at) => orStorageError(writer.write({ version: DRAFT_VERSION, pause, ...at })),
    drop() {
      writer.cancel();
      return orStorageError(browser.storage.local.remove(KEY));
    },
    stepBack(draft) {
      writer.cancel();
      return alone(() => putBehind(EARLIER_KEY, draft));
    },
    setAside: () =>
      alone(async () => {
        const stored = await browser.storage.local.get(KEY);
        if (!decodeDraft(stored[KEY]).ok) await putBehind(ASIDE_KEY, stored[KEY]);
      }),
    comeForward: () =>
      alone(async () => {
        const stored = await browser.storage.local.get([KEY, EARLIER_KEY, ASIDE_KEY]);
        if (stored[KEY] !== undefined) return;
        for (const key of [EARLIER_KEY, ASIDE_KEY]) {
          const behind = listOf(stored[key]);
          const last = behind.findLast((draft) => decodeDraft(draft).ok);
          // One write for both keys: the draft is never in neither.
          if (last !== undefined) return writeLocal({ [KEY]: last, [key]: behind.filter((draft) => draft !== last) });
        }
      }),
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

/** Adds the draft to a list behind, and only then takes it from the front. */
async function putBehind(key: string, draft: unknown): Promise<void> {
  const behind = listOf((await browser.storage.local.get(key))[key]);
  await writeLocal({ [key]: [...behind, draft] });
  await browser.storage.local.remove(KEY);
}

/** One page after another: two that move drafts at once would lose one of them. */
function alone(work: () => Promise<void>): Promise<void> {
  return orStorageError(navigator.locks.request('one-beat-drafts', work) as Promise<void>);
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
