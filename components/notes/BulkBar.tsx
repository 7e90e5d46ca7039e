import { useWords } from '../base/words-context.ts';

interface Props {
  /** How many are chosen, and how many could be. */
  readonly count: number;
  readonly shownCount: number;
  /** What can be done with them: its words by number, as a key. */
  readonly acts: readonly { readonly key: 'bin.delete' | 'bin.put-back' | 'bin.for-good' | 'notes.take-out'; readonly onChosen: () => void }[];
  readonly onAllChosen: () => void;
  readonly onNoneChosen: () => void;
  readonly onLeft: () => void;
}

/** What can be done with several notes at once. Each act names its number. */
export function BulkBar({ count, shownCount, acts, onAllChosen, onNoneChosen, onLeft }: Props) {
  const { t } = useWords();
  return (
    <div class="bulk-bar" role="group" aria-label={t('bin.select')}>
      <p role="status">{t('bin.selected', { n: count })}</p>
      <button type="button" class="link" onClick={count < shownCount ? onAllChosen : onNoneChosen}>
        {count < shownCount ? t('bin.select-all', { n: shownCount }) : t('bin.select-none')}
      </button>
      {acts.map(({ key, onChosen }) => (
        <button type="button" class="act" key={key} disabled={count === 0} onClick={onChosen}>
          {t(key, { n: count })}
        </button>
      ))}
      <button type="button" class="link" onClick={onLeft}>
        {t('bin.select-done')}
      </button>
    </div>
  );
}
