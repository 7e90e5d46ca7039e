import { render } from 'preact';
import { english as firstRun } from 'virtual:words/first-run';
import { english as interfaceWords } from 'virtual:words/interface';
import { english as notesWords } from 'virtual:words/notes';
import { english as pauseWords } from 'virtual:words/pause';
import { reportMistakes } from '../../components/base/mistakes.ts';
import { translator } from '../../core/translate.ts';
import { createServices } from '../../storage/services.ts';
import { OptionsApp } from './OptionsApp.tsx';

const t = translator(interfaceWords, 'en');
const words = { t, words: pauseWords, language: 'en' };
const languages = [{ value: 'en', name: t('language.name') }];
reportMistakes(t('problem.page'));
render(
  <OptionsApp services={createServices()} words={words} notesWords={notesWords} firstRun={firstRun} languages={languages} />,
  document.getElementById('root')!,
);
