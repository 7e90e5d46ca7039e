/**
 * A picture of the page as a PNG, with its title and its sentences. The drawing takes its colours from style sheets, which a picture by itself
 * does not have: so what the page computed is written onto a copy of it, element by element, as attributes.
 */

const STYLES = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'font-family', 'font-size', 'font-weight', 'text-anchor', 'dominant-baseline', 'direction'] as const;
/** Twice as many pixels, so that it stays sharp where it is pasted. */
const SCALE = 2;
const MARGIN = 24;

/** The picture as it is drawn right now. Rejects where the browser cannot draw it. */
export async function pngOf(svg: SVGSVGElement, title: string, sentences: readonly string[]): Promise<Blob> {
  const style = getComputedStyle(svg);
  const image = await imageOf(svg);
  const { width, height } = svg.getBoundingClientRect();
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (!context) throw new Error('there is nothing to draw on');
  const inner = Math.max(width, 320);
  const family = style.fontFamily;
  const size = Number.parseFloat(style.fontSize) || 15;
  const texts = [{ text: title, font: `600 ${size * 1.2}px ${family}` }, ...sentences.map((text) => ({ text, font: `${size}px ${family}` }))];
  const lines = texts.flatMap(({ text, font }) => {
    context.font = font;
    return brokenInto(context, text, inner).map((line) => ({ line, font }));
  });
  const top = MARGIN + lines.length * size * 1.6 + 12;
  canvas.width = (inner + 2 * MARGIN) * SCALE;
  canvas.height = (top + height + MARGIN) * SCALE;
  context.scale(SCALE, SCALE);
  context.fillStyle = getComputedStyle(svg.closest('.pattern') ?? document.body).backgroundColor;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = style.color;
  const isMirrored = style.direction === 'rtl';
  context.direction = isMirrored ? 'rtl' : 'ltr';
  context.textAlign = 'start';
  lines.forEach(({ line, font }, at) => {
    context.font = font;
    context.fillText(line, isMirrored ? inner + MARGIN : MARGIN, MARGIN + (at + 0.8) * size * 1.6);
  });
  context.drawImage(image, isMirrored ? inner + MARGIN - width : MARGIN, top, width, height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the picture could not be made'))), 'image/png');
  });
}

async function imageOf(svg: SVGSVGElement): Promise<HTMLImageElement> {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const [from, to] = [[svg, ...svg.querySelectorAll('*')], [copy, ...copy.querySelectorAll('*')]];
  from.forEach((element, at) => {
    const computed = getComputedStyle(element);
    for (const name of STYLES) {
      const value = computed.getPropertyValue(name);
      if (value !== '') to[at]!.setAttribute(name, value);
    }
  });
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
  await image.decode();
  return image;
}

function brokenInto(context: CanvasRenderingContext2D, text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)!} ${word}`;
    if (lines.length > 0 && context.measureText(longer).width <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
