import { useEffect, useRef, useState } from 'preact/hooks';
import { LIMITS } from '../../core/note.ts';
import type { OwnWord } from '../../core/words.ts';
import { Picker } from '../base/Picker.tsx';
import { TextField } from '../base/TextField.tsx';
import { useWords } from '../base/words-context.ts';

interface Props {
  readonly ownWords: readonly OwnWord[];
  readonly onPut: (word: OwnWord) => void;
  readonly onAdded: (list: OwnWord['list'], text: string) => void;
}

/** The questions that own words answer, each with the key of its name. */
const LISTS: Readonly<Record<OwnWord['list'], string>> = {
  urges: 'settings.words-urges',
  triggers: 'settings.words-triggers',
  body: 'settings.words-body',
  feelings: 'settings.words-feelings',
};
const LIST_NAMES = Object.keys(LISTS) as readonly OwnWord['list'][];

/** The person's own words by question: add, rename, show first, archive. A word is never deleted, since old notes name it. */
export function OwnWords({ ownWords, onPut, onAdded }: Props) {
  const { t } = useWords();
  const [list, setList] = useState<OwnWord['list']>('urges');
  const [text, setText] = useState('');
  // A new field for each word added: the old one owns its text.
  const [count, setCount] = useState(0);
  const adding = useRef<HTMLDivElement>(null);
  function add(): void {
    // Pressed with nothing written, it shows where to write.
    if (text.trim() === '') return adding.current?.querySelector('textarea')?.focus();
    onAdded(list, text.trim());
    setText('');
    setCount(count + 1);
  }
  return (
    <>
      <p class="quiet">{t('settings.words-help')}</p>
      {ownWords.length === 0 && <p>{t('settings.words-empty')}</p>}
      {LIST_NAMES.map((each) => {
        const words = ownWords.filter((word) => word.list === each);
        return (
          words.length > 0 && (
            <section key={each} class="own-words">
              <h3>{t(LISTS[each])}</h3>
              <ul>
                {words.map((word) => (
                  <li key={word.id}>
                    <WordRow word={word} onPut={onPut} />
                  </li>
                ))}
              </ul>
            </section>
          )
        );
      })}
      <div class="own-words-add" role="group" aria-label={t('settings.words-add')} ref={adding}>
        <Picker
          label={t('settings.words-list')}
          options={LIST_NAMES.map((value) => ({ value, name: t(LISTS[value]) }))}
          value={list}
          onChosen={(chosen) => setList((chosen ?? 'urges') as OwnWord['list'])}
        />
        <TextField key={count} label={t('settings.word')} value={text} limit={LIMITS.ownWord} onWritten={setText} onEntered={add} />
        <button type="button" class="act" onClick={add}>
          {t('settings.words-add')}
        </button>
      </div>
    </>
  );
}

function WordRow({ word, onPut }: { readonly word: OwnWord; readonly onPut: (word: OwnWord) => void }) {
  const { t } = useWords();
  // What was typed here; null once the word bears a name that came after it, which is not to be taken back from here (LD-05).
  const [text, setText] = useState<string | null>(null);
  const isPut = useRef(true);
  useEffect(() => {
    if (isPut.current) setText(null);
  }, [word.text]);
  // A name that is being changed goes along with whatever else is changed.
  const named = { ...word, text: text?.trim() || word.text };
  const rename = () => {
    if (named.text !== word.text) onPut(named);
    isPut.current = true;
  };
  return (
    <div class="own-word-row" data-archived={word.isArchived} onFocusOut={rename}>
      <TextField
        label={t('settings.word-of', { word: word.text })}
        isLabelHidden
        value={word.text}
        limit={LIMITS.ownWord}
        onWritten={(typed) => {
          isPut.current = false;
          setText(typed);
        }}
        onEntered={rename}
      />
      <label class="tick">
        <input type="checkbox" aria-label={t('settings.word-pin', { word: word.text })} checked={word.isPinned} autocomplete="off" onChange={(event) => onPut({ ...named, isPinned: event.currentTarget.checked })} />
        <span>{t('settings.pin')}</span>
      </label>
      <label class="tick">
        <input
          type="checkbox"
          aria-label={t('settings.word-archive', { word: word.text })}
          checked={word.isArchived}
          autocomplete="off"
          onChange={(event) => onPut({ ...named, isArchived: event.currentTarget.checked })}
        />
        <span>{t('settings.archive')}</span>
      </label>
    </div>
  );
}
