import { fileURLToPath } from 'node:url';
import { createLogger, type LogOptions } from 'vite';
import { defineConfig } from 'wxt';
import { allowInlineStyle, firstFrame, framePage, withStyle } from './build/first-frame.ts';
import { apart, chunksPlugin } from './build/chunks.ts';
import { withoutNetwork } from './build/without-network.ts';
import { wordsPlugin } from './build/words-plugin.ts';

/** Nothing may load from, or talk to, anywhere but the extension itself. Without `form-action` a form could still reach a server. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'none'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const ICON_SIZES = [16, 32, 48, 96, 128] as const;

/** Vite's own words, but for one: that the script of the first frame is no module is meant so, and whoever builds this for the first time need not wonder. */
const logger = createLogger('warn');
const { warn } = logger;
logger.warn = (said: string, options?: LogOptions) => {
  if (!said.includes('"/newtab-paint.js"')) warn(said, options);
};

/** The styles that are part of a page; known once the pages are built, which is before the manifest is. */
const inlined = new Set<string>();
const allow = (source: string) => void inlined.add(source);

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  modules: ['@wxt-dev/webextension-polyfill'],
  vite: ({ mode }) => ({
    customLogger: logger,
    plugins: [wordsPlugin(), chunksPlugin(), withoutNetwork(), ...(mode === 'production' ? [firstFrame('newtab/index.html', framePage, allow), firstFrame('popup/index.html', withStyle, allow)] : [])],
    // For browsers this package (of the Markdown writer) decodes names through `innerHTML`; its other half does so by a table.
    resolve: { alias: { 'decode-named-character-reference': fileURLToPath(new URL('node_modules/decode-named-character-reference/index.js', import.meta.url)) } },
    // Vite's preload shim calls fetch, which has no business here.
    // The oldest browsers that the manifest lets in: below them `light-dark()` would be taken apart into twice its size.
    build: { modulePreload: { polyfill: false }, target: ['chrome140', 'firefox142'] },
  }),
  // What Mozilla gets to build from: dot files too, since .npmrc is what keeps packages from running scripts.
  zip: { dotSources: true, excludeSources: ['.git', '.git/**', '.wxt/**', '**/*.log'] },
  hooks: {
    'entrypoints:grouped': (_, groups) => void groups.splice(0, groups.length, ...apart(groups, 'popup')),
    'build:manifestGenerated': (_, manifest) => {
      const policy = manifest.content_security_policy;
      if (typeof policy === 'object' && policy.extension_pages) policy.extension_pages = allowInlineStyle(policy.extension_pages, inlined);
    },
  },
  manifest: ({ browser, mode }) => ({
    name: '__MSG_name__',
    description: '__MSG_description__',
    default_locale: 'en',
    permissions: ['storage', 'alarms', 'unlimitedStorage'],
    // Asked for on the settings page, when the person first wants one.
    optional_permissions: ['notifications'],
    incognito: 'not_allowed',
    icons: Object.fromEntries(ICON_SIZES.map((size) => [size, `icon/${size}.png`])),
    action: {
      default_title: '__MSG_name__',
      default_icon: Object.fromEntries([16, 32].map((size) => [size, `icon/${size}.png`])),
      // `dark` is for toolbars with dark text. Chromium has no such choice, so its icon is drawn to be seen on both.
      ...(browser === 'firefox'
        ? { theme_icons: [16, 32].map((size) => ({ dark: `icon/on-light-${size}.png`, light: `icon/on-dark-${size}.png`, size })) }
        : {}),
    },
    commands: { _execute_action: { suggested_key: { default: 'Alt+Shift+K' } } },
    // While developing, pages come from a local server that a closed policy would stop.
    ...(mode === 'production' ? { content_security_policy: { extension_pages: CONTENT_SECURITY_POLICY } } : {}),
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'one-beat@one-beat.example',
              strict_min_version: '142.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '140' }),
  }),
});
