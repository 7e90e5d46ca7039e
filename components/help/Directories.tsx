import { useState } from 'preact/hooks';
import type { HelpDirectory } from '../../core/help.ts';
import { useWords } from '../base/words-context.ts';

/** Directories for every country. A link stands there only after the line that says what opening it leaves behind. */
export function Directories({ directories }: { readonly directories: readonly HelpDirectory[] }) {
  const { t } = useWords();
  const [asked, setAsked] = useState<string | null>(null);
  return (
    <div class="help-line">
      <h3>{t('help.directories')}</h3>
      <p>{t('help.directories-help')}</p>
      {directories.map(({ id, name, at }) => (
        <div key={id}>
          <button type="button" class="link" aria-expanded={asked === id} onClick={() => setAsked(asked === id ? null : id)}>
            {name}
          </button>
          {asked === id && (
            <div class="help-leaving">
              <p>{t('help.history')}</p>
              <p class="help-address" dir="ltr">
                {at}
              </p>
              <a class="link" href={at} target="_blank" rel="noreferrer noopener">
                {t('help.open', { name })}
              </a>
            </div>
          )}
        </div>
      ))}
    </div>
  );
}
