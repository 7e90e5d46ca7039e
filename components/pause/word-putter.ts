import type { PausePort } from '../../core/pause-port.ts';
import { begunWordsOf, nextPause, type Pause, type PauseEvent } from '../../core/pause.ts';
import type { OwnWord, PauseWords } from '../../core/words.ts';

/** Puts the own words that were typed, each of them once. */
export interface WordPutter {
  /** Puts a word; resolves to what that makes of the pause. A word that is there already is chosen, not put a second time. */
  put(list: OwnWord['list'], text: string): Promise<PauseEvent>;
  /** The pause with every word that was typed in it put and chosen. */
  putAll(pause: Pause): Promise<Pause>;
}

export function createWordPutter(
  port: PausePort,
  words: PauseWords,
  known: () => readonly OwnWord[],
  change: (changed: (known: readonly OwnWord[]) => readonly OwnWord[]) => void,
): WordPutter {
  // Leaving a step and keeping can both ask for a word while a slow disk is still at it.
  const underWay = new Map<string, Promise<OwnWord>>();
  const aloneIds = words.body.filter((word) => word.alone).map((word) => word.id);

  async function write(list: OwnWord['list'], text: string): Promise<OwnWord> {
    const there = known().find((word) => word.list === list && word.text === text);
    if (there) return there;
    const word = await port.addOwnWord(list, text);
    change((before) => (before.some(({ id }) => id === word.id) ? before : [...before, word]));
    return word;
  }

  async function put(list: OwnWord['list'], text: string): Promise<PauseEvent> {
    const key = `${list}\n${text}`;
    const writing = underWay.get(key) ?? write(list, text).finally(() => underWay.delete(key));
    underWay.set(key, writing);
    const { id } = await writing;
    return { type: 'ownWordPut', list, id, text, aloneIds };
  }

  return {
    put,
    async putAll(pause) {
      let all = pause;
      for (const { list, text } of begunWordsOf(pause)) all = nextPause(all, await put(list, text));
      return all;
    },
  };
}
