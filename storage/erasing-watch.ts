/** How a page, or the worker, hears that everything is being erased, and what it does about it. `erasing.ts` has the whole story. */
import { browser } from 'wxt/browser';
import type { Database } from './database.ts';
import { clearMirrors, ERASING_KEY, erasingState, ownMarks, removeErasingMark, type ErasingMark } from './erasing-mark.ts';
import { shutGate } from './gate.ts';

/** Shuts this page's gate when an erasing begins anywhere, and calls `onEnded` when it has ended. Returns the way to stop. */
export function watchErasing(onEnded: () => void): () => void {
  const heard = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    const mark = area === 'local' ? (changes[ERASING_KEY]?.newValue as Partial<ErasingMark> | undefined) : undefined;
    if (ownMarks.has(String(mark?.mark))) return;
    if (mark?.state === 'begun') shutGate();
    if (mark?.state === 'ended') {
      shutGate();
      onEnded();
    }
  };
  browser.storage.onChanged.addListener(heard);
  return () => browser.storage.onChanged.removeListener(heard);
}

/**
 * What every page does about an erasing: it lets go of its mirrors and loads afresh, as empty as the rest. Where an earlier erasing was cut
 * short, as by the end of the browser, it goes on with it first.
 */
export function reloadWhenErased(database: Database): void {
  const reload = () => {
    clearMirrors();
    location.reload();
  };
  watchErasing(reload);
  goOn(database, reload).catch((thrown: unknown) => console.warn('it could not be told whether an erasing was cut short', thrown));
}

async function goOn(database: Database, reload: () => void): Promise<void> {
  const state = await erasingState();
  if (state === 'ended') await removeErasingMark();
  if (state !== 'begun') return;
  const { goOnErasing } = await import('./erasing.ts');
  if (await goOnErasing(database)) reload();
}
