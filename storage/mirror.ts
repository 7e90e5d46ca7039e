/**
 * The mirror's place: the page's `localStorage`, since nothing else can be read before the first frame without waiting. It is lost with
 * the site data, differs between containers, and may be refused altogether: nothing that matters is only here (BR-02, BR-06).
 */
import { decodeMirror, type Mirror } from '../core/mirror.ts';
import type { Settings } from '../core/settings.ts';
import { mayWrite } from './gate.ts';

const KEY = 'new-tab';

/** What is mirrored, or null: nothing yet, nothing readable, or a browser that keeps nothing here. */
export function readMirror(): Mirror | null {
  try {
    return decodeMirror(JSON.parse(localStorage.getItem(KEY) ?? 'null'));
  } catch (thrown) {
    console.warn('the mirror could not be read', thrown);
    return null;
  }
}

/** Writes the mirror. Failing costs speed and nothing else, so it never throws. The same again is not written, as thirty tabs at once would. */
export function writeMirror(mirror: Mirror): void {
  if (!mayWrite()) return;
  try {
    const text = JSON.stringify(mirror);
    if (localStorage.getItem(KEY) !== text) localStorage.setItem(KEY, text);
  } catch (thrown) {
    console.warn('the mirror could not be written', thrown);
  }
}

/** Calls `listener` when another page has written the mirror. Returns the way to stop. */
export function watchMirror(listener: () => void): () => void {
  const heard = ({ key }: StorageEvent) => {
    if (key === KEY) listener();
  };
  addEventListener('storage', heard);
  return () => removeEventListener('storage', heard);
}

/**
 * Lets the next tab know of changed settings at once. The language waits for the next tab, which has the cards and words that go with it.
 * Workers have no mirror, and a page without one gets it from its first new tab.
 */
export function mirrorSettings({ theme, textSize, newTab }: Settings): void {
  if (typeof document === 'undefined') return;
  const mirror = readMirror();
  if (mirror) writeMirror({ ...mirror, theme, textSize, newTab });
}

/** Takes the mirror away, as when everything is erased. */
export function clearMirror(): void {
  try {
    localStorage.removeItem(KEY);
  } catch (thrown) {
    console.warn('the mirror could not be removed', thrown);
  }
}
