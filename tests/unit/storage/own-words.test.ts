import { beforeEach, expect, test } from 'vitest';
import type { OwnWord } from '../../../core/words.ts';
import { abortAtCommit, brokenDatabase, emptyStores, openPage } from '../../support/stores.ts';

beforeEach(emptyStores);

const word: OwnWord = { id: 'own:1', list: 'feelings', text: 'like wool 🧶', isPinned: false, isArchived: false };

test('own words are there on every page, and a changed one is still one', async () => {
  await openPage().ownWords.put(word);
  await openPage().ownWords.put({ ...word, isArchived: true });
  expect(await openPage().ownWords.all()).toEqual([{ ...word, isArchived: true }]);
});

test('one that was not committed was not added (ST-05)', async () => {
  abortAtCommit();
  await expect(openPage().ownWords.put(word)).rejects.toMatchObject({ code: 'failed' });
  expect(await openPage().ownWords.all()).toEqual([]);
});

test('a failed read is never an empty list', async () => {
  brokenDatabase('UnknownError');
  await expect(openPage().ownWords.all()).rejects.toMatchObject({ code: 'unavailable' });
});
