import { render } from 'preact';
import { load as loadFirstRun } from 'virtual:words/first-run';
import { languages, load as loadInterface, names } from 'virtual:words/interface';
import { load as loadNotes } from 'virtual:words/notes';
import { load as loadPause } from 'virtual:words/pause';
import { applyAppearance } from '../../components/base/appearance.ts';
import { HelpContext } from '../../components/help/help-context.ts';
import { reportMistakes } from '../../components/base/mistakes.ts';
import { translator } from '../../core/translate.ts';
import { reloadWhenErased } from '../../storage/erasing-watch.ts';
import { readLook } from '../../storage/look.ts';
import { createNotesServices } from '../../storage/notes-services.ts';
import { createServices } from '../../storage/services.ts';
import { OptionsApp } from './OptionsApp.tsx';

const look = readLook();
const language = languages.includes(look.language) ? look.language : 'en';
applyAppearance({ ...look, language });
const [interfaceWords, pauseWords, notesWords, firstRun] = await Promise.all([loadInterface(language), loadPause(language), loadNotes(language), loadFirstRun(language)]);
const t = translator(interfaceWords, language);
const words = { t, words: pauseWords, language };
const choices = languages.map((value) => ({ value, name: names[value] ?? value }));
reportMistakes(t('problem.page'));
const services = createNotesServices(createServices(undefined, undefined, () => import('../../storage/vault.ts')));
reloadWhenErased(services.database);
const help = {
  ...services.help,
  words: async () => ({ t, plan: (await (await import('virtual:words/help')).load(language))['own-plan'] }),
  lines: async () => (await import('virtual:words/help-lines')).helpLines,
};
render(
  <HelpContext.Provider value={help}>
    <OptionsApp services={services} words={words} notesWords={notesWords} firstRun={firstRun} languages={choices} />
  </HelpContext.Provider>,
  document.getElementById('root')!,
);
// After the first paint: until then nothing can have been pressed.
import('./kept-focus.ts').then(
  ({ keepFocus }) => keepFocus(document.getElementById('root')!),
  (thrown: unknown) => console.warn('the focus is not looked after', thrown),
);
