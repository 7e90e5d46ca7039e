import { beforeEach, describe, expect, test, vi } from 'vitest';
import { NO_PLAN } from '../../../core/help-plan.ts';
import { DEFAULT_SETTINGS } from '../../../core/settings.ts';
import { previewCopy } from '../../../storage/copy-preview.ts';
import { bringBackReplaced, replaceWithCopy } from '../../../storage/replaced.ts';
import { bringing, copyWith } from '../../support/copies.ts';
import { noteWith } from '../../support/sample-pause.ts';
import { abortAtCommit, brokenDatabase, emptyStores, openPage, settled } from '../../support/stores.ts';
import { open, turnOn } from '../../support/vault.ts';

beforeEach(emptyStores);
const PLAN = { ...NO_PLAN, contacts: [{ id: '1', name: 'Sam', reach: 'next door' }], signs: 'cold hands' };

describe('the confirmed country', () => {
  test('is none at first, is kept, and leaves the other settings alone', async () => {
    const { help, settings } = openPage();
    expect(await help.readCountry()).toBeNull();
    await settings.change({ breathCount: 5 });
    await help.confirmCountry('AT');
    expect(await openPage().help.readCountry()).toBe('AT');
    expect(await settings.read()).toEqual({ ...DEFAULT_SETTINGS, breathCount: 5, helpCountry: 'AT' });
  });
});

describe('the own plan', () => {
  test('is empty at first, is kept, and is there on another page', async () => {
    const { help } = openPage();
    expect(await help.readPlan()).toEqual(NO_PLAN);
    await help.writePlan(() => PLAN);
    expect(await openPage().help.readPlan()).toEqual(PLAN);
  });
  test('keeps the last of many changes', async () => {
    const { help } = openPage();
    await Promise.all(Array.from('the library', (_, index, all = 'the library') => help.writePlan(() => ({ ...PLAN, places: all.slice(0, index + 1) }))));
    expect((await openPage().help.readPlan()).places).toBe('the library');
  });
  test('is gone for good once deleted, also with a change still on its way', async () => {
    const { help } = openPage();
    const writes = [help.writePlan(() => PLAN)];
    await help.forgetPlan();
    await Promise.allSettled(writes);
    expect(await openPage().help.readPlan()).toEqual(NO_PLAN);
  });
  test('does not come back under the lock, where a change is being sealed as it is deleted', async () => {
    const page = open();
    await turnOn(page);
    await page.help.writePlan(() => PLAN);
    // Sealing is slow on a busy machine: the change reaches the disk long after it was asked for.
    const encrypt = crypto.subtle.encrypt.bind(crypto.subtle);
    vi.spyOn(crypto.subtle, 'encrypt').mockImplementation(async (...args) => (await settled(), encrypt(...args)));
    const writes = [page.help.writePlan(() => ({ ...PLAN, signs: 'one more' })), page.help.writePlan(() => ({ ...PLAN, signs: 'one more letter' }))];
    await settled();
    await page.help.forgetPlan();
    await Promise.allSettled(writes);
    expect(await open().help.readPlan()).toEqual(NO_PLAN);
    expect(await page.database.use((db) => db.count('plan'))).toBe(0);
  });
  test('that was deleted while a copy is in place of everything does not come back with the rest', async () => {
    const page = open();
    await page.notes.put(noteWith('mine'));
    await page.help.writePlan(() => PLAN);
    const copy = copyWith({ notes: [], plan: [{ id: 'own', plan: { ...PLAN, signs: 'theirs' } }] });
    expect((await replaceWithCopy(bringing(page), await previewCopy(bringing(page), copy))).ok).toBe(true);
    await page.help.forgetPlan();
    expect(JSON.stringify(await page.database.use((db) => db.getAll('replaced')))).not.toMatch(/cold hands|theirs/);
    await bringBackReplaced(bringing(page));
    expect(await page.notes.has('mine')).toBe(true);
    expect(await open().help.readPlan()).toEqual(NO_PLAN);
  });
  test('says that it could not be read, and is never taken for empty', async () => {
    const { help } = openPage();
    await help.writePlan(() => PLAN);
    const { heal } = brokenDatabase('UnknownError');
    await expect(openPage().help.readPlan()).rejects.toMatchObject({ name: 'StorageError' });
    heal();
    expect(await openPage().help.readPlan()).toEqual(PLAN);
  });
  test('written in two pages at once holds what both wrote, and each hears of the other (LD-05)', async () => {
    const [one, two] = [openPage().help, openPage().help];
    const news: string[] = [];
    two.watchPlan(() => news.push('heard'));
    await Promise.all([one.writePlan((stored) => ({ ...stored!, contacts: PLAN.contacts })), two.writePlan((stored) => ({ ...stored!, places: 'the library' }))]);
    expect(await openPage().help.readPlan()).toEqual({ ...NO_PLAN, contacts: PLAN.contacts, places: 'the library' });
    await settled();
    expect(news.length).toBeGreaterThan(0);
  });
  test('says that it could not be kept', async () => {
    const { help } = openPage();
    await help.readPlan();
    abortAtCommit('QuotaExceededError');
    await expect(help.writePlan(() => PLAN)).rejects.toThrow();
  });
});
