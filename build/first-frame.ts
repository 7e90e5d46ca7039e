/**
 * Makes a page's HTML ask for as little as can be before its first frame.
 *
 * The stylesheet becomes part of the page, and the content security policy names it by its hash (`allowInlineStyle`). The new tab's module is
 * not asked for at all: its address is handed to the script that draws the frame, as `data-rest`, and that script loads it afterwards.
 *
 * What is changed is the finished page. While developing, styles come from a local server, and the pages stay as they are written.
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

/** The page with its styles in it. Throws where there is none: the page would come out bare. */
export function withStyle(html: string, styleOf: StyleOf): FramedPage {
  const used: string[] = [];
  const styles: string[] = [];
  const withoutStyles = html.replace(STYLE, (link, file: string) => {
    const style = styleOf(file);
    if (style === null) return link;
    used.push(file);
    styles.push(style.trim());
    return '';
  });
  if (styles.length === 0) throw new Error('the page has no stylesheet to put into it');
  const style = styles.join('\n');
  return { html: withoutStyles.replace('</title>', `</title>\n    <style>${style}</style>`), used, source: styleSource(style) };
}

/** The page for a first frame that a script of its own draws. Throws where there is no style, no module or no script to hand it to: the page would come out slow or dead. */
export function framePage(html: string, styleOf: StyleOf): FramedPage {
  const styled = withStyle(html, styleOf);
  const [module, address] = MODULE.exec(styled.html) ?? [];
  if (!module || !FRAME_SCRIPT.test(styled.html)) throw new Error('the page needs a module, and a deferred script that loads it after the first frame');
  const framed = styled.html
    .replace(PRELOAD, '')
    .replace(module, '')
    .replace(FRAME_SCRIPT, `<script data-rest="${address}" `);
  return { ...styled, html: framed };
}

/**
 * The plugin for one page, such as `newtab/index.html`, which becomes what `frame` makes of it. It calls back with the style's source for the
 * policy: `'sha256-…'`. Throws where code still asks for a style that has become part of the page: it would wait for a file that is not there.
 */
export function firstFrame(page: string, frame: (html: string, styleOf: StyleOf) => FramedPage, onStyled: (source: string) => void): Plugin {
  let used: readonly string[] = [];
  return {
    name: `one-beat-first-frame:${page}`,
    transformIndexHtml: {
      order: 'post',
      handler(html, { path, bundle }) {
        if (!bundle || !path.endsWith(page)) return html;
        const framed = frame(html, (file) => {
          const asset = bundle[file];
          return asset?.type === 'asset' ? String(asset.source) : null;
        });
        used = framed.used;
        for (const file of used) delete bundle[file];
        onStyled(framed.source);
        return framed.html;
      },
    },
    writeBundle: (_, bundle) => refuseAskers(used, Object.values(bundle).map((file) => (file.type === 'chunk' ? { name: file.fileName, code: file.code } : { name: file.fileName, code: '' }))),
  };
}

/** Throws where code asks for a style that is part of the page. */
export function refuseAskers(used: readonly string[], files: readonly { readonly name: string; readonly code: string }[]): void {
  const asking = files.find(({ code }) => used.some((style) => code.includes(style)));
  if (asking) throw new Error(`${asking.name} asks for a style that is part of a page`);
}

/** The source by which a policy allows just this style. */
export function styleSource(style: string): string {
  return `'sha256-${createHash('sha256').update(style).digest('base64')}'`;
}

/** A policy that also allows the styles of these sources. */
export function allowInlineStyle(policy: string, sources: Iterable<string>): string {
  return policy.replace(/style-src [^;]+/, (rule) => [rule, ...sources].join(' '));
}
