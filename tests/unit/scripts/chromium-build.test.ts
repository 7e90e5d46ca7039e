import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { judgeChromiumBuild } from '../../../scripts/chromium-build.ts';
import { ROOT } from '../../support/word-files.ts';

const home = mkdtempSync(join(tmpdir(), 'one-beat-chromium-build-'));
const folder = join(home, 'build');
afterAll(() => rmSync(home, { recursive: true, force: true }));

const sound = {
  manifest_version: 3, name: '__MSG_name__', description: '__MSG_description__', version: '1.0.0', default_locale: 'en', incognito: 'not_allowed',
  permissions: ['storage', 'alarms', 'unlimitedStorage'], optional_permissions: ['notifications'],
  icons: Object.fromEntries([16, 32, 48, 96, 128].map((size) => [size, `icon/${size}.png`])),
  action: { default_popup: 'popup.html' },
  background: { service_worker: 'background.js' },
  content_security_policy: {
    extension_pages:
      "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
  },
};
const policy = (change: (text: string) => string) => ({ content_security_policy: { extension_pages: change(sound.content_security_policy.extension_pages) } });
const put = (path: string, text: string) => {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
};
const judge = (change: object = {}) => {
  put('manifest.json', JSON.stringify({ ...sound, ...change }));
  return judgeChromiumBuild(folder);
};

beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  cpSync(join(ROOT, 'public/icon'), join(folder, 'icon'), { recursive: true });
  put('popup.html', '<!doctype html><title>One Beat</title>');
  put('background.js', '');
  put('_locales/en/messages.json', JSON.stringify({ name: { message: 'One Beat' }, description: { message: 'A pause.' } }));
});

test('lets a sound build pass', () => expect(judge()).toEqual([]));

describe('names', () => {
  test.each([
    ['a permission too many', { permissions: ['storage', 'alarms', 'unlimitedStorage', 'tabs'] }, 'permissions is'],
    ['an optional permission too many', { optional_permissions: ['notifications', 'history'] }, 'optional_permissions is'],
    ['a site', { host_permissions: ['<all_urls>'] }, 'host_permissions was never promised'],
    ['a script in other pages', { content_scripts: [] }, 'content_scripts was never promised'],
    ['private windows', { incognito: 'spanning' }, 'incognito is "spanning"'],
    ['a policy that lets connections out', policy((text) => text.replace("connect-src 'none'", "connect-src 'self'")), "the policy says connect-src 'self', not 'none'"],
    ['a policy without a word on forms', policy((text) => text.replace(" form-action 'none';", '')), 'the policy says form-action (nothing)'],
    ['a policy with more in it', policy((text) => `${text}; font-src 'self'`), 'the policy also says font-src'],
    ['any style', policy((text) => text.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")), "the policy says style-src 'self' 'unsafe-inline'"],
    ['a style that no page holds', policy((text) => text.replace("style-src 'self'", "style-src 'self' 'sha256-x'")), 'allows a style that no page holds'],
    ['no policy at all', { content_security_policy: undefined }, 'the policy says default-src (nothing)'],
    ['an icon of the wrong size', { icons: { ...sound.icons, 48: 'icon/32.png' } }, 'icon/32.png is 32 × 32 pixels, not 48 × 48'],
    ['an icon that is not there', { icons: { ...sound.icons, 48: 'icon/47.png' } }, 'icon/47.png is named as an icon and is not there'],
    ['a size without an icon', { icons: { 16: 'icon/16.png' } }, 'there is no icon of 32 pixels'],
    ['a page that is not there', { options_ui: { page: 'options.html' } }, 'options.html is named in the manifest and is not there'],
    ['a text that no language has', { name: '__MSG_title__' }, '_locales/en has no text for title'],
    ['a description that the store would cut', { description: 'x'.repeat(133) }, 'the description is longer than 132 characters'],
  ])('%s', (_, change, says) => {
    expect(judge(change).join('\n')).toContain(says);
  });

  test('a language that lacks a text', () => {
    put('_locales/de/messages.json', JSON.stringify({ name: { message: 'One Beat' } }));
    expect(judge()).toEqual(['_locales/de has no text for description']);
  });

  test('a style that the policy would stop', () => {
    put('newtab.html', '<style>a{}</style>');
    expect(judge()[0]).toContain('a page holds a style that the policy stops');
  });
});

const output = join(ROOT, '.output');
const built = (existsSync(output) ? readdirSync(output) : []).filter((name) => /^chrome-mv3(-quiet)?$/.test(name) && existsSync(join(output, name, 'manifest.json')));

// Before the first build there is nothing to look at; `npm test` builds first.
describe.runIf(built.length > 0)('what was built', () => {
  test.each(built)('%s may be handed in', (name) => expect(judgeChromiumBuild(join(output, name))).toEqual([]));

  test.each(built)('%s has the new tab only where it should', (name) => {
    const manifest = JSON.parse(readFileSync(join(output, name, 'manifest.json'), 'utf8')) as Record<string, unknown>;
    expect('chrome_url_overrides' in manifest).toBe(!name.endsWith('-quiet'));
  });
});
