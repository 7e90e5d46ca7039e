import { useId } from 'preact/hooks';
import type { Day } from '../../core/day.ts';
import type { InsightEntry } from '../../core/seen.ts';
import { useWords } from '../base/words-context.ts';

interface Props {
  readonly entry: InsightEntry;
  readonly kindName: string;
  readonly onFavoured: (isFavourite: boolean) => void;
  readonly onHidden: (isHidden: boolean) => void;
}

/** One card in the library, with its marks. The two acts are named by the card as well, since a list has many of them. */
export function LibraryCard({ entry, kindName, onFavoured, onHidden }: Props) {
  const { t, language } = useWords();
  const id = useId();
  const { card, isFavourite, isHidden, lastShownOn } = entry;
  const hideLabel = t(isHidden ? 'insights.bring-back' : 'insights.hide');
  return (
    <li class="library-card" aria-labelledby={`${id}-title`}>
      <p class="quiet">
        {card.part} · {kindName}
      </p>
      <h2 id={`${id}-title`}>{card.title}</h2>
      {card.body.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <p class="library-ask">{card.ask}</p>
      <div class="library-acts">
        <button type="button" class="link" id={`${id}-favourite`} aria-pressed={isFavourite} aria-labelledby={`${id}-favourite ${id}-title`} onClick={() => onFavoured(!isFavourite)}>
          {t('insights.favourite')}
        </button>
        <button type="button" class="link" id={`${id}-hide`} aria-labelledby={`${id}-hide ${id}-title`} onClick={() => onHidden(!isHidden)}>
          {hideLabel}
        </button>
        <span class="quiet">{isHidden ? t('insights.is-hidden') : lastShownOn === null ? t('insights.never-seen') : t('insights.seen-on', { day: dayText(lastShownOn, language) })}</span>
      </div>
    </li>
  );
}

/** A date is only its date: read in UTC, no zone can move it. */
function dayText(day: Day, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}
