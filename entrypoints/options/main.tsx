import { render } from 'preact';
import { english as firstRun } from 'virtual:words/first-run';
import { english as interfaceWords } from 'virtual:words/interface';
import { english as notesWords } from 'virtual:words/notes';
import { english as pauseWords } from 'virtual:words/pause';
import { HelpContext } from '../../components/help/help-context.ts';
import { reportMistakes } from '../../components/base/mistakes.ts';
import { translator } from '../../core/translate.ts';
import { createNotesServices } from '../../storage/notes-services.ts';
import { OptionsApp } from './OptionsApp.tsx';

const t = translator(interfaceWords, 'en');
const words = { t, words: pauseWords, language: 'en' };
const languages = [{ value: 'en', name: t('language.name') }];
reportMistakes(t('problem.page'));
const services = createNotesServices();
const help = {
  ...services.help,
  words: async () => ({ t, plan: (await import('virtual:words/help')).english['own-plan'] }),
  lines: async () => (await import('virtual:words/help-lines')).helpLines,
};
render(
  <HelpContext.Provider value={help}>
    <OptionsApp services={services} words={words} notesWords={notesWords} firstRun={firstRun} languages={languages} />
  </HelpContext.Provider>,
  document.getElementById('root')!,
);
