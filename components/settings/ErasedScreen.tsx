import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Translate } from '../../core/translate.ts';

interface Props {
  readonly t: Translate;
  readonly onLeft: () => void;
}

/** After everything is erased: says so, and nothing else is on the page any more. */
export function ErasedScreen({ t, onLeft }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), []);
  return (
    <main class="hidden-screen">
      <h1 ref={heading} tabIndex={-1}>
        {t('erase.done-title')}
      </h1>
      <p>{t('erase.done')}</p>
      <button type="button" class="act" onClick={onLeft}>
        {t('erase.go-on')}
      </button>
    </main>
  );
}
