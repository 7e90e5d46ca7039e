import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Translate } from '../../core/translate.ts';
import type { PauseWords } from '../../core/words.ts';

/** The words that views say: `t` for the interface, `words` for the exercise. Every page gives them once, at its root. */
export interface Words {
  readonly t: Translate;
  readonly words: PauseWords;
  readonly language: string;
  /** Whether the browser may check the spelling of private text (SE-08). */
  readonly spellCheck: boolean;
}

export const WordsContext = createContext<Words | null>(null);

/** The words of the page. */
export function useWords(): Words {
  const words = useContext(WordsContext);
  if (!words) throw new Error('no words were given to this page');
  return words;
}
