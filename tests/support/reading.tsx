// What notes are read with in a test: the English words, and no own ones unless they are given.

import type { ComponentChildren } from 'preact';
import { english as notesWords } from 'virtual:words/notes';
import { ReadingContext } from '../../components/notes/reading-context.ts';
import type { OwnWord } from '../../core/words.ts';
import { render, words } from './render.tsx';

export const notes = notesWords;

/** Puts the words of the notes around what is drawn. */
export function Reading({ own = [], children }: { readonly own?: readonly OwnWord[]; readonly children: ComponentChildren }) {
  return <ReadingContext.Provider value={{ words, notes: notesWords, own }}>{children}</ReadingContext.Provider>;
}

/** Draws something that reads notes. */
export const renderReading = (children: ComponentChildren) => render(<Reading>{children}</Reading>);
