import type { HelpLine, HelpWay } from '../../core/help.ts';
import { useWords } from '../base/words-context.ts';
import { languageList } from './names.ts';
import { NumberView } from './NumberView.tsx';

/** One help line: what it is for and for whom, when it answers and in which languages, and its numbers. */
export function HelpLineView({ line }: { readonly line: HelpLine }) {
  const { t, language } = useWords();
  const facts = [
    line.audience === 'anyone' ? null : t(`help.audience-${line.audience}`),
    line.hours === 'always' ? t('help.always') : t(`help.hours-${line.hours.days}`, { from: line.hours.from, to: line.hours.to }),
    line.languages.length === 0 ? null : t(line.hasMoreLanguages ? 'help.languages-more' : 'help.languages', { languages: languageList(line.languages, language) }),
  ].filter((fact) => fact !== null);
  const label = (way: HelpWay, say: string | undefined) => (say === undefined ? t(`help.way-${way}`) : t('help.way-text-word', { word: say }));
  return (
    <div class="help-line">
      <h3>{t(`help.kind-${line.kind}`)}</h3>
      <p>
        <b>{line.name}</b>
      </p>
      <ul class="quiet">
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      {line.numbers.map((entry) => (
        <NumberView key={`${entry.way} ${entry.number}`} entry={entry} label={label(entry.way, entry.say)} />
      ))}
    </div>
  );
}
