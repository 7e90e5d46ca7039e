import { useMemo, useState } from 'preact/hooks';
import type { ComparedNote } from '../../core/copy-facts.ts';
import type { OpenStanding, Side } from '../../core/copy-merge.ts';
import { noteTitleOf, shownOf } from '../../core/note-text.ts';
import type { Note } from '../../core/note.ts';
import { Choice } from '../base/Choice.tsx';
import { More } from '../base/More.tsx';
import { Picker } from '../base/Picker.tsx';
import { WindowedList } from '../base/WindowedList.tsx';
import { useWords } from '../base/words-context.ts';
import { dayName } from '../notes/day-name.ts';
import { useReading } from '../notes/reading-context.ts';

interface Props {
  readonly standing: OpenStanding | 'new';
  readonly notes: readonly ComparedNote[];
  /** Given where the person may choose. */
  readonly side?: Side;
  readonly sideOfNote?: (id: string) => Side;
  readonly onSideChosen?: (side: Side) => void;
  readonly onNoteChosen?: (id: string, side: Side) => void;
}

/** Notes of a copy that stand alike to what is here: one choice for all, and in the list one for each. */
export function StandingGroup({ standing, notes, side, sideOfNote, onSideChosen, onNoteChosen }: Props) {
  const { t, words, language } = useWords();
  const reading = useReading();
  const [isOpen, setIsOpen] = useState(false);
  const keys = useMemo(() => notes.map(({ theirs }) => theirs.id), [notes]);
  const titleOf = (note: Note) => noteTitleOf(shownOf(note, words), reading) || t('notes.none-given');
  const sides = [
    { value: 'mine' as const, name: t(standing === 'in-bin' ? 'bring.side-bin' : 'bring.side-mine') },
    { value: 'theirs' as const, name: t(standing === 'in-bin' ? 'bring.side-back' : 'bring.side-theirs') },
  ];

  function row({ theirs, mine }: ComparedNote) {
    const [title, here] = [titleOf(theirs), mine && titleOf(mine)];
    return (
      <div class="bring-row">
        <p class="quiet">{theirs.day === null ? t('notes.unknown-day') : dayName(theirs.day, language)}</p>
        <p dir="auto">{title}</p>
        {here !== null && here !== title && (
          <p class="quiet">
            {t('bring.here')} <bdi>{here}</bdi>
          </p>
        )}
        {onNoteChosen && sideOfNote && (
          <Picker
            label={t('bring.side-of', { title })}
            isLabelHidden
            options={sides}
            value={sideOfNote(theirs.id)}
            onChosen={(value) => onNoteChosen(theirs.id, value === 'theirs' ? 'theirs' : 'mine')}
          />
        )}
      </div>
    );
  }

  const isChoice = standing !== 'new' && side !== undefined && onSideChosen !== undefined;
  return (
    <div class="bring-group">
      {isChoice && <Choice label={t(`bring.count-${standing}`, { n: notes.length })} name={`bring-${standing}`} options={sides} value={side} isInline onChosen={onSideChosen} />}
      <More label={t(isOpen ? 'bring.list-close' : isChoice ? 'bring.list-choose' : 'bring.list-new', { n: notes.length })} isOpen={isOpen} onToggled={setIsOpen}>
        <WindowedList label={t('bring.list')} keys={keys} estimate={isChoice ? 130 : 70} row={(index) => row(notes[index]!)} />
      </More>
    </div>
  );
}
