import type { Translate } from '../../core/translate.ts';
import type { Insight } from '../../core/words.ts';

export function NewTabApp({ deck, t }: { readonly deck: readonly Insight[]; readonly t: Translate }) {
  const card = deck[0]!;
  return (
    <main>
      <h1>{card.title}</h1>
      {card.body.map((p) => (
        <p key={p}>{p}</p>
      ))}
      <p>{card.ask}</p>
      <button type="button">{t('newtab.pause')}</button>
    </main>
  );
}
