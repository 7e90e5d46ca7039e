// Copies of every version that there ever was, kept for ever, and broken ones: each is replayed with what must come of it. Never change a file here;
// a new version brings new ones.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { decodeCopyText, type Copy } from '../../../core/copy-decode.ts';
import { readFileText } from '../../../storage/copy-file.ts';
import { openFile, saysItIsSealed } from '../../../storage/sealed-file.ts';
import { ROOT } from '../../support/word-files.ts';

const FOLDER = join(ROOT, 'tests/fixtures/copies');

/** What a copy brings, in one line: notes, bin, own words, what is refused, damaged, unknown. */
function briefly({ notes, bin, ownWords, refused, damaged, unknownSettings, unfitSettings, unknownParts }: Copy): string {
  const places = refused.map(({ list, place, why }) => `${list} ${place} ${why}`);
  const parts = damaged.map(({ place, names }) => `${place}: ${names.join(' ')}`);
  return [`${notes.length} ${bin.length} ${ownWords.length}`, ...places, ...parts, ...unfitSettings, ...unknownSettings, ...unknownParts].join(' | ');
}

/** What opens the sealed ones; what is inside is the other file. */
const SEALED: Record<string, { readonly passphrase: string; readonly inside: string }> = {
  'v1-sealed.json': { passphrase: 'plain words for a test', inside: 'v1-every-field.json' },
};

const EXPECTED: Record<string, string> = {
  'in-v1-whole.json': '3 1 1',
  'in-v1-windows-editor.json': '3 1 1',
  'in-v1-early-build.json': '1 0 0',
  'in-v1-with-plan.json': '0 0 0',
  'broken-note-57.json': '59 0 0 | note 57 no-id',
  'broken-times.json': '5 0 0 | 1: begunAt | 3: begunAt | 4: begunAt | 5: begunAt',
  'broken-types.json': '1 0 0 | note 2 unreadable | word 1 unreadable | 1: strength feelings safety | breathCount | mood',
  'broken-prototype.json': '1 0 0 | __proto__ | stores.__proto__ | note.__proto__ | note.constructor',
  'broken-cut-off.json': 'cut-off',
  'broken-other-program.json': 'not-ours',
  'broken-later-version.json': 'newer',
  'broken-no-stores.json': 'damaged',
  'broken-deep.json': 'too-deep',
  'broken-empty.json': 'empty',
};

async function read(name: string) {
  const text = await readFileText(new Blob([Uint8Array.from(readFileSync(join(FOLDER, name)))]));
  return text.ok ? decodeCopyText(text.value) : text;
}

const names = readdirSync(FOLDER).toSorted();

test('the page beside them names each of them', () => {
  const page = readFileSync(join(FOLDER, 'README.md'), 'utf8');
  expect([...page.matchAll(/^\| `([^`]+\.json)` \|/gm)].map(([, name]) => name).toSorted()).toEqual(names.filter((name) => name.endsWith('.json')));
});

describe('a copy that is kept for ever', () => {
  test.each(Object.entries(EXPECTED))('%s still gives: %s', async (name, expected) => {
    const copy = await read(name);
    expect(copy.ok ? briefly(copy.value) : copy.code).toBe(expected);
  });

  // Whoever adds one of a version need not name it above: it must read back whole.
  test.each(names.filter((name) => !(name in EXPECTED) && name.endsWith('.json')))('%s reads back whole', async (name) => {
    const text = readFileSync(join(FOLDER, name), 'utf8');
    const parsed: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    if (saysItIsSealed(parsed)) {
      const opened = await openFile(parsed, SEALED[name]!.passphrase);
      // The same things, saved a moment apart.
      const [inside, plain] = [opened.ok && decodeCopyText(opened.value), await read(SEALED[name]!.inside)];
      if (!inside || !inside.ok || !plain.ok) throw new Error('one of them could not be read');
      expect({ ...inside.value, savedAt: '' }).toEqual({ ...plain.value, savedAt: '' });
      return;
    }
    const copy = await read(name);
    if (!copy.ok) throw new Error(copy.code);
    const { stores } = parsed as { stores: Record<string, unknown[]> };
    expect(briefly(copy.value)).toBe(`${stores['notes']?.length ?? 0} ${stores['bin']?.length ?? 0} ${stores['ownWords']?.length ?? 0}`);
  });

  test('keeps its half surrogate, its settings that are off, and the flag, re-saved by an editor too (TX-06, IE-14, IE-05)', async () => {
    const copy = await read('in-v1-whole.json');
    if (!copy.ok) throw new Error(copy.code);
    expect(copy.value.notes[0]?.urgeText).toBe('half a pair: \ud83d!');
    expect(copy.value.notes[2]?.safety).toBe(true);
    expect(copy.value.settings).toMatchObject({ offersLookBack: false, lookBackSpans: [], newTab: { isCovered: true, howOften: 'never' } });
    expect(await read('in-v1-windows-editor.json')).toEqual(copy);
  });
});
