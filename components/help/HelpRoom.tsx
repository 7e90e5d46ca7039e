import type { Section } from '../../core/words.ts';
import { useWords } from '../base/words-context.ts';
import { HelpSections } from './HelpSections.tsx';

interface Props {
  /** What the product is, keeps and is not. */
  readonly about: readonly Section[];
  readonly onFirstRunWanted: () => void;
}

/** Help: what stands behind "I don't feel safe", and what the product is and is not. */
export function HelpRoom({ about, onFirstRunWanted }: Props) {
  const { t, words } = useWords();
  return (
    <div class="help-room">
      <p>{words.help.lead}</p>
      <HelpSections more={about} />
      <button type="button" class="link" onClick={onFirstRunWanted}>
        {t('first-run.again')}
      </button>
    </div>
  );
}
