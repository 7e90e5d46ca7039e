import { render } from 'preact';
import { english as interfaceWords } from 'virtual:words/interface';
import { english as deck } from 'virtual:words/insights';
import { reportMistakes } from '../../components/base/mistakes.ts';
import { translator } from '../../core/translate.ts';
import { NewTabApp } from './NewTabApp.tsx';

const t = translator(interfaceWords, 'en');
reportMistakes(t('problem.page'));
render(<NewTabApp deck={deck} t={t} />, document.getElementById('root')!);
