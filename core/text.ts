/**
 * Text as a person counts it: one emoji family is one character, and is never cut in two (TX-05).
 */

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** How many user-perceived characters a text has. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of graphemes.segment(text)) length += 1;
  return length;
}

function charactersOf(text: string): readonly string[] {
  return Array.from(graphemes.segment(text), ({ segment }) => segment);
}

/**
 * What may stand in a field after an edit, when it holds `limit` user-perceived characters at most: of what was put in, as many whole
 * characters as fit, where it was put in. Text that was too long before may always be shortened, or changed without growing.
 */
export function fitEdit(before: string, after: string, limit: number): string {
  if (after.length <= limit) return after;
  // Compared by whole characters: two emoji may begin with the same half, and that half must not stay behind alone.
  const had = charactersOf(before);
  const has = charactersOf(after);
  if (has.length <= limit || has.length <= had.length) return after;
  let start = 0;
  while (start < had.length && had[start] === has[start]) start += 1;
  let end = 0;
  while (end < had.length - start && had.at(-1 - end) === has.at(-1 - end)) end += 1;
  const room = Math.max(0, limit - start - end);
  return [...has.slice(0, start), ...has.slice(start, has.length - end).slice(0, room), ...has.slice(has.length - end)].join('');
}
