import { render } from 'preact';
import { english as text } from 'virtual:words/first-run';
import { english as interfaceWords } from 'virtual:words/interface';
import { english as pauseWords } from 'virtual:words/pause';
import { reportMistakes } from '../../components/base/mistakes.ts';
import { translator } from '../../core/translate.ts';
import { createSettingsStore } from '../../storage/settings.ts';
import { FirstRunApp } from './FirstRunApp.tsx';

const t = translator(interfaceWords, 'en');
reportMistakes(t('problem.page'));
render(<FirstRunApp settings={createSettingsStore()} words={{ t, words: pauseWords, language: 'en' }} text={text} />, document.getElementById('root')!);
