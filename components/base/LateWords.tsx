import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { translator, type InterfaceWords } from '../../core/translate.ts';
import { useWords, WordsContext } from './words-context.ts';

interface Props {
  readonly english: InterfaceWords;
  readonly load: (language: string) => Promise<InterfaceWords>;
  readonly children: ComponentChildren;
}

/** The words of a room, beside those that the page has already: they come with the room, so that no page waits for them. */
export function LateWords({ english, load, children }: Props) {
  const words = useWords();
  const { language } = words;
  const [said, setSaid] = useState<InterfaceWords | null>(language === 'en' ? english : null);
  useEffect(() => {
    // Where a language cannot be loaded, English stands in.
    if (!said) load(language).then(setSaid, () => setSaid(english));
  }, []);
  const both = useMemo(() => {
    if (!said) return null;
    const own = translator(said, language);
    return { ...words, t: (key: string, gaps = {}) => (key.slice(0, key.indexOf('.')) in said ? own : words.t)(key, gaps) };
  }, [said, words]);
  return both && <WordsContext.Provider value={both}>{children}</WordsContext.Provider>;
}
