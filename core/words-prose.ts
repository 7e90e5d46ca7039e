/**
 * Rules for every text that is said to a person, whatever file it stands in.
 *
 * A phrase is banned because it belittles a doubt, labels a person or promises something; the list is kept in `content/README.md`, so that
 * whoever writes the words can add to it.
 */

/** One thing wrong with a text, as a sentence that says what to do. */
export type ProseRule = (text: string) => string | null;

const asciiQuotes: ProseRule = (text) => {
  if (text.includes("'")) return 'There is a straight apostrophe ( \' ) here. Please use a curly one ( ’ ).';
  return text.includes('"') ? 'There are straight quotation marks ( " ) here. Please use curly ones ( “ and ” ).' : null;
};

// A text that leans on something before or after it was meant to be glued: no other language could say it so.
const pieces: ProseRule = (text) => {
  if (text.trim() === '') return null;
  if (text !== text.trim()) return 'The text begins or ends with a space. Please take the space away; if it was meant to be joined to another text, write the whole sentence.';
  if (/^(…|\.\.|[,;:.)])|[,(]$/.test(text)) return 'The text looks like a piece of a sentence. Please write the whole sentence here.';
  if (/^\[[^\]]*\]|\[[^\]]*\]$/.test(text)) return 'The text begins or ends with a gap. Please write the whole sentence around it.';
  return /^\{[a-z]+\}$/.test(text) ? 'The text is a gap and nothing else. Please write the whole sentence around it.' : null;
};

const loud: ProseRule = (text) => (text.includes('!') ? 'There is an exclamation mark here. Please write it calmly, without one.' : null);

const telephone: ProseRule = (text) =>
  /(?<![\p{L}\d])\+?\d(?:[\s().-]?\d){5,}/u.test(text)
    ? 'There is a number here that looks like a telephone number. Please take it out: numbers come from the country data, which says where each one is from.'
    : null;

/** The rules that hold in every language. */
export const PROSE_RULES: readonly ProseRule[] = [asciiQuotes, pieces, loud, telephone];

/**
 * A rule that finds banned phrases: whole words, capitals or not, any apostrophe, any white space. A phrase that ends with `*` finds every
 * word that begins so.
 */
export function bannedRule(phrases: readonly string[]): ProseRule {
  const found = phrases.map((phrase) => {
    const written = plain(phrase.replace(/\*$/, '')).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return { phrase, pattern: new RegExp(`(?<![\\p{L}\\p{N}])${written}${phrase.endsWith('*') ? '' : '(?![\\p{L}\\p{N}])'}`, 'u') };
  });
  return (text) => {
    const hit = found.find(({ pattern }) => pattern.test(plain(text)));
    return hit ? `The words “${hit.phrase}” are on the list of phrases that are not used here (content/README.md). Please say it another way.` : null;
  };
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[’‘ʼ]/g, "'").replace(/\s+/g, ' ').trim();
}
