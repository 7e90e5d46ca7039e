import type { Section } from '../../core/words.ts';
import { useWords } from '../base/words-context.ts';
import { HelpOffer } from './HelpOffer.tsx';
import './safe-page.css';

/** Everything that helps: own plan, help lines, and the words for someone in danger, in doubt or low; then whatever a page adds. */
export function HelpSections({ more = [] }: { readonly more?: readonly Section[] }) {
  const { help } = useWords().words;
  return (
    <>
      <HelpOffer />
      {[...help.sections, ...more].map((section) => (
        <section class="safe-section" key={section.id}>
          <h2>{section.title}</h2>
          {section.lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </section>
      ))}
    </>
  );
}
