/** What an erasing leaves for the other pages to see, and what each page takes away of its own. `erasing.ts` has the whole story. */
import { browser } from 'wxt/browser';
import { clearLook } from './look.ts';
import { clearMirror } from './mirror.ts';

/** The key of the mark in `storage.local`. */
export const ERASING_KEY = 'erasing';

/** What stands under the key while everything is being erased. `mark` makes each writing another one. */
export interface ErasingMark {
  readonly state: 'begun' | 'ended';
  readonly mark: string;
}

/** The marks that this page set itself: it needs not be told of them. */
export const ownMarks = new Set<string>();

/** Takes away what is mirrored in this page's `localStorage`. Workers have none. */
export function clearMirrors(): void {
  if (typeof localStorage === 'undefined') return;
  clearMirror();
  clearLook();
}

/** Where an erasing stands: one that is under way or was cut short has begun; one that has ended is seen for a moment, or after a browser that died in it. */
export async function erasingState(): Promise<ErasingMark['state'] | null> {
  return ((await browser.storage.local.get(ERASING_KEY))[ERASING_KEY] as Partial<ErasingMark> | undefined)?.state ?? null;
}

/** Takes the mark away. Never throws: the next page that opens tries again. */
export async function removeErasingMark(): Promise<void> {
  await browser.storage.local.remove(ERASING_KEY).catch((thrown: unknown) => console.warn('the mark of the erasing stays', thrown));
}
