/** The own words that are being typed in an editor. Each is put when it is whole, and at the latest when the note is left; its field closes only then. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { ownWordIn } from '../../core/chosen-words.ts';
import { begunWordsOf, type BegunWords, type ChipList } from '../../core/pause.ts';
import type { OwnWord } from '../../core/words.ts';
import { useWords } from '../base/words-context.ts';
import type { NoteValues } from './use-note-values.ts';

export interface BegunWordsHandle {
  readonly begun: BegunWords;
  /** Every letter; null closes the field. */
  type(list: ChipList, text: string | null): void;
  /** Puts the word and chooses it. Resolves to whether it is put. */
  add(list: ChipList, text: string): Promise<boolean>;
  /** Puts all that was typed. Resolves to whether nothing is left. */
  addAll(): Promise<boolean>;
}

/** Where no own word can be typed. */
export const NO_BEGUN_WORDS: BegunWordsHandle = { begun: {}, type: () => undefined, add: () => Promise.resolve(false), addAll: () => Promise.resolve(true) };

export function useBegunWords(values: NoteValues, put: (list: OwnWord['list'], text: string) => Promise<OwnWord | null>, onTyped: (begun: BegunWords) => void): BegunWordsHandle {
  const [begun, setBegun] = useState<BegunWords>({});
  const { body } = useWords().words;
  const latest = useRef({ begun, values, put, onTyped });
  Object.assign(latest.current, { values, put, onTyped });
  // One that is being put is not put a second time by the next press.
  const underWay = useRef(new Map<string, Promise<boolean>>());

  function type(list: ChipList, text: string | null): void {
    const { [list]: _, ...others } = latest.current.begun;
    latest.current.begun = text === null ? others : { ...others, [list]: text };
    setBegun(latest.current.begun);
    latest.current.onTyped(latest.current.begun);
  }

  async function write(list: ChipList, text: string): Promise<boolean> {
    const word = await latest.current.put(list, text);
    if (!word) return false;
    const aloneIds = body.filter((one) => one.alone).map(({ id }) => id);
    latest.current.values.change((shown) => ownWordIn(shown, { list, id: word.id, text, aloneIds }));
    if (latest.current.begun[list]?.trim() === text) type(list, null);
    return true;
  }

  function add(list: ChipList, text: string): Promise<boolean> {
    const key = `${list}\n${text}`;
    const writing = underWay.current.get(key) ?? write(list, text).finally(() => underWay.current.delete(key));
    underWay.current.set(key, writing);
    return writing;
  }

  async function addAll(): Promise<boolean> {
    const typed = begunWordsOf({ begunWords: latest.current.begun });
    return (await Promise.all(typed.map(({ list, text }) => add(list, text)))).every((isPut) => isPut);
  }

  useEffect(() => {
    const leave = () => void addAll();
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, []);
  return { begun, type, add, addAll };
}
