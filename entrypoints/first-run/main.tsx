import { render } from 'preact';
import { english as text } from 'virtual:words/first-run';
import { english as interfaceWords } from 'virtual:words/interface';
import { english as pauseWords } from 'virtual:words/pause';
import { HelpContext } from '../../components/help/help-context.ts';
import { reportMistakes } from '../../components/base/mistakes.ts';
import { translator } from '../../core/translate.ts';
import { reloadWhenErased } from '../../storage/erasing-watch.ts';
import { createServices } from '../../storage/services.ts';
import { FirstRunApp } from './FirstRunApp.tsx';

const t = translator(interfaceWords, 'en');
reportMistakes(t('problem.page'));
const services = createServices();
reloadWhenErased(services.database);
const help = {
  ...services.help,
  words: async () => ({ t, plan: (await import('virtual:words/help')).english['own-plan'] }),
  lines: async () => (await import('virtual:words/help-lines')).helpLines,
};
render(
  <HelpContext.Provider value={help}>
    <FirstRunApp settings={services.settings} words={{ t, words: pauseWords, language: 'en' }} text={text} />
  </HelpContext.Provider>,
  document.getElementById('root')!,
);
