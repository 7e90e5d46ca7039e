import type { Copy } from '../../core/backup-decode.ts';
import { useState } from 'preact/hooks';
import { More } from '../base/More.tsx';
import { useWords } from '../base/words-context.ts';

const SHOWN_AT_ONCE = 10;

/** What of a copy is not brought in, by its place and its reason. Nothing is left out in silence (IE-13, IE-14). */
export function CopyRemarks({ copy }: { readonly copy: Copy }) {
  const { t } = useWords();
  const [isOpen, setIsOpen] = useState(false);
  const lines = [
    ...copy.refused.map(({ part, place, why }) => t(`bring.refused-${why}`, { place: t(`bring.place-${part}`, { number: place }) })),
    ...copy.damaged.map(({ part, place, names }) =>
      names.length === 1 && names[0] === 'begunAt'
        ? t('bring.damaged-day', { place: t(`bring.place-${part}`, { number: place }) })
        : t('bring.damaged', { place: t(`bring.place-${part}`, { number: place }), names: names.join(', ') }),
    ),
  ];
  const names = [
    ...(copy.unfitSettings.length > 0 ? [t('bring.settings-unfit', { names: copy.unfitSettings.join(', ') })] : []),
    ...(copy.unknownSettings.length > 0 ? [t('bring.settings-unknown', { names: copy.unknownSettings.join(', ') })] : []),
    ...(copy.unknownParts.length > 0 ? [t('bring.parts-unknown', { names: copy.unknownParts.join(', ') })] : []),
  ];
  if (lines.length + names.length === 0) return null;
  const rest = lines.slice(SHOWN_AT_ONCE);
  return (
    <div class="bring-remarks">
      {copy.refused.length > 0 && <p>{t('bring.refused', { n: copy.refused.length })}</p>}
      <ul>
        {lines.slice(0, SHOWN_AT_ONCE).map((line) => (
          <li key={line}>{line}</li>
        ))}
        {names.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {rest.length > 0 && (
        <More label={t(isOpen ? 'bring.list-close' : 'bring.remarks-more', { n: rest.length })} isOpen={isOpen} onToggled={setIsOpen}>
          <textarea class="bring-remarks-rest" readOnly rows={12} autocomplete="off" aria-label={t('bring.remarks')} value={rest.join('\n')} />
        </More>
      )}
    </div>
  );
}
