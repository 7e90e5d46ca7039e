import type { ComponentChildren } from 'preact';
import { clockOf } from '../../core/day.ts';
import type { Note } from '../../core/note.ts';
import { useWords } from '../base/words-context.ts';

/** A note that can be one of several that are chosen. */
export interface Choosing {
  readonly isChosen: boolean;
  readonly onToggled: () => void;
}

interface Props {
  readonly note: Pick<Note, 'begunAt'>;
  readonly title: string;
  /** In place of the time: when it was deleted. */
  readonly headline?: string | undefined;
  readonly choosing?: Choosing | undefined;
  readonly children?: ComponentChildren;
}

/** The line above a note's title: the box to choose it by, its time, and what else is told there. */
export function NoteHead({ note, title, headline, choosing, children }: Props) {
  const { t } = useWords();
  return (
    <p class="note-head quiet">
      {choosing && (
        <label class="note-choose">
          <input type="checkbox" checked={choosing.isChosen} autocomplete="off" onChange={choosing.onToggled} />
          <span class="visually-hidden">{t('bin.select-this', { title })}</span>
        </label>
      )}
      {(headline ?? note.begunAt) !== null && <span>{headline ?? clockOf(note.begunAt ?? '')}</span>}
      {children}
    </p>
  );
}
