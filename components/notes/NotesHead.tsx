import type { NoteKind } from '../../core/note.ts';
import { useWords } from '../base/words-context.ts';
import { useSpoken } from './use-spoken.ts';

interface Props {
  readonly shownCount: number;
  /** Null until they are counted. */
  readonly total: number | null;
  readonly hasNotes: boolean;
  readonly isFiltering: boolean;
  readonly isReading: boolean;
  readonly onBegun: (kind: Exclude<NoteKind, 'pause'>) => void;
  readonly onChoosing: () => void;
  readonly onBinWanted: () => void;
}

/** How many notes there are, and what else can be done: write a short one, choose several, see the bin. */
export function NotesHead({ shownCount, total, hasNotes, isFiltering, isReading, onBegun, onChoosing, onBinWanted }: Props) {
  const { t } = useWords();
  const count = isReading || total === null ? t('notes.reading') : isFiltering ? t('notes.count-of', { n: shownCount, total }) : t('notes.count', { n: total });
  const spoken = useSpoken(isFiltering && shownCount === 0 && !isReading ? t('notes.none-found') : count);
  return (
    <div class="notes-head">
      <p class="quiet" aria-hidden="true">
        {count}
      </p>
      <p class="visually-hidden" role="status">
        {spoken}
      </p>
      <div class="notes-head-acts">
        <button type="button" class="link" onClick={() => onBegun('afterwards')}>
          {t('notes.new-afterwards')}
        </button>
        <button type="button" class="link" onClick={() => onBegun('held')}>
          {t('notes.new-held')}
        </button>
        {hasNotes && (
          <button type="button" class="link" onClick={onChoosing}>
            {t('bin.select')}
          </button>
        )}
        <button type="button" class="link" onClick={onBinWanted}>
          {t('bin.open')}
        </button>
      </div>
    </div>
  );
}
