/**
 * Puts a page's stylesheet into the page itself, so that its first frame waits for one file less. The content security policy then has to
 * name the style by its hash, which `allowInlineStyle` adds to it.
 *
 * What is put in is taken from the finished bundle: the file it came from is left out of the build.
 */
import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

const LINK = /<link rel="stylesheet"[^>]* href="\/([^"]+)">\s*/g;
const EMPTY_PRELOAD = /<link rel="modulepreload"[^>]* href="\/([^"]+)">\s*/g;

/** The plugin for one page, such as `newtab/index.html`. It calls back with the style's source for the policy: `'sha256-…'`. */
export function inlineStyle(page: string, onInlined: (source: string) => void): Plugin {
  return {
    name: 'one-beat-inline-style',
    transformIndexHtml: {
      order: 'post',
      handler(html, { path, bundle }) {
        if (!bundle || !path.endsWith(page)) return html;
        const styles: string[] = [];
        const bare = html
          .replace(LINK, (link, file: string) => {
            const asset = bundle[file];
            if (asset?.type !== 'asset') return link;
            styles.push(String(asset.source).trim());
            delete bundle[file];
            return '';
          })
          // The bundler leaves a chunk with nothing in it; asking for it would still cost a request.
          .replace(EMPTY_PRELOAD, (link, file: string) => {
            const chunk = bundle[file];
            return chunk?.type === 'chunk' && chunk.code.trim() === '' ? '' : link;
          });
        if (styles.length === 0) throw new Error(`There is no stylesheet to put into ${page}.`);
        const style = styles.join('\n');
        onInlined(styleSource(style));
        return bare.replace('</title>', `</title>\n    <style>${style}</style>`);
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
