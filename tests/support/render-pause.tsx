// The pause on a page, as the popup or a tab shows it.

import { vi } from 'vitest';
import { Pause } from '../../components/pause/Pause.tsx';
import type { PausePort } from '../../core/pause-port.ts';
import type { Words } from '../../components/base/words-context.ts';
import { drawnOut, render, words, type Drawn } from './render.tsx';

/** What a page hands to the pause, and what came back. */
export interface DrawnPause extends Drawn {
  readonly onDone: ReturnType<typeof vi.fn>;
  readonly onHidden: ReturnType<typeof vi.fn>;
}

/** Opens the pause and waits until it stands there. `surface` is where it runs. */
export async function renderPause(port: PausePort, surface: 'popup' | 'tab' | 'new tab' = 'popup', given: Partial<Words> = {}): Promise<DrawnPause> {
  document.documentElement.hidden = false;
  const [onDone, onHidden] = [vi.fn(), vi.fn()];
  const drawn = await render(
    <Pause port={port} takesFocus={surface !== 'new tab'} escapePresses={surface === 'popup' ? 1 : 2} onDone={onDone} onHidden={onHidden} onNotesWanted={vi.fn()} />,
    given,
  );
  await drawnOut();
  return { ...drawn, onDone, onHidden };
}

export const TITLES = {
  slow: words.pause.slow.title,
  feeling: words.pause.feeling.title,
  signal: words.pause.signal.title,
  nextStep: words.pause['next-step'].title,
  kept: words.pause.kept.title,
  safe: words.help.title,
} as const;

/** The text of a word of the exercise. */
export function word(list: 'urges' | 'feelings' | 'body' | 'triggers', id: string): string {
  return words[list].find((one) => one.id === id)!.text;
}
