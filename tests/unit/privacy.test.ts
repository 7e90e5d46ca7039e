// PRIVACY.md promises to say everything that is kept. What the code keeps without a row there, or a row for what is kept no more, breaks that promise.

import { describe, expect, test } from 'vitest';
import { readProject } from '../../scripts/project-files.ts';
import { hasRow, keptNames, privacyTables } from '../support/privacy-paper.ts';
import { ROOT } from '../support/word-files.ts';

const tables = privacyTables();
const kept = keptNames(readProject(ROOT));
const inBrowser = [...tables.local, ...tables.session, ...tables.page];

describe('PRIVACY.md', () => {
  test('is read as it is written', () => {
    const paper = '# P\n## What is kept\n### In the database (IndexedDB)\n| store | what |\n|---|---|\n| `notes` | them |\n### Own storage (`storage.local`)\n| `edit:` followed by ids | it |\n';
    expect(privacyTables(paper)).toEqual({ database: ['notes'], local: ['edit:'], session: [], page: [], permissions: [] });
    expect([hasRow(['edit:'], 'edit:1:2'), hasRow(['edit'], 'edit:1'), hasRow(['draft'], 'draft')]).toEqual([true, false, true]);
  });

  test('a key is found in the code, and one that is written on the spot is told', () => {
    const files = [
      { path: 'storage/x.ts', text: "const KEY = 'secret';\nexport const LOCK_KEY = 'lock';\ndatabase.createObjectStore('more');" },
      { path: 'entrypoints/popup/y.ts', text: 'void browser.storage.session.set({ spy: 1 });' },
      { path: 'storage/z.ts', text: 'await writeLocal({ spy: 1 }); await writeSession({ [KEY]: 2 });' },
    ];
    expect(keptNames(files)).toMatchObject({ stores: ['more'], keys: ['lock', 'secret'] });
    expect(keptNames(files).problems).toEqual([expect.stringContaining('entrypoints/popup/y.ts'), expect.stringContaining('storage/z.ts: writeLocal({ spy')]);
  });

  test('has a row for every store of the database, and no other', () => expect(tables.database.toSorted()).toEqual(kept.stores));
  test('has a row for every key, and no other', () => expect(inBrowser.toSorted()).toEqual(kept.keys));
  test('knows of no key that is written on the spot', () => expect(kept.problems).toEqual([]));

  test('has a row with a reason for every permission, and no other', async () => {
    const { default: config } = await import('../../wxt.config.ts');
    const env = { browser: 'chrome', mode: 'production', command: 'build', manifestVersion: 3 } as const;
    const manifest = typeof config.manifest === 'function' ? await config.manifest(env) : await config.manifest;
    const asked = [...(manifest?.permissions ?? []), ...(manifest?.optional_permissions ?? [])] as string[];
    expect(tables.permissions.toSorted()).toEqual(asked.toSorted());
  });
});
