import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ReadingWords } from '../../core/note-text.ts';

export const ReadingContext = createContext<ReadingWords | null>(null);

/** The words that notes are read with: ours, and the person's own. */
export function useReading(): ReadingWords {
  const reading = useContext(ReadingContext);
  if (!reading) throw new Error('no words to read notes with were given to this page');
  return reading;
}

/** What is searched for, in its plain form; empty when nothing is. */
export const QueryContext = createContext('');
