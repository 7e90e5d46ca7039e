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

/** `known` are the words that are there; `onPut` hears of each that came in addition. */
export function createWordPutter(port: PausePort, words: PauseWords, known: () => readonly OwnWord[], onPut: (word: OwnWord) => void): WordPutter {
  // Leaving a step and keeping can both ask for a word while a slow disk is still at it.
  const underWay: Record<string, Promise<OwnWord>> = {};
  const aloneIds = words.body.filter((word) => word.alone).map((word) => word.id);

  async function put(list: OwnWord['list'], text: string): Promise<PauseEvent> {
    const key = list + text;
    const there = known().find((word) => word.list + word.text === key);
    const word = there ?? (await (underWay[key] ??= port.addOwnWord(list, text).finally(() => delete underWay[key])));
    if (!there) onPut(word);
    return { type: 'ownWordPut', list, id: word.id, text, aloneIds };
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
