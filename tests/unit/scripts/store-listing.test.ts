import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { judgeListing, STORES, type Built } from '../../../scripts/store-listing.ts';
import { ROOT } from '../../support/word-files.ts';

const folder = join(ROOT, 'docs/store');
const read = (name: string) => readFileSync(join(folder, name), 'utf8');
const files = readdirSync(folder).filter((name) => name.endsWith('.yml'));

async function built(language: string): Promise<Built> {
  const { default: config } = await import('../../../wxt.config.ts');
  const env = { browser: 'chrome', mode: 'production', command: 'build', manifestVersion: 3 } as const;
  const manifest = typeof config.manifest === 'function' ? await config.manifest(env) : await config.manifest;
  const asked = [...(manifest?.permissions ?? []), ...(manifest?.optional_permissions ?? [])] as string[];
  const messages = JSON.parse(readFileSync(join(ROOT, `public/_locales/${language}/messages.json`), 'utf8')) as Record<string, { message: string }>;
  return { permissions: asked, name: messages['name']!.message, summary: messages['description']!.message };
}

test('each store has a listing in each language of the package', () => {
  const languages = readdirSync(join(ROOT, 'public/_locales'));
  expect(files.toSorted()).toEqual(STORES.flatMap((store) => languages.map((language) => `${store}.${language}.yml`)).toSorted());
});

test.each(STORES.flatMap((store) => files.filter((name) => name.startsWith(`${store}.`)).map((name) => [name, store] as const)))('%s may be handed in', async (name, store) => {
  const language = name.split('.')[1]!;
  expect(judgeListing(store, language, read(name), await built(language))).toEqual([]);
});

describe('a listing is refused', () => {
  const source = read('chrome.en.yml');
  test.each([
    ['when a reason is missing', (text: string) => text.replace(/^ {2}alarms:.*\n/m, ''), 'no reason is given for the permission alarms'],
    ['when a reason is given for what is not asked for', (text: string) => text.replace('  alarms:', '  tabs: To see them.\n  alarms:'), 'a reason is given for tabs'],
    ['when the summary is not that of the package', (text: string) => text.replace('A private pause', 'A quick pause'), 'not those of the package'],
    ['when the summary is too long', (text: string) => text.replace(/^summary:.*$/m, `summary: ${'x'.repeat(133)}`), 'summary is longer than 132 characters'],
    ['when something is said to be collected', (text: string) => text.replace('data_collected: []', 'data_collected: [health]'), 'data_collected'],
    ['when a picture is named that nothing draws', (text: string) => text.replace('4-notes.png', '4-map.png'), 'screenshots.3.file'],
    ['when there are no pictures', (text: string) => text.replace(/^screenshots:\n( {2}- .*\n)+/m, 'screenshots: []\n'), 'between 1 and 5 pictures'],
    ['when it tells too much to someone beside the screen', (text: string) => text.replace('Some moments', 'Some relationships'), '“relationships” is not neutral'],
    ['when it is for another language', (text: string) => text.replace('language: en', 'language: de'), 'language is de'],
    ['when something is in it that no one knows', (text: string) => `${text}extra: 1\n`, 'extra'],
  ])('%s', async (_, change, says) => {
    const changed = change(source);
    expect(changed).not.toBe(source);
    expect(judgeListing('chrome', 'en', changed, await built('en')).join('\n')).toContain(says);
  });
});

