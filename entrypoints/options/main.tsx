import { render } from 'preact';
import { english as interfaceWords } from 'virtual:words/interface';
import { english as pauseWords } from 'virtual:words/pause';
import { reportMistakes } from '../../components/base/mistakes.ts';
import { translator } from '../../core/translate.ts';
import { createServices } from '../../storage/services.ts';
import { OptionsApp } from './OptionsApp.tsx';

const t = translator(interfaceWords, 'en');
reportMistakes(t('problem.page'));
render(<OptionsApp services={createServices()} words={{ t, words: pauseWords, language: 'en', spellCheck: false }} />, document.getElementById('root')!);
