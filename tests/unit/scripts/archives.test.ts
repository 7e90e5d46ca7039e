import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { differences, hashesOf } from '../../../scripts/archives.ts';

const folder = mkdtempSync(join(tmpdir(), 'one-beat-hashes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('an archive is known by the SHA-256 of its bytes, and nothing but archives is listed', () => {
  writeFileSync(join(folder, 'b.zip'), 'abc');
  writeFileSync(join(folder, 'a.zip'), '');
  writeFileSync(join(folder, 'notes.txt'), 'abc');
  expect([...hashesOf(folder)]).toEqual([
    ['a.zip', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['b.zip', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  ]);
});

test('two runs are the same only when each archive is there twice with the same bytes', () => {
  const first = new Map([['a.zip', '1'], ['b.zip', '2']]);
  expect(differences(first, new Map(first))).toEqual([]);
  expect(differences(first, new Map([['a.zip', '1'], ['b.zip', '3']]))).toEqual(['b.zip is not the same the second time']);
  expect(differences(first, new Map([['a.zip', '1'], ['c.zip', '2']]))).toEqual(['b.zip was not made the second time', 'c.zip was made the second time only']);
  expect(differences(new Map(), new Map())).toHaveLength(1);
});
