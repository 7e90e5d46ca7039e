import { useLayoutEffect, useRef } from 'preact/hooks';
import { LIMITS } from '../../core/note.ts';
import type { BegunWords, ChipList } from '../../core/pause.ts';
import type { OwnWord, Word } from '../../core/words.ts';
import { Chip } from '../base/Chip.tsx';
import { TextField } from '../base/TextField.tsx';
import { useWords } from '../base/words-context.ts';

/** The person's own words, and what can be done with them in a group of chips. */
export interface OwnWordProps {
  readonly words: readonly OwnWord[];
  /** What is typed of one, by list. */
  readonly begun: BegunWords;
  /** Every letter; null closes its field. */
  readonly onTyped: (list: ChipList, text: string | null) => void;
  /** The word is whole. Its field closes when it is put, and not before: until then its letters are nowhere else. */
  readonly onAdded: (list: ChipList, text: string) => void;
}

interface Props {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly help?: string | undefined;
  readonly list: ChipList;
  readonly words: readonly (Word & { readonly alone?: boolean; readonly meaning?: string })[];
  readonly own: OwnWordProps;
  readonly chosen: readonly string[];
  readonly isFull?: boolean;
  readonly onToggled: (id: string, word: { alone: boolean; aloneIds: readonly string[] }) => void;
}

/** Words to choose, with the person's own among them and a way to add one. Archived own words show only where they are chosen. */
export function ChipGroup({ label, isLabelHidden = false, help, list, words, own, chosen, isFull = false, onToggled }: Props) {
  const { t } = useWords();
  const group = useRef<HTMLDivElement>(null);
  const wasOpen = useRef(false);
  const begun = own.begun[list];
  const isOpen = begun !== undefined;
  // The button that opens the field and the field take each other's place: the focus goes along, or the keyboard would start anew.
  useLayoutEffect(() => {
    if (isOpen !== wasOpen.current) group.current?.querySelector<HTMLElement>(isOpen ? '.own-word textarea' : '.chip.more')?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  const aloneIds = words.filter((word) => word.alone).map((word) => word.id);
  const mine = own.words.filter((word) => word.list === list && (!word.isArchived || chosen.includes(word.id)));
  const shown: readonly (Word & { readonly alone?: boolean; readonly meaning?: string })[] = [
    ...mine.filter((word) => word.isPinned),
    ...words.filter((word) => word.retired !== true || chosen.includes(word.id)),
    ...mine.filter((word) => !word.isPinned),
  ];

  function add(): void {
    const text = begun?.trim() ?? '';
    if (text === '') own.onTyped(list, null);
    else own.onAdded(list, text);
  }

  return (
    <div class="group" role="group" aria-label={label} ref={group}>
      {!isLabelHidden && <h2 class="group-label">{label}</h2>}
      {help && <p class="quiet">{help}</p>}
      <div class="chips">
        {shown.map((word) => (
          <Chip
            key={word.id}
            text={word.text}
            help={word.meaning ?? word.help}
            isChosen={chosen.includes(word.id)}
            isDisabled={isFull && !chosen.includes(word.id)}
            onChosen={() => onToggled(word.id, { alone: word.alone === true, aloneIds })}
          />
        ))}
        {!isOpen && !isFull && (
          <button type="button" class="chip more" onClick={() => own.onTyped(list, '')}>
            {t('pause.own-add')} +<span class="visually-hidden"> ({label})</span>
          </button>
        )}
      </div>
      {isOpen && (
        <div class="own-word">
          <TextField label={t('pause.own-add')} help={label} value={begun} limit={LIMITS.ownWord} onWritten={(text) => own.onTyped(list, text)} onEntered={add} onEscaped={() => own.onTyped(list, null)} />
          <button type="button" class="act" onClick={add}>
            {t('act.add')}
          </button>
        </div>
      )}
    </div>
  );
}
