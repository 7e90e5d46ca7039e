import type { Translate } from '../../core/translate.ts';

/** After hiding: a first screen that says nothing of what is here. */
export function HiddenScreen({ t, onShown }: { readonly t: Translate; readonly onShown: () => void }) {
  return (
    <main class="hidden-screen">
      <h1>{t('pause.hidden-title')}</h1>
      <button type="button" class="act" onClick={onShown}>
        {t('room.hidden-show')}
      </button>
      <p class="quiet">{t('room.hidden-help')}</p>
    </main>
  );
}
