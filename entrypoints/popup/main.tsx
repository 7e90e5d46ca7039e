import { render } from 'preact';
import { browser } from 'wxt/browser';
import { english as interfaceWords } from 'virtual:words/interface';
import { english as pauseWords } from 'virtual:words/pause';
import { reportMistakes } from '../../components/base/mistakes.ts';
import { translator } from '../../core/translate.ts';
import { createServices } from '../../storage/services.ts';
import { PopupApp } from './PopupApp.tsx';

const POPUP_WIDTH = 380;

const t = translator(interfaceWords, 'en');
const root = document.getElementById('root')!;
const isPopup = browser.extension.getViews({ type: 'popup' }).includes(window);

reportMistakes(t('problem.page'));
if (!isPopup) document.documentElement.dataset['surface'] = 'tab';
render(<PopupApp services={createServices()} words={{ t, words: pauseWords, language: 'en' }} isPopup={isPopup} />, root);

// Some panels and phones give the popup a width of their own: then the page fills it, whatever it is (BR-05).
requestAnimationFrame(() =>
  requestAnimationFrame(() => {
    if (isPopup && window.innerWidth !== POPUP_WIDTH) document.documentElement.dataset['surface'] = 'panel';
  }),
);
