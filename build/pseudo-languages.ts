/**
 * Two languages that nobody speaks, made from English while developing, to see what a translation would do to a page.
 *
 * `en-XA` is accented and about 40 % longer, in brackets, so that a text that is cut off or was never translated shows at once.
 * `ar-XB` is written from right to left: marks around each text give it that direction, without turning its letters round.
 */
import { mapSaid } from '../core/words-files.ts';

/** A language made from English. */
export interface PseudoLanguage {
  readonly language: string;
  /** `name` is the name of the file, as `isSaid` knows it. */
  readonly translate: (name: string, value: unknown) => unknown;
}

const ACCENTED: Readonly<Record<string, string>> = Object.fromEntries(
  [...'aeiouycdgklnrstzAEIOUYCDGKLNRSTZ'].map((letter, index) => [letter, [...'àéîõüÿçðĝķĺñŕšţžÀÉÎÕÜŸÇÐĜĶĹÑŔŠŢŽ'][index] ?? letter]),
);
const PADDING = ' öñé ţŵö ţĥŕéé ƒöúŕ ƒîṽé šîẋ šéṽéñ éîĝĥţ ñîñé ţéñ';
const RIGHT_TO_LEFT_MARK = '\u200F';
// Gaps keep their names: the product fills them in.
const GAP = /(\{[a-z]+\}|\[[^\]]*\])/;

function accent(text: string): string {
  const accented = text.split(GAP).map((part) => (GAP.test(part) ? part : part.replace(/[a-z]/gi, (letter) => ACCENTED[letter] ?? letter))).join('');
  const length = Math.max(1, Math.ceil(text.length * 0.4) - 2);
  return `⟦${accented}${PADDING.repeat(Math.ceil(length / PADDING.length)).slice(0, length)}⟧`;
}

function mirror(text: string): string {
  return `${RIGHT_TO_LEFT_MARK}${text} ·${'·'.repeat(Math.floor(text.length / 12))}${RIGHT_TO_LEFT_MARK}`;
}

const made = (language: string, change: (text: string) => string): PseudoLanguage => ({
  language,
  translate: (name, value) => mapSaid(name, name === 'interface' ? withPlurals(value, language) : value, change),
});

// A language may need other plural forms than English: Arabic has six.
function withPlurals(words: unknown, language: string): unknown {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const sections = Object.entries(words as Record<string, Record<string, unknown>>);
  return Object.fromEntries(
    sections.map(([section, messages]) => [
      section,
      Object.fromEntries(Object.entries(messages).map(([key, message]) => {
        if (typeof message !== 'object' || message === null) return [key, message];
        const written = message as Record<string, string>;
        return [key, Object.fromEntries(forms.map((form) => [form, written[form] ?? written['other']]))];
      })),
    ]),
  );
}

/** Both of them. */
export const PSEUDO_LANGUAGES: readonly PseudoLanguage[] = [made('en-XA', accent), made('ar-XB', mirror)];
