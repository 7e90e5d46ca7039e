import { render } from 'preact';
import { browser } from 'wxt/browser';
import { english as interfaceWords } from 'virtual:words/interface';
import { english as pauseWords } from 'virtual:words/pause';
import { reportMistakes } from '../../components/base/mistakes.ts';
import { translator } from '../../core/translate.ts';
import { createServices } from '../../storage/services.ts';
import { PopupApp } from './PopupApp.tsx';

const POPUP_WIDTH = 380;
/** By then the browser has sized its popup. */
const SETTLED_MS = 200;

const t = translator(interfaceWords, 'en');
const root = document.getElementById('root')!;
const isPopup = browser.extension.getViews({ type: 'popup' }).includes(window);

reportMistakes(t('problem.page'));
if (!isPopup) document.documentElement.dataset['surface'] = 'tab';
render(<PopupApp services={createServices()} words={{ t, words: pauseWords, language: 'en' }} isPopup={isPopup} />, root);

// A desktop popup takes the width we ask for. Phones and Firefox's overflow menu give a width of their own: then the page fills it (BR-05).
// Chromium starts its popup tiny and grows it, so there only a wider one tells anything.
function fitPanel(): void {
  const isOther = location.protocol === 'moz-extension:' ? window.innerWidth !== POPUP_WIDTH : window.innerWidth > POPUP_WIDTH;
  if (isPopup && isOther) document.documentElement.dataset['surface'] = 'panel';
}
addEventListener('load', () => setTimeout(fitPanel, SETTLED_MS));
