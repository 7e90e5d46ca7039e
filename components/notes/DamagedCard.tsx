import type { ComponentChildren } from 'preact';
import type { Note } from '../../core/note.ts';
import { useWords } from '../base/words-context.ts';
import { NoteHead, type Choosing } from './NoteHead.tsx';

interface Props {
  readonly note: Note;
  /** A line above the title, in place of the time: when it was deleted. */
  readonly headline?: string;
  readonly headingLevel?: 2 | 3;
  readonly choosing?: Choosing | undefined;
  /** To the bin, or back from it. */
  readonly onMoved: () => void;
  readonly isBinned: boolean;
  readonly onForgotten: () => void;
}

/** Says that there is a note here and that nobody can read it. Nothing but deleting is offered. */
export function DamagedCard({ note, headline, headingLevel = 3, choosing, onMoved, isBinned, onForgotten }: Props) {
  const { t } = useWords();
  const title = t('lock.damaged');
  const Title = `h${headingLevel}` as const;
  const act = (label: string, name: string, onClick: () => void): ComponentChildren => (
    <button type="button" class="link" aria-label={t(name, { title })} onClick={onClick}>
      {t(label)}
    </button>
  );
  return (
    <article class="note" aria-label={title}>
      <NoteHead note={note} title={title} headline={headline} choosing={choosing} />
      <Title class="note-title">{title}</Title>
      <p class="note-text">{t('lock.damaged-help')}</p>
      {!choosing && (
        <div class="note-acts">
          {isBinned ? act('bin.restore', 'bin.restore-of', onMoved) : act('act.delete', 'notes.delete-of', onMoved)}
          {act('bin.forget', 'bin.forget-of', onForgotten)}
        </div>
      )}
    </article>
  );
}
