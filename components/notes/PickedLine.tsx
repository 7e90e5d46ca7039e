import { useWords } from '../base/words-context.ts';

interface Props {
  readonly onAllWanted: () => void;
  readonly onMapWanted: () => void;
}

/** Says that only some notes are shown, those behind a part of the map, and leads out of it. */
export function PickedLine({ onAllWanted, onMapWanted }: Props) {
  const { t } = useWords();
  return (
    <p class="search-standing">
      <span>{t('notes.behind')}</span>
      <button type="button" class="link" onClick={onMapWanted}>
        {t('notes.behind-back')}
      </button>
      <button type="button" class="link" onClick={onAllWanted}>
        {t('notes.behind-all')}
      </button>
    </p>
  );
}
