/**
 * The words of the interface: whole sentences by key, with named gaps, and plural forms by the language's own rules.
 * No sentence is ever put together from pieces.
 */

/** A message is one text, or one text per plural category (`one`, `other`, …) chosen by the gap `{n}`. */
export type Message = string | Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;

/** The interface words of one language: section → key → message. */
export type InterfaceWords = Readonly<Record<string, Readonly<Record<string, Message>>>>;

/** Looks up `section.key` and fills its gaps. */
export type Translate = (key: string, gaps?: Readonly<Record<string, string | number>>) => string;

/** Fills `{name}` gaps in a text; a gap without a value stays as it is. Numbers are shown in the language's own digits. */
export function fill(text: string, gaps: Readonly<Record<string, string | number>>, language: string): string {
  return text.replace(/\{([a-z]+)\}/g, (gap, name: string) => {
    const value = gaps[name];
    if (value === undefined) return gap;
    return typeof value === 'number' ? value.toLocaleString(language) : value;
  });
}

/** A `Translate` over the words of one language. An unknown key gives itself back: a test holds that there is none. */
export function translator(words: InterfaceWords, language: string): Translate {
  const plurals = new Intl.PluralRules(language);
  return (key, gaps = {}) => {
    const dot = key.indexOf('.');
    const message = words[key.slice(0, dot)]?.[key.slice(dot + 1)];
    if (message === undefined) return key;
    if (typeof message === 'string') return fill(message, gaps, language);
    const category = plurals.select(Number(gaps['n'] ?? 0));
    return fill(message[category] ?? message.other ?? key, gaps, language);
  };
}
