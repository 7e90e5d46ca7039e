/** All cards in one place: to read, to find, to keep as favourites, to hide and to bring back. The page around it has the heading. */
import { useMemo, useState } from 'preact/hooks';
import { EVERY_INSIGHT, findInsights, INSIGHT_KINDS, INSIGHT_MARKS, type InsightMark, type InsightQuery } from '../../core/insight-search.ts';
import type { InsightEntry } from '../../core/seen.ts';
import type { InsightKind } from '../../core/words.ts';
import { Chip } from '../base/Chip.tsx';
import { privateField } from '../base/private-field.ts';
import { useWords } from '../base/words-context.ts';
import { LibraryCard } from './LibraryCard.tsx';
import '../base/problem.css';
import './insight-library.css';

interface Props {
  /** Every card with its marks; null while they are being read. */
  readonly entries: readonly InsightEntry[] | null;
  /** True when the marks could not be read. Cards are then not shown without them, as if nothing had ever been marked. */
  readonly hasFailed: boolean;
  readonly onRetried: () => void;
  readonly onFavoured: (id: string, isFavourite: boolean) => void;
  readonly onHidden: (id: string, isHidden: boolean) => void;
}

const KIND_NAMES: Readonly<Record<InsightKind, string>> = {
  understand: 'insights.kind-understand',
  notice: 'insights.kind-notice',
  practise: 'insights.kind-practise',
  repair: 'insights.kind-repair',
};
const MARK_NAMES: Readonly<Record<InsightMark, string>> = {
  all: 'insights.show-all',
  favourites: 'insights.show-favourites',
  hidden: 'insights.show-hidden',
  seen: 'insights.show-seen',
  unseen: 'insights.show-unseen',
};

export function InsightLibrary({ entries, hasFailed, onRetried, onFavoured, onHidden }: Props) {
  const { t } = useWords();
  const [query, setQuery] = useState<InsightQuery>(EVERY_INSIGHT);
  const found = useMemo(() => findInsights(entries ?? [], query), [entries, query]);
  return (
    <section class="library" aria-label={t('insights.title')}>
      <p class="quiet">{t('insights.lead')}</p>
      <div class="library-tools" role="search">
        <label>
          <span class="visually-hidden">{t('insights.search')}</span>
          <input
            type="search"
            value={query.text}
            placeholder={t('insights.search')}
            {...privateField(false)}
            onInput={(event) => setQuery({ ...query, text: event.currentTarget.value })}
          />
        </label>
        <label>
          <span class="visually-hidden">{t('insights.kind')}</span>
          <select value={query.kind ?? ''} autocomplete="off" onChange={(event) => setQuery({ ...query, kind: (event.currentTarget.value || null) as InsightKind | null })}>
            <option value="">{t('insights.kind-all')}</option>
            {INSIGHT_KINDS.map((kind) => (
              <option value={kind} key={kind}>
                {t(KIND_NAMES[kind])}
              </option>
            ))}
          </select>
        </label>
        <div class="chips" role="group" aria-label={t('insights.show')}>
          {INSIGHT_MARKS.map((mark) => (
            <Chip key={mark} text={t(MARK_NAMES[mark])} isChosen={query.mark === mark} onChosen={() => setQuery({ ...query, mark })} />
          ))}
        </div>
      </div>
      {hasFailed ? (
        <div class="problem" role="alert">
          <p>{t('insights.failed')}</p>
          <button type="button" class="act" onClick={onRetried}>
            {t('insights.again')}
          </button>
        </div>
      ) : (
        <>
          <p class="quiet library-count" role="status">
            {entries && (found.length > 0 ? t('insights.count', { n: found.length }) : t('insights.none'))}
          </p>
          {entries && found.length === 0 && (
            <button type="button" class="act" onClick={() => setQuery(EVERY_INSIGHT)}>
              {t('insights.clear')}
            </button>
          )}
          <ul class="library-cards" aria-busy={entries === null}>
            {found.map((entry) => (
              <LibraryCard
                key={entry.id}
                entry={entry}
                kindName={t(KIND_NAMES[entry.card.kind])}
                onFavoured={(isFavourite) => onFavoured(entry.id, isFavourite)}
                onHidden={(isHidden) => onHidden(entry.id, isHidden)}
              />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
