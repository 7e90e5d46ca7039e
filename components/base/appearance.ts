import type { Settings } from '../../core/settings.ts';
import { directionOf } from '../../core/direction.ts';

/** Gives the page the look that was chosen: theme and size of text. What the system says stands where nothing was chosen. */
export function applyAppearance({ theme, textSize, language }: Pick<Settings, 'theme' | 'textSize' | 'language'>): void {
  const root = document.documentElement;
  if (theme === 'system') delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
  root.dataset['textSize'] = textSize;
  root.lang = language;
  root.dir = directionOf(language);
}
