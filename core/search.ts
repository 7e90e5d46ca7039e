/**
 * Search as a person expects it: literal (TX-07), in any script, and blind to case, accents and how a letter happens to be composed (TX-08).
 *
 * Both sides are folded to the same plain form and compared as text. A plain search in memory is faster here than any index would be.
 */

// Marks that a reader may leave out: accents, and the vowel points of Arabic, Hebrew and Syriac. The vowel signs of Indic and Thai letters
// are marks too, but without them it is another word; and the voicing marks of kana make another letter.
const LEFT_OUT = /[[\p{M}&&[\p{sc=Zinh}\p{sc=Latn}\p{sc=Grek}\p{sc=Cyrl}\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}]]--[\u3099\u309A]]|\p{Default_Ignorable_Code_Point}|\u0640/gv;

// Letters that no normal form takes apart, and that people type without their stroke or dot: Turkish ı among them.
const PLAIN: Readonly<Record<string, string>> = {
  ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', ħ: 'h', ŧ: 't', ς: 'σ', '’': "'", '‘': "'", '“': '"', '”': '"', '–': '-',
};
const PLAIN_LETTERS = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'gu');
const PLAIN_ASCII = /^(?!.* {2})[\x20-\x7e]*$/;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The plain form of a text, in which two texts that read alike are alike. White space of any kind is one space. */
export function fold(text: string): string {
  if (PLAIN_ASCII.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(LEFT_OUT, '')
    .toLowerCase()
    .replace(PLAIN_LETTERS, (letter) => PLAIN[letter] ?? letter)
    .normalize('NFC')
    .replace(/\s+/gu, ' ');
}

/** The plain form of what a person searches for; empty when it looks for nothing. */
export function foldQuery(query: string): string {
  return fold(query).trim();
}

/** A run of a text, and whether it is what was searched for. */
export interface Run {
  readonly text: string;
  readonly isHit: boolean;
}

/** A text cut into runs, so that hits can be marked. Hits are whole user-perceived characters; put together the runs are the text. */
export function runsOf(text: string, foldedQuery: string): readonly Run[] {
  if (foldedQuery === '' || !fold(text).includes(foldedQuery)) return text === '' ? [] : [{ text, isHit: false }];
  const { folded, starts, ends } = foldByCharacter(text);
  const runs: Run[] = [];
  let done = 0;
  for (let at = folded.indexOf(foldedQuery); at >= 0; at = folded.indexOf(foldedQuery, at + foldedQuery.length)) {
    const start = Math.max(done, starts[at]!);
    const end = ends[at + foldedQuery.length - 1]!;
    if (end <= done) continue;
    if (start > done) runs.push({ text: text.slice(done, start), isHit: false });
    runs.push({ text: text.slice(start, end), isHit: true });
    done = end;
  }
  if (done < text.length) runs.push({ text: text.slice(done), isHit: false });
  return runs;
}

interface Folded {
  readonly folded: string;
  /** For each code unit of the plain form, where the character it comes from starts and ends in the text. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

function foldByCharacter(text: string): Folded {
  let folded = '';
  const starts: number[] = [];
  const ends: number[] = [];
  const take = (plain: string, start: number, end: number) => {
    folded += plain;
    for (let unit = 0; unit < plain.length; unit += 1) {
      starts.push(start);
      ends.push(end);
    }
  };
  if (PLAIN_ASCII.test(text)) {
    for (let index = 0; index < text.length; index += 1) take(text[index]!.toLowerCase(), index, index + 1);
    return { folded, starts, ends };
  }
  for (const { index, segment } of graphemes.segment(text)) {
    const plain = fold(segment);
    // Two spaces in a row are one in the plain form.
    if (plain !== ' ' || !folded.endsWith(' ')) take(plain, index, index + segment.length);
    else ends[ends.length - 1] = index + segment.length;
  }
  return { folded, starts, ends };
}
