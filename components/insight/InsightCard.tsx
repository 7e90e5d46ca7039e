/**
 * One card, as a page of a book: where it comes from, a title, a few lines, one question. What can be done with it stands below, quiet and
 * all alike.
 *
 * It is part of the new tab's first frame, so its words come in as `t`, and its style is in the page's own stylesheet.
 */
import { useEffect, useState } from 'preact/hooks';
import { textOfInsight, type InsightReason } from '../../core/insight.ts';
import type { CardText } from '../../core/mirror.ts';
import type { Translate } from '../../core/translate.ts';

interface Props {
  readonly card: CardText & { readonly reason: InsightReason; readonly isFavourite: boolean };
  readonly t: Translate;
  readonly onFavoured: (isFavourite: boolean) => void;
  readonly onAnotherWanted: () => void;
  readonly onHidden: () => void;
}

const REASONS: Readonly<Record<InsightReason, string>> = {
  next: 'insight.why-next',
  another: 'insight.why-another',
  pattern: 'insight.why-pattern',
};
const PLACES: Readonly<Record<CardText['kind'], string>> = {
  understand: 'insight.place-understand',
  notice: 'insight.place-notice',
  practise: 'insight.place-practise',
  repair: 'insight.place-repair',
};

export function InsightCard({ card, t, onFavoured, onAnotherWanted, onHidden }: Props) {
  const [isWhyOpen, setIsWhyOpen] = useState(false);
  const [copying, setCopying] = useState<'done' | 'refused' | null>(null);
  useEffect(() => {
    setIsWhyOpen(false);
    setCopying(null);
  }, [card.id]);
  const copy = () => {
    navigator.clipboard.writeText(textOfInsight(card)).then(
      () => setCopying('done'),
      () => setCopying('refused'),
    );
  };
  return (
    <article class="card" aria-labelledby="card-title">
      <p class="card-place">{t(PLACES[card.kind], { part: card.part })}</p>
      <h1 id="card-title" tabIndex={-1}>{card.title}</h1>
      {card.body.map((paragraph) => (
        <p class="card-text" key={paragraph}>
          {paragraph}
        </p>
      ))}
      <p class="card-ask">{card.ask}</p>
      <div class="card-acts" role="group" aria-label={t('insight.actions')}>
        <button type="button" aria-pressed={card.isFavourite} onClick={() => onFavoured(!card.isFavourite)}>
          {t('insight.favourite')}
        </button>
        <button type="button" onClick={onAnotherWanted}>
          {t('insight.another')}
        </button>
        <button type="button" onClick={copy}>
          <span role="status">{copying === 'done' ? t('insight.copied') : t('insight.copy')}</span>
        </button>
        <button type="button" aria-expanded={isWhyOpen} onClick={() => setIsWhyOpen(!isWhyOpen)}>
          {t('insight.why')}
        </button>
        <button type="button" onClick={onHidden}>
          {t('insight.hide')}
        </button>
      </div>
      <p role="status">{copying === 'refused' ? t('insight.not-copied') : ''}</p>
      {isWhyOpen && (
        <div class="card-why">
          <p>{t(REASONS[card.reason])}</p>
          <p>{t('insight.why-part', { part: card.part })}</p>
        </div>
      )}
    </article>
  );
}
