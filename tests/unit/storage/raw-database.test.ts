import { beforeEach, describe, expect, test } from 'vitest';
import { emptyRaw, readRaw, removeRaw } from '../../../storage/raw-database.ts';
import { noteWith } from '../../support/sample-pause.ts';
import { DATABASE_NAME, emptyStores, openPage } from '../../support/stores.ts';

beforeEach(emptyStores);

describe('a database that is not there', () => {
  test('is read and emptied as nothing, and looking for it makes none: one without stores would be taken for ours (ST-10)', async () => {
    expect(await readRaw(DATABASE_NAME)).toEqual({});
    expect(await readRaw(DATABASE_NAME, ['vault'])).toEqual({});
    await emptyRaw(DATABASE_NAME);
    expect(await indexedDB.databases()).toEqual([]);
    await openPage().notes.put(noteWith('n1'));
    expect((await readRaw(DATABASE_NAME))['notes']).toMatchObject([{ id: 'n1' }]);
  });

  test('is removed as one that is', async () => {
    expect(await removeRaw(DATABASE_NAME)).toBe(true);
  });
});
