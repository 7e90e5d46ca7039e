/**
 * Makes a page's HTML ask for as little as can be before its first frame.
 *
 * The stylesheet becomes part of the page, and the content security policy names it by its hash (`allowInlineStyle`). The page's module is
 * not asked for at all: its address is handed to the script that draws the frame, as `data-rest`, and that script loads it afterwards.
 *
 * What is changed is the finished page. While developing there is no bundle, and the page stays as it is written.
 */
import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

const STYLE = /<link rel="stylesheet"[^>]* href="\/([^"]+)">\s*/g;
const PRELOAD = /<link rel="modulepreload"[^>]*>\s*/g;
const MODULE = /<script type="module"[^>]* src="([^"]+)"><\/script>\s*/;
const FRAME_SCRIPT = /<script (?=[^>]*\bdefer\b)/;

/** The styles of a bundle by file, as text; null for a file that is none. */
export type StyleOf = (file: string) => string | null;

/** The page as it is shipped, with the files that have become part of it, and the style that the policy must allow. */
export interface FramedPage {
  readonly html: string;
  readonly used: readonly string[];
  readonly source: string;
}

/** The page for its first frame. Throws where there is no style, no module or no script to hand it to: the page would come out slow or dead. */
export function framePage(html: string, styleOf: StyleOf): FramedPage {
  const used: string[] = [];
  const styles: string[] = [];
  const withoutStyles = html.replace(STYLE, (link, file: string) => {
    const style = styleOf(file);
    if (style === null) return link;
    used.push(file);
    styles.push(style.trim());
    return '';
  });
  const [module, address] = MODULE.exec(withoutStyles) ?? [];
  if (styles.length === 0) throw new Error('the page has no stylesheet to put into it');
  if (!module || !FRAME_SCRIPT.test(withoutStyles)) throw new Error('the page needs a module, and a deferred script that loads it after the first frame');
  const style = styles.join('\n');
  const framed = withoutStyles
    .replace(PRELOAD, '')
    .replace(module, '')
    .replace(FRAME_SCRIPT, `<script data-rest="${address}" `)
    .replace('</title>', `</title>\n    <style>${style}</style>`);
  return { html: framed, used, source: styleSource(style) };
}

/** The plugin for one page, such as `newtab/index.html`. It calls back with the style's source for the policy: `'sha256-…'`. */
export function firstFrame(page: string, onStyled: (source: string) => void): Plugin {
  return {
    name: 'one-beat-first-frame',
    transformIndexHtml: {
      order: 'post',
      handler(html, { path, bundle }) {
        if (!bundle || !path.endsWith(page)) return html;
        const framed = framePage(html, (file) => {
          const asset = bundle[file];
          return asset?.type === 'asset' ? String(asset.source) : null;
        });
        for (const file of framed.used) delete bundle[file];
        onStyled(framed.source);
        return framed.html;
      },
    },
  };
}

/** The source by which a policy allows just this style. */
export function styleSource(style: string): string {
  return `'sha256-${createHash('sha256').update(style).digest('base64')}'`;
}

/** A policy that also allows the styles of these sources. */
export function allowInlineStyle(policy: string, sources: Iterable<string>): string {
  return policy.replace(/style-src [^;]+/, (rule) => [rule, ...sources].join(' '));
}
