/** Words in a picture: SVG breaks no lines by itself. Full words stand in the table and in the name of each part. */

const FONT = 13;
let context: CanvasRenderingContext2D | null | undefined;

/** How wide a text is, in CSS pixels, at the pictures' text size. `unit` is how much larger than usual the page's text is. */
export function widthOf(text: string, unit: number): number {
  if (context === undefined) context = document.createElement('canvas').getContext?.('2d') ?? null;
  if (!context?.measureText) return text.length * FONT * 0.55 * unit;
  context.font = `${FONT}px ${getComputedStyle(document.body).fontFamily || 'sans-serif'}`;
  return context.measureText(text).width * unit;
}

/** The text, or its beginning with an ellipsis where it is wider. */
export function shorten(text: string, width: number, unit: number): string {
  if (widthOf(text, unit) <= width) return text;
  const letters = Array.from(text);
  while (letters.length > 1 && widthOf(`${letters.join('')}…`, unit) > width) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

/** The text in at most `most` lines; the last one is shortened where it must be. */
export function linesIn(text: string, width: number, unit: number, most = 2): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)!} ${word}`;
    if (lines.length > 0 && (lines.length === most || widthOf(longer, unit) <= width)) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.map((line) => shorten(line, width, unit));
}
