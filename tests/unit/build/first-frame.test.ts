import { describe, expect, test } from 'vitest';
import config from '../../../wxt.config.ts';
import { allowInlineStyle, framePage, refuseAskers, styleSource, withStyle } from '../../../build/first-frame.ts';

const PAGE = `<html><head>
    <title>One Beat</title>
    <script src="/newtab-paint.js" defer blocking="render"></script>
    <script type="module" crossorigin src="/chunks/newtab-x.js"></script>
    <link rel="modulepreload" crossorigin href="/chunks/services-x.js">
    <link rel="stylesheet" crossorigin href="/assets/newtab-x.css">
  </head><body></body></html>`;
const styleOf = (file: string) => (file === 'assets/newtab-x.css' ? 'a{color:red}\n' : null);

describe('a page with its style in it', () => {
  test('asks for its scripts and for no style', () => {
    const { html, used, source } = withStyle(PAGE, styleOf);
    expect(html).toContain('<style>a{color:red}</style>');
    expect(html).toContain('<script type="module" crossorigin src="/chunks/newtab-x.js"></script>');
    expect(html).not.toContain('stylesheet');
    expect(used).toEqual(['assets/newtab-x.css']);
    expect(source).toBe(styleSource('a{color:red}'));
  });

  test('is refused when it has none', () => {
    expect(() => withStyle(PAGE.replace(/<link rel="stylesheet".*/, ''), styleOf)).toThrow('no stylesheet');
  });

  test('no code may ask for that style any more: it would wait for a file that is not there', () => {
    const files = [{ name: 'chunks/later.js', code: 'm.f=["chunks/a.js","assets/popup-x.css"]' }];
    expect(() => refuseAskers(['assets/popup-x.css'], files)).toThrow('chunks/later.js asks for a style');
    refuseAskers(['assets/other-x.css'], files);
    refuseAskers([], files);
  });
});

describe('a page for its first frame', () => {
  test('has its style in it and asks for one script, which knows where the rest is', () => {
    const { html, used, source } = framePage(PAGE, styleOf);
    expect(html).toContain('<style>a{color:red}</style>');
    expect([...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address)).toEqual(['/newtab-paint.js']);
    expect(html).toContain('data-rest="/chunks/newtab-x.js"');
    expect(used).toEqual(['assets/newtab-x.css']);
    expect(source).toBe(styleSource('a{color:red}'));
  });

  test('is refused when a part is missing, rather than shipped slow or dead', () => {
    expect(() => framePage(PAGE.replace(/<link rel="stylesheet".*/, ''), styleOf)).toThrow('no stylesheet');
    expect(() => framePage(PAGE.replace(/<script type="module".*/, ''), styleOf)).toThrow('needs a module');
    expect(() => framePage(PAGE.replace(' defer', ''), styleOf)).toThrow('needs a module');
  });

  test('the policy allows that style and no other', () => {
    const source = styleSource('a{color:red}');
    expect(allowInlineStyle("default-src 'none'; style-src 'self'; img-src 'self'", [source])).toBe(`default-src 'none'; style-src 'self' ${source}; img-src 'self'`);
    expect(source).toMatch(/^'sha256-[A-Za-z0-9+/]{43}='$/);
  });
});

test('while developing the pages stay as they are written: their styles come from a server, and none could be put into them', async () => {
  const framed = async (mode: string) => {
    const { plugins = [] } = await config.vite!({ mode, command: mode === 'production' ? 'build' : 'serve', browser: 'chrome', manifestVersion: 3 });
    return plugins.flat().map((plugin) => (plugin as { readonly name: string }).name).filter((name) => name.startsWith('one-beat-first-frame'));
  };
  expect(await framed('development')).toEqual([]);
  expect(await framed('production')).toHaveLength(2);
});
