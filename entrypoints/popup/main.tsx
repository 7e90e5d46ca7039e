import { render } from 'preact';
import { browser } from 'wxt/browser';
import { english as englishInterface, languages, load as loadInterface } from 'virtual:words/popup';
import { english as englishPause, load as loadPause } from 'virtual:words/pause';
import { applyAppearance } from '../../components/base/appearance.ts';
import { HelpContext } from '../../components/help/help-context.ts';
import { reportMistakes } from '../../components/base/mistakes.ts';
import { translator } from '../../core/translate.ts';
import { reloadWhenErased } from '../../storage/erasing-watch.ts';
import { readLook } from '../../storage/look.ts';
import { createServices } from '../../storage/services.ts';
import { PopupApp } from './PopupApp.tsx';

const POPUP_WIDTH = 380;
/** By then Firefox has sized its panel. */
const SETTLED_MS = 200;

// English is here without asking; another language costs the time of loading it.
const look = readLook();
const language = languages.includes(look.language) ? look.language : 'en';
applyAppearance({ ...look, language });
const [interfaceWords, pauseWords] =
  language === 'en' ? [englishInterface, englishPause] : await Promise.all([loadInterface(language), loadPause(language)]);
const t = translator(interfaceWords, language);
const root = document.getElementById('root')!;
const isPopup = browser.extension.getViews({ type: 'popup' }).includes(window);

reportMistakes(t('problem.page'));
if (!isPopup) document.documentElement.dataset['surface'] = 'tab';
const services = createServices(undefined, undefined, () => import('../../storage/vault.ts'));
reloadWhenErased(services.database);
const wholeInterface = async () => translator(await (await import('virtual:words/interface')).load(language), language);
const help = {
  ...services.help,
  words: async () => ({ t: await wholeInterface(), plan: (await (await import('virtual:words/help')).load(language))['own-plan'] }),
  lines: async () => (await import('virtual:words/help-lines')).helpLines,
};
render(
  <HelpContext.Provider value={help}>
    <PopupApp services={services} words={{ t, words: pauseWords, language }} isPopup={isPopup} onMoreWordsWanted={wholeInterface} />
  </HelpContext.Provider>,
  root,
);

// A desktop popup takes the width we ask for. On a phone, and in Firefox's overflow menu, it is given one: then the page fills it (BR-05).
if (isPopup && navigator.userAgent.includes('Android')) document.documentElement.dataset['surface'] = 'panel';
addEventListener('load', () => {
  if (!isPopup || location.protocol !== 'moz-extension:') return;
  setTimeout(() => {
    if (window.innerWidth < POPUP_WIDTH) document.documentElement.dataset['surface'] = 'panel';
  }, SETTLED_MS);
});
