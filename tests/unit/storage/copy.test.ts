import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { encodeCopy, encodeSomeNotes } from '../../../core/copy.ts';
import { exportName } from '../../../core/export-order.ts';
import { NO_ANSWERS, noteOf } from '../../../core/note.ts';
import { COPY_STORES, LEFT_OUT_STORES, readCopyContent } from '../../../storage/copy.ts';
import { openFile } from '../../../storage/sealed-file.ts';
import type { Sealing } from '../../../storage/sealing.ts';
import { StorageError } from '../../../storage/storage-error.ts';
import { objectionsTo, OTHER_SETTINGS } from '../../support/sample-copy.ts';
import { ROOT } from '../../support/word-files.ts';
import { emptyStores, openPage, openRaw } from '../../support/stores.ts';
import { endSession, open as openWithLock, PASSPHRASE, turnOn, writeEverywhere } from '../../support/vault.ts';

beforeEach(emptyStores);

const note = (id: string, text: string) => noteOf(id, '2026-11-25T10:00:00+01:00', { ...NO_ANSWERS, urgeText: text }, 1, false);

describe('a copy of everything', () => {
  test('holds notes, own words and settings that were switched off, whole (IE-14)', async () => {
    const services = openPage();
    await services.notes.put(note('a', 'first'));
    await services.ownWords.put({ id: 'own:1', list: 'urges', text: 'hide', isPinned: true, isArchived: false });
    await services.settings.change({ offersLookBack: false, breathCount: 7 });
    const copy = JSON.parse(encodeCopy(await readCopyContent(services), '2026-11-25T11:00:00+01:00'));
    expect(copy).toMatchObject({ format: 'one-beat', version: 1, savedAt: '2026-11-25T11:00:00+01:00', settings: { offersLookBack: false, breathCount: 7 } });
    expect(copy.stores.notes).toMatchObject([{ id: 'a', urgeText: 'first' }]);
    expect(copy.stores.ownWords).toMatchObject([{ text: 'hide' }]);
    expect(copy.stores.bin).toEqual([]);
  });

  test('leaves out the own plan, which goes out only when it is asked for', async () => {
    expect(Object.keys((await readCopyContent(openPage())).stores).toSorted()).toEqual(['bin', 'notes', 'ownWords']);
  });

  test('holds the own plan where it was asked for', async () => {
    const services = openPage();
    await services.help.writePlan(() => ({ contacts: [], signs: 'I stop answering', helps: '', people: '', places: '' }));
    expect((await readCopyContent(services, { hasPlan: true })).stores['plan']).toMatchObject([{ plan: { signs: 'I stop answering' } }]);
  });

  test('knows of every store: each is either in a copy or left out for a reason', async () => {
    const names = await openPage().database.use(async (db) => [...db.objectStoreNames]);
    expect([...COPY_STORES, ...LEFT_OUT_STORES].toSorted()).toEqual(names.toSorted());
  });

  test('has every setting as it was, all that is switched off included (IE-14)', async () => {
    const services = openPage();
    await services.settings.change(OTHER_SETTINGS);
    const copy = JSON.parse(encodeCopy(await readCopyContent(services), '2026-11-25T11:00:00+01:00'));
    expect(copy.settings).toEqual(OTHER_SETTINGS);
    expect(objectionsTo(copy)).toEqual([]);
  });

  test('has every record opened, and is none where one cannot be (SE-07)', async () => {
    const services = openPage();
    await services.notes.put(note('a', 'never sealed'));
    const sealed = { id: 'b', sealed: { vault: 'v', sender: new Uint8Array(1), iv: new Uint8Array(1), data: new Uint8Array(1) } };
    await services.database.use((db) => db.put('notes', sealed as never));
    const opening: Sealing = { ...services.sealing, open: async (_store, stored) => ('sealed' in stored ? (note('b', 'opened') as never) : stored) };
    expect((await readCopyContent(services, { sealing: opening })).stores['notes']).toMatchObject([{ urgeText: 'never sealed' }, { urgeText: 'opened' }]);
    const locked: Sealing = { ...services.sealing, open: () => Promise.reject(new StorageError('failed')) };
    await expect(readCopyContent(services, { sealing: locked })).rejects.toBeInstanceOf(StorageError);
  });

  test('is taken of what a later version wrote under the lock too, opened with the passphrase (SE-07)', async () => {
    vi.spyOn(console, 'warn').mockReturnValue();
    const before = await writeEverywhere('zanzibar');
    await turnOn(before);
    await before.edits.flushAll();
    await endSession();
    (await openRaw(9, (database) => void database.createObjectStore('later').put({ id: 'x' }, 'x'))).close();
    const page = openWithLock();
    await expect(readCopyContent(page)).rejects.toMatchObject({ code: 'locked' });
    expect(await (await page.vault()).unlock('not this one at all')).toEqual({ ok: false, code: 'wrong-passphrase' });
    expect((await (await page.vault()).unlock(PASSPHRASE)).ok).toBe(true);
    const { stores, damaged } = await readCopyContent(page, { hasPlan: true });
    expect(damaged).toBe(0);
    for (const said of ['edit zanzibar', 'binned zanzibar', 'own zanzibar', 'plan zanzibar']) expect(JSON.stringify(stores)).toContain(said);
    expect(JSON.stringify(stores)).not.toMatch(/sealed|plainPrivateKey/);
    // Nothing else is done to it.
    await expect((await page.vault()).turnOff(PASSPHRASE)).rejects.toMatchObject({ code: 'newer' });
    await expect((await page.vault()).changePassphrase(PASSPHRASE, 'another lamp outside')).rejects.toMatchObject({ code: 'newer' });
  });

  test('is none where a later version locks in a way that this one does not know', async () => {
    await turnOn(openWithLock());
    (await openRaw(9)).close();
    const raw = await openRaw(undefined);
    const stored = raw.transaction('vault', 'readwrite').objectStore('vault').put({ id: 'vault', state: 'on', vaultId: 'later', algorithm: 'another' });
    await new Promise((resolve) => (stored.onsuccess = resolve));
    raw.close();
    await expect((await openWithLock().vault()).unlock(PASSPHRASE)).rejects.toMatchObject({ code: 'newer' });
  });

  test('of some notes holds those, the own words that they use, and says that it is a part', async () => {
    const services = openPage();
    await services.notes.put({ ...note('a', 'first'), urges: ['own:1'] });
    await services.notes.put(note('b', 'second'));
    for (const id of ['own:1', 'own:11']) await services.ownWords.put({ id, list: 'urges', text: 'hide', isPinned: false, isArchived: false });
    const copy = JSON.parse(encodeSomeNotes(await readCopyContent(services, { hasPlan: true }), new Set(['a']), '2026-11-25T11:00:00+01:00'));
    expect(copy).toMatchObject({ part: true, stores: { notes: [{ id: 'a' }], ownWords: [{ id: 'own:1' }] } });
    expect(Object.keys(copy.stores)).toEqual(['notes', 'ownWords']);
    expect(copy.stores.ownWords).toHaveLength(1);
    expect(objectionsTo(copy)).toEqual([]);
  });

  test('is valid text with half a surrogate pair in it, and reads back the same (TX-06)', async () => {
    const services = openPage();
    await services.notes.put(note('half', 'a\uD83Db'));
    const text = encodeCopy(await readCopyContent(services), '2026-11-25T11:00:00+01:00');
    expect(text.isWellFormed()).toBe(true);
    expect(JSON.parse(text).stores.notes[0].urgeText).toBe('a\uD83Db');
  });

  test('is none where a part cannot be read', async () => {
    const services = openPage();
    services.database.close();
    const broken = { ...services, seen: { ...services.seen, read: () => Promise.reject(new Error('gone')) } };
    await expect(readCopyContent(broken)).rejects.toThrow('gone');
  });

  test('has a name that every system takes, with Latin digits and the local date, and names the product only where that was chosen (IE-11)', () => {
    expect(exportName('2026-11-25', true)).toBe('notes-2026-11-25');
    expect(exportName('2026-11-25', false)).toBe('one-beat-2026-11-25');
  });
});

describe('copies that are kept for ever', () => {
  const folder = join(ROOT, 'tests/fixtures/copies');
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  const names = readdirSync(folder).filter((name) => /^v1-.*\.json$/.test(name) && !name.includes('sealed'));

  test('are there', () => expect(names).toEqual(expect.arrayContaining(['v1-plain.json', 'v1-every-field.json', 'v1-part.json'])));
  test.each(names)('%s fits the schema', (name) => expect(objectionsTo(JSON.parse(read(name)))).toEqual([]));
  test('the sealed one opens with its passphrase, and holds what the plain one does', async () => {
    const opened = await openFile(JSON.parse(read('v1-sealed.json')), 'plain words for a test');
    expect(opened.ok && { ...JSON.parse(opened.value), savedAt: '' }).toEqual({ ...JSON.parse(read('v1-every-field.json')), savedAt: '' });
  });
});
