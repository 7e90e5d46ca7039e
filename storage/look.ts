/**
 * The chosen look, where a page can read it before its first frame: in `localStorage`, since nothing else answers without waiting (BR-08).
 * It is a mirror of the settings and nothing more; without it a page begins with what the system says.
 */
import { decodeSettings, type Settings } from '../core/settings.ts';
import { mayWrite } from './gate.ts';

const KEY = 'look';

/** What of the settings a first frame needs. */
export type Look = Pick<Settings, 'theme' | 'textSize' | 'language'>;

/** The mirrored look; the defaults where there is none, or where this browser keeps nothing here. */
export function readLook(): Look {
  let stored: unknown = {};
  try {
    stored = JSON.parse(localStorage.getItem(KEY) ?? '{}');
  } catch (thrown) {
    console.warn('the look could not be read', thrown);
  }
  const { theme, textSize, language } = decodeSettings(stored);
  return { theme, textSize, language };
}

/** Mirrors the look for the next page. Workers have no such place, and failing costs one flash of the other theme, so it never throws. */
export function mirrorLook({ theme, textSize, language }: Look): void {
  if (typeof localStorage === 'undefined' || !mayWrite()) return;
  try {
    localStorage.setItem(KEY, JSON.stringify({ theme, textSize, language }));
  } catch (thrown) {
    console.warn('the look could not be mirrored', thrown);
  }
}

/** Takes the mirrored look away, as when everything is erased. */
export function clearLook(): void {
  try {
    localStorage.removeItem(KEY);
  } catch (thrown) {
    console.warn('the look could not be removed', thrown);
  }
}
