import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { dialOf, newestSource, type HelpNumber, type HelpSource } from '../../core/help.ts';
import { CopyButton } from '../base/CopyButton.tsx';
import { More } from '../base/More.tsx';
import { useWords } from '../base/words-context.ts';
import { dateName } from './names.ts';

interface Props {
  readonly entry: HelpNumber;
  /** Says what to do with it: call, text, text a word to. */
  readonly label: string;
  readonly children?: ComponentChildren;
}

/** A number, large enough to read across a room and to be selected whole. On a desktop it is dialled elsewhere, so calling comes second. */
export function NumberView({ entry, label, children }: Props) {
  const { t, language } = useWords();
  const [showsAll, setShowsAll] = useState(false);
  const dial = dialOf(entry);
  const newest = newestSource(entry.sources);
  const said = ({ host, on }: HelpSource) => (on === null ? t('help.source-undated', { host }) : t('help.source', { host, date: dateName(on, language) }));
  return (
    <div class="help-number">
      <p class="quiet">{label}</p>
      <p class="number" dir="ltr">
        {entry.number}
      </p>
      {children}
      <div class="help-number-acts">
        <CopyButton text={entry.number} label={t('help.copy', { number: entry.number })} />
        {dial !== null && (
          <a class="link" href={dial} rel="noreferrer">
            {t(entry.way === 'call' ? 'help.call-here' : 'help.text-here')}
          </a>
        )}
      </div>
      {newest && <p class="quiet help-source">{said(newest)}</p>}
      <More label={t('help.all-sources')} isOpen={showsAll} onToggled={setShowsAll}>
        <ul class="quiet help-source">
          {entry.sources.map((source) => (
            <li key={source.host}>{said(source)}</li>
          ))}
        </ul>
      </More>
    </div>
  );
}
