import type { EmergencyNumber } from '../../core/help.ts';
import { useWords } from '../base/words-context.ts';
import { NumberView } from './NumberView.tsx';

/** The numbers for right now. Whom one reaches is said, since one that is for the police alone brings no ambulance. */
export function EmergencyNumbers({ numbers }: { readonly numbers: readonly EmergencyNumber[] }) {
  const { t } = useWords();
  return (
    <div class="help-line">
      <h3>{t('help.emergency')}</h3>
      {numbers.map((entry) => (
        <NumberView key={`${entry.way} ${entry.number}`} entry={entry} label={entry.way === 'text' ? t('help.emergency-text') : t(`help.emergency-${entry.for}`)}>
          {entry.press && <p>{t('help.press', { keys: entry.press })}</p>}
        </NumberView>
      ))}
    </div>
  );
}
