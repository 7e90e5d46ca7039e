import { useState } from 'preact/hooks';
import type { Copy } from '../../core/copy-decode.ts';
import { More } from '../base/More.tsx';
import { useWords } from '../base/words-context.ts';
import { namesOfParts, namesOfSettings } from './record-names.ts';

const SHOWN_AT_ONCE = 10;

/** What of a copy is not brought in, or not whole, by its place and its reason. Nothing is left out in silence (IE-13, IE-14). */
export function CopyRemarks({ copy }: { readonly copy: Copy }) {
  const { t } = useWords();
  const refused = copy.refused.map(({ list, place, why }) => t(`bring.refused-${why}`, { place: t(`bring.place-${list}`, { number: place }) }));
  const damaged = copy.damaged.map(({ list, place, names }) =>
    names.length === 1 && names[0] === 'begunAt'
      ? t('bring.damaged-day', { place: t(`bring.place-${list}`, { number: place }) })
      : t('bring.damaged', { place: t(`bring.place-${list}`, { number: place }), names: namesOfParts(names, t) }),
  );
  const names = [
    ...(copy.unfitSettings.length > 0 ? [t('bring.settings-unfit', { names: namesOfSettings(copy.unfitSettings, t) })] : []),
    // What this version does not know has no name here but its own.
    ...(copy.unknownSettings.length > 0 ? [t('bring.settings-unknown', { names: copy.unknownSettings.join(', ') })] : []),
    ...(copy.unknownParts.length > 0 ? [t('bring.parts-unknown', { names: copy.unknownParts.join(', ') })] : []),
  ];
  if (refused.length + damaged.length + names.length === 0) return null;
  return (
    <div class="bring-remarks">
      <Lines head={t('bring.refused', { n: refused.length })} lines={refused} label={t('bring.remarks')} />
      <Lines head={t('bring.damaged-some', { n: damaged.length })} lines={damaged} label={t('bring.remarks-damaged')} />
      {/* No list: they belong to no line above them. */}
      {names.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}

interface LinesProps {
  readonly head: string;
  readonly lines: readonly string[];
  /** What the field with the rest of them is called. */
  readonly label: string;
}

function Lines({ head, lines, label }: LinesProps) {
  const { t } = useWords();
  const [isOpen, setIsOpen] = useState(false);
  if (lines.length === 0) return null;
  const rest = lines.slice(SHOWN_AT_ONCE);
  return (
    <>
      <p>{head}</p>
      <ul>
        {lines.slice(0, SHOWN_AT_ONCE).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {rest.length > 0 && (
        <More label={t(isOpen ? 'bring.list-close' : 'bring.remarks-more', { n: rest.length })} isOpen={isOpen} onToggled={setIsOpen}>
          <textarea class="bring-remarks-rest" readOnly rows={12} autocomplete="off" aria-label={label} value={rest.join('\n')} />
        </More>
      )}
    </>
  );
}
