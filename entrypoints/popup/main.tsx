import { render } from 'preact';
import { browser } from 'wxt/browser';
import { english as interfaceWords } from 'virtual:words/popup';
import { english as pauseWords } from 'virtual:words/pause';
import { HelpContext } from '../../components/help/help-context.ts';
import { reportMistakes } from '../../components/base/mistakes.ts';
import { translator } from '../../core/translate.ts';
import { createServices } from '../../storage/services.ts';
import { PopupApp } from './PopupApp.tsx';

const POPUP_WIDTH = 380;
/** By then Firefox has sized its panel. */
const SETTLED_MS = 200;

const t = translator(interfaceWords, 'en');
const root = document.getElementById('root')!;
const isPopup = browser.extension.getViews({ type: 'popup' }).includes(window);

reportMistakes(t('problem.page'));
if (!isPopup) document.documentElement.dataset['surface'] = 'tab';
const services = createServices();
const wholeInterface = async () => translator((await import('virtual:words/interface')).english, 'en');
const help = {
  ...services.help,
  words: async () => ({ t: await wholeInterface(), plan: (await import('virtual:words/help')).english['own-plan'] }),
  lines: async () => (await import('virtual:words/help-lines')).helpLines,
};
render(
  <HelpContext.Provider value={help}>
    <PopupApp services={services} words={{ t, words: pauseWords, language: 'en' }} isPopup={isPopup} onMoreWordsWanted={wholeInterface} />
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
