// What PRIVACY.md says of each place against what really lies there, with the lock on: whether it is encrypted, and that it lies where it is said to.

import { beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { sealedPartOf } from '../../../storage/vault-record.ts';
import { hasRow, privacyTables, withTheLock } from '../../support/privacy-paper.ts';
import { emptyStores, openRaw, settled } from '../../support/stores.ts';
import { lock, turnOn, writeEverywhere } from '../../support/vault.ts';

beforeEach(emptyStores);

const tables = privacyTables();
const said = withTheLock();

/** What the paper says of a key; a row may stand for all keys that begin so. */
function saidOf(key: string): string | null | undefined {
  return said.get(key) ?? said.get([...said.keys()].find((row) => row.endsWith(':') && key.startsWith(row)) ?? '');
}

/** Whether a value is encrypted, or holds something that is. */
function isEncrypted(value: unknown): boolean {
  if (sealedPartOf(value) ?? (value as { sealed?: unknown } | null)?.sealed) return true;
  return typeof value === 'object' && value !== null && Object.values(value).some(isEncrypted);
}

describe('PRIVACY.md', () => {
  test('says of each row whether the lock encrypts it', () => {
    expect(withTheLock('| `notes` | them | encrypted, but for the id |\n| `room` | it | in the clear |\n| `x` | y | maybe |\n')).toEqual(new Map([['notes', 'encrypted'], ['room', 'in the clear'], ['x', null]]));
    const rows = [...tables.database, ...tables.local, ...tables.session, ...tables.page];
    expect(rows.filter((row) => !said.get(row))).toEqual([]);
  });

  test('says it as it is, and where it is', async () => {
    const page = await writeEverywhere('zanzibar');
    await page.lookBackDraft.write('n1', { verdict: 'signal', done: [], line: 'zanzibar' });
    await turnOn(page);
    await lock(page);
    await settled();
    const [local, session] = [await fakeBrowser.storage.local.get(null), await fakeBrowser.storage.session.get(null)];
    expect(Object.keys(local).filter((key) => !hasRow(tables.local, key))).toEqual([]);
    expect(Object.keys(session).filter((key) => !hasRow(tables.session, key))).toEqual([]);
    expect([said.get('lookBackDraft'), isEncrypted(session['lookBackDraft'])]).toEqual(['encrypted', true]);
    const database = await openRaw(undefined);
    const names = [...database.objectStoreNames];
    const transaction = database.transaction(names);
    const stores = await Promise.all(names.map((name) => new Promise<readonly [string, unknown[]]>((resolve, reject) => {
      const request = transaction.objectStore(name).getAll();
      request.onsuccess = () => resolve([name, request.result]);
      request.onerror = () => reject(request.error ?? new Error('read'));
    })));
    database.close();
    expect(names.toSorted()).toEqual(tables.database.toSorted());
    const lying = [...stores.filter(([, records]) => records.length > 0), ...Object.entries(local)].map(([key, value]) => [key, isEncrypted(value) ? 'encrypted' : 'in the clear']);
    expect(lying.map(([key]) => key)).toEqual(expect.arrayContaining(['notes', 'bin', 'ownWords', 'plan', 'draft', 'earlierDrafts']));
    expect(lying).toEqual(lying.map(([key]) => [key, saidOf(key!)]));
  });
});
