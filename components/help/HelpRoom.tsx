import type { Section } from '../../core/words.ts';
import { useWords } from '../base/words-context.ts';
import './safe-page.css';

interface Props {
  /** What the product is, keeps and is not. */
  readonly about: readonly Section[];
  readonly onFirstRunWanted: () => void;
}

/** Help: what stands behind "I don't feel safe", and what the product is and is not. */
export function HelpRoom({ about, onFirstRunWanted }: Props) {
  const { t, words } = useWords();
  const { lead, sections } = words.help;
  return (
    <div class="help-room">
      <p>{lead}</p>
      {[...sections, ...about].map((section) => (
        <section class="safe-section" key={section.id}>
          <h2>{section.title}</h2>
          {section.lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </section>
      ))}
      <button type="button" class="link" onClick={onFirstRunWanted}>
        {t('first-run.again')}
      </button>
    </div>
  );
}
