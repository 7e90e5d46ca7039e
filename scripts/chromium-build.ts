/**
 * What a finished build for Chromium must be before it is handed in: the counterpart of `web-ext lint`, which knows Mozilla’s rules only.
 * A folder in, complaints out, one sentence each.
 *
 * What is promised stands here once more, written out: a manifest that is compared with the file it is made from can never be wrong.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const PROMISED: Readonly<Record<string, unknown>> = {
  manifest_version: 3,
  permissions: ['storage', 'alarms', 'unlimitedStorage'],
  optional_permissions: ['notifications'],
  incognito: 'not_allowed',
  default_locale: 'en',
};
/** `style-src` may name, beside these, the hashes of styles that are part of a page. */
const POLICY: Readonly<Record<string, string>> = {
  'default-src': "'none'",
  'script-src': "'self'",
  'worker-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data: blob:",
  'connect-src': "'none'",
  'form-action': "'none'",
  'base-uri': "'none'",
  'frame-ancestors': "'none'",
};
/** Everything else in a manifest would have to be thought about first. */
const KNOWN_KEYS = [
  ...Object.keys(PROMISED), 'name', 'description', 'version', 'icons', 'action', 'commands', 'content_security_policy', 'minimum_chrome_version',
  'background', 'options_ui', 'chrome_url_overrides',
];
const ICON_SIZES = ['16', '32', '48', '96', '128'];
/** Chromium cuts or refuses longer ones: https://developer.chrome.com/docs/extensions/reference/manifest (name, description). */
const LONGEST = { name: 75, description: 132 } as const;

interface Manifest {
  readonly [key: string]: unknown;
  readonly name: string;
  readonly description: string;
  readonly default_locale: string;
  readonly icons?: Readonly<Record<string, string>>;
  readonly action?: { readonly default_icon?: Readonly<Record<string, string>>; readonly default_popup?: string };
  readonly background?: { readonly service_worker?: string };
  readonly options_ui?: { readonly page?: string };
  readonly chrome_url_overrides?: { readonly newtab?: string };
  readonly content_security_policy?: { readonly extension_pages?: string };
}

type Messages = Record<string, { message: string } | undefined>;

/** Everything that is not as promised in a built folder; empty when it may be handed in. */
export function judgeChromiumBuild(folder: string): string[] {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;
  return [...promises(manifest), ...policy(manifest, folder), ...icons(manifest, folder), ...missingFiles(manifest, folder), ...messages(manifest, folder)];
}

function promises(manifest: Manifest): string[] {
  const broken = Object.entries(PROMISED).filter(([key, value]) => JSON.stringify(manifest[key]) !== JSON.stringify(value));
  return [
    ...broken.map(([key, value]) => `${key} is ${JSON.stringify(manifest[key])}, not ${JSON.stringify(value)}`),
    ...Object.keys(manifest).filter((key) => !KNOWN_KEYS.includes(key)).map((key) => `${key} was never promised`),
  ];
}

function policy(manifest: Manifest, folder: string): string[] {
  const text = manifest.content_security_policy?.extension_pages ?? '';
  const rules = new Map(text.split(';').map((rule) => rule.trim()).filter(Boolean).map((rule) => [rule.split(' ')[0]!, rule.split(' ').slice(1)] as const));
  const styles = readdirSync(folder).filter((name) => name.endsWith('.html')).flatMap((name) =>
    [...readFileSync(join(folder, name), 'utf8').matchAll(/<style>([\s\S]*?)<\/style>/g)].map(([, style]) => `'sha256-${createHash('sha256').update(style!).digest('base64')}'`),
  );
  const hashes = (rules.get('style-src') ?? []).filter((source) => source.startsWith("'sha256-"));
  return [
    ...Object.entries(POLICY).flatMap(([name, wanted]) => {
      const given = (rules.get(name) ?? []).filter((source) => !hashes.includes(source)).join(' ');
      return given === wanted ? [] : [`the policy says ${name} ${given || '(nothing)'}, not ${wanted}`];
    }),
    ...[...rules.keys()].filter((name) => !(name in POLICY)).map((name) => `the policy also says ${name}`),
    ...styles.filter((hash) => !hashes.includes(hash)).map((hash) => `a page holds a style that the policy stops: ${hash}`),
    ...hashes.filter((hash) => !styles.includes(hash)).map((hash) => `the policy allows a style that no page holds: ${hash}`),
  ];
}

function icons(manifest: Manifest, folder: string): string[] {
  const missing = ICON_SIZES.filter((size) => !manifest.icons?.[size]).map((size) => `there is no icon of ${size} pixels`);
  const named = [...Object.entries(manifest.icons ?? {}), ...Object.entries(manifest.action?.default_icon ?? {})];
  return [
    ...missing,
    ...named.flatMap(([size, path]) => {
      if (!existsSync(join(folder, path))) return [`${path} is named as an icon and is not there`];
      const { width, height } = pngSize(readFileSync(join(folder, path)));
      return `${width}` === size && `${height}` === size ? [] : [`${path} is ${width} × ${height} pixels, not ${size} × ${size}`];
    }),
  ];
}

/** Width and height of a PNG picture, in pixels; both 0 for anything else. */
export function pngSize(data: Buffer): { width: number; height: number } {
  const isPng = data.subarray(1, 4).toString('latin1') === 'PNG' && data.length > 24;
  return isPng ? { width: data.readUInt32BE(16), height: data.readUInt32BE(20) } : { width: 0, height: 0 };
}

function missingFiles(manifest: Manifest, folder: string): string[] {
  const named = [manifest.action?.default_popup, manifest.background?.service_worker, manifest.options_ui?.page, manifest.chrome_url_overrides?.newtab];
  return named.filter((path) => path !== undefined && !existsSync(join(folder, path))).map((path) => `${path} is named in the manifest and is not there`);
}

function messages(manifest: Manifest, folder: string): string[] {
  const home = join(folder, '_locales');
  const locales = existsSync(home) ? readdirSync(home) : [];
  if (!locales.includes(manifest.default_locale)) return [`_locales/${manifest.default_locale} is not there`];
  const read = (locale: string) => JSON.parse(readFileSync(join(home, locale, 'messages.json'), 'utf8')) as Messages;
  const asked = [...new Set([...JSON.stringify(manifest).matchAll(/__MSG_(\w+?)__/g)].map(([, key]) => key!))];
  const keys = new Set([...asked, ...Object.keys(read(manifest.default_locale))]);
  return locales.flatMap((locale) => {
    const texts = read(locale);
    const textOf = (value: string) => value.replace(/__MSG_(\w+?)__/g, (_, key: string) => texts[key]?.message ?? '');
    return [
      ...[...keys].filter((key) => !texts[key]?.message).map((key) => `_locales/${locale} has no text for ${key}`),
      ...[...keys].filter((key) => !asked.includes(key)).map((key) => `_locales/${locale} has a text that nothing asks for: ${key}`),
      ...(['name', 'description'] as const).filter((key) => Array.from(textOf(manifest[key])).length > LONGEST[key])
        .map((key) => `_locales/${locale}: the ${key} is longer than ${LONGEST[key]} characters`),
    ];
  });
}
