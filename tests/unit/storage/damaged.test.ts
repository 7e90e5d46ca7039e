// Records that were sealed and do not open any more, as a disk may leave them: each is told as that, and takes nothing else with it (DT-10).

import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { DEFAULT_CHOICES } from '../../../core/copy-merge.ts';
import { NO_FILTERS, matcherOf } from '../../../core/filters.ts';
import { NO_PLAN } from '../../../core/help-plan.ts';
import { canLookBack } from '../../../core/look-back.ts';
import { readCopyContent } from '../../../storage/copy.ts';
import { mergeCopy } from '../../../storage/bring-in.ts';
import { previewCopy } from '../../../storage/copy-preview.ts';
import { everyNote } from '../../../storage/every-note.ts';
import type { NotesServices } from '../../../storage/notes-services.ts';
import { bringing, copyWith } from '../../support/copies.ts';
import { ALL_ANSWERS, NINE, noteWith } from '../../support/sample-pause.ts';
import { emptyStores, openRaw, settled } from '../../support/stores.ts';
import { lock, open, PASSPHRASE, turnOn, writeEverywhere } from '../../support/vault.ts';

beforeEach(() => {
  emptyStores();
  // What does not open is said there, without what was in it.
  vi.spyOn(console, 'warn').mockReturnValue();
});

/** Turns a bit of what is sealed in a record, as a disk may. */
async function damage(store: 'notes' | 'bin' | 'ownWords' | 'plan', id: string): Promise<unknown> {
  const database = await openRaw(undefined);
  const done = <T>(request: IDBRequest<T>) => new Promise<T>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('failed'));
  });
  const at = database.transaction(store, 'readwrite').objectStore(store);
  const record = (await done(at.get(id))) as { sealed?: { data: Uint8Array }; note?: { sealed: { data: Uint8Array } } };
  (record.sealed ?? record.note!.sealed).data[0]! ^= 1;
  await done(at.put(record));
  database.close();
  return record;
}

/** Everything under a lock, with two notes, of which `n1` is damaged. */
async function withDamage(): Promise<NotesServices> {
  const page = await writeEverywhere('zanzibar');
  await page.edits.flushAll();
  await page.notes.put(noteWith('whole', ALL_ANSWERS));
  await turnOn(page);
  await damage('notes', 'n1');
  return page;
}

describe('a damaged note', () => {
  test('stands in the list at its day, as that and nothing more; the others are whole', async () => {
    const page = await withDamage();
    const [all, every] = [await page.notes.newest(9), [] as unknown[]];
    await everyNote(page, (batch) => every.push(...batch));
    expect(every).toEqual(expect.arrayContaining([...all]));
    expect(all.find(({ id }) => id === 'n1')).toMatchObject({ isDamaged: true, day: '2026-11-25', urgeText: '', changedAt: 0 });
    expect(all.find(({ id }) => id === 'whole')).toEqual(noteWith('whole', ALL_ANSWERS));
    expect(await page.notes.get('n1')).toMatchObject({ isDamaged: true });
  });

  test('fits no search and no filter but dates, and is not looked back on', async () => {
    const damaged = (await (await withDamage()).notes.get('n1'))!;
    const fits = (filters: object) => matcherOf({ ...NO_FILTERS, ...filters })({ note: damaged, plain: () => '' });
    expect([{}, { from: '2026-11-25' }, { to: '2026-11-25' }].map(fits)).toEqual([true, true, true]);
    expect([{ query: 'a' }, { kind: 'pause' }, { verdict: 'both' }, { who: '' }, { from: '2026-11-26' }].map(fits)).toEqual([false, false, false, false, false]);
    expect(canLookBack(damaged)).toBe(false);
  });

  test('cannot be written over by anything', async () => {
    const page = await withDamage();
    const before = await page.database.use((db) => db.get('notes', 'n1'));
    const mark = (await page.notes.get('n1'))!;
    for (const write of [() => page.notes.put(noteWith('n1')), () => page.notes.revise('n1', NINE, (note) => note)])
      await expect(write()).rejects.toMatchObject({ code: 'damaged' });
    expect(await page.database.use((db) => db.get('notes', 'n1'))).toEqual(before);
    // Nor does what stands for it in the list go anywhere else.
    await page.notes.put({ ...mark, id: 'other' });
    expect(await page.notes.has('other')).toBe(false);
  });

  test('goes to the bin, comes back and goes for good like any other, and takes nothing with it in the bin', async () => {
    const page = await withDamage();
    expect(await page.notes.remove('n1', NINE)).toMatchObject({ isDamaged: true });
    expect((await page.bin.all()).map(({ note }) => [note.id, note.isDamaged ?? false]).toSorted()).toEqual([['n1', true], ['n2', false]]);
    await page.notes.restore('n1');
    expect(await page.notes.get('n1')).toMatchObject({ isDamaged: true });
    await page.notes.forget('n1');
    expect((await page.notes.newest(9)).map(({ id }) => id)).toEqual(['whole']);
  });

  test('is in no copy, and the copy says how many it leaves out', async () => {
    const page = await withDamage();
    await damage('bin', 'n2');
    const { stores, damaged } = await readCopyContent(page);
    expect(damaged).toBe(2);
    expect(stores['notes']).toEqual([noteWith('whole', ALL_ANSWERS)]);
    expect(stores['bin']).toEqual([]);
    expect(JSON.stringify(stores)).not.toContain('sealed');
  });

  test('is made good by a copy that has it, and by nothing else of it', async () => {
    const page = await withDamage();
    const copy = copyWith({ notes: [noteWith('n1', { urgeText: 'whole again' }), noteWith('new')] });
    const preview = await previewCopy(bringing(page), copy);
    expect(preview.counts).toMatchObject({ new: 2 });
    expect((await mergeCopy(bringing(page), preview, DEFAULT_CHOICES)).ok).toBe(true);
    expect((await page.notes.get('n1'))?.urgeText).toBe('whole again');
  });

  test('is still locked, and no list, while the lock is closed', async () => {
    const page = await withDamage();
    await lock(page);
    await expect(open().notes.newest(9)).rejects.toMatchObject({ code: 'locked' });
  });
});

test('a damaged own word or plan takes nothing with it', async () => {
  const page = await withDamage();
  await page.ownWords.put({ id: 'own:2', list: 'urges', text: 'bake', isPinned: false, isArchived: false });
  await damage('ownWords', 'own:1');
  const plan = await damage('plan', 'own');
  expect((await page.ownWords.all()).map(({ text }) => text)).toEqual(['bake']);
  await expect(page.help.readPlan()).rejects.toMatchObject({ code: 'damaged' });
  expect(await page.database.use((db) => db.get('plan', 'own'))).toEqual(plan);
  expect((await page.notes.get('whole'))?.id).toBe('whole');
  // It can be deleted, and another one be written.
  await page.help.forgetPlan();
  expect(await page.help.readPlan()).toEqual(NO_PLAN);
});

test('a disk that fails while a record is opened damages nothing: it is told as not read, not as a damaged note (LD-04)', async () => {
  await withDamage();
  const page = open();
  const get = IDBObjectStore.prototype.get;
  vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(function (this: IDBObjectStore, key) {
    if (this.name === 'vault') throw new DOMException('made to fail', 'UnknownError');
    return get.call(this, key);
  });
  await expect(page.notes.newest(9)).rejects.toMatchObject({ code: 'failed' });
  await expect(page.bin.all()).rejects.toMatchObject({ code: 'failed' });
  await expect(page.ownWords.all()).rejects.toMatchObject({ code: 'failed' });
  await expect(page.help.readPlan()).rejects.toMatchObject({ code: 'failed' });
  vi.restoreAllMocks();
  expect((await page.notes.get('whole'))?.isDamaged).toBeUndefined();
});

describe('turning the lock off', () => {
  test('leaves what is damaged as it is, says how many, and everything else is plain', async () => {
    const page = await withDamage();
    await damage('ownWords', 'own:1');
    const before = await page.database.use((db) => db.get('notes', 'n1'));
    expect(await (await page.vault()).turnOff(PASSPHRASE)).toEqual({ ok: true, value: { damaged: 2, turn: 'whole' } });
    await settled();
    expect(await page.lock.state()).toBe('off');
    expect(await page.database.use((db) => db.get('notes', 'n1'))).toEqual(before);
    expect(await page.database.use((db) => db.get('notes', 'whole'))).toEqual(noteWith('whole', ALL_ANSWERS));
    expect(await page.database.use((db) => db.count('vault'))).toBe(0);
    // It is damaged, and not locked: there is no passphrase for it any more.
    for (const each of [page, open()]) {
      expect((await each.notes.newest(9)).map(({ id, isDamaged }) => [id, isDamaged ?? false]).toSorted()).toEqual([['n1', true], ['whole', false]]);
      expect(await each.ownWords.all()).toEqual([]);
      expect((await readCopyContent(each)).damaged).toBe(1);
    }
  });

  test('and on again keeps it so, and off again', async () => {
    const page = await withDamage();
    await (await page.vault()).turnOff(PASSPHRASE);
    const before = await page.database.use((db) => db.get('notes', 'n1'));
    await turnOn(page, 'another lamp in the window');
    expect(await page.database.use((db) => db.get('notes', 'n1'))).toEqual(before);
    expect(await page.notes.get('n1')).toMatchObject({ isDamaged: true });
    expect(await (await page.vault()).turnOff('another lamp in the window')).toEqual({ ok: true, value: { damaged: 1, turn: 'whole' } });
    await open().notes.forget('n1');
    expect((await open().notes.newest(9)).map(({ id }) => id)).toEqual(['whole']);
  });

  test.each(['data', 'key'] as const)('a draft whose %s is damaged keeps no lock from going, nor from coming again, and is told', async (what) => {
    const page = await withDamage();
    const { draft } = (await fakeBrowser.storage.local.get('draft')) as { draft: { sealed: { data: string; key: { data: string } } } };
    const broken = what === 'data' ? { ...draft, sealed: { ...draft.sealed, data: 'AAAA' } } : { ...draft, sealed: { ...draft.sealed, key: { ...draft.sealed.key, data: '%' } } };
    await fakeBrowser.storage.local.set({ draft: broken });
    expect((await (await page.vault()).turnOff(PASSPHRASE)).ok).toBe(true);
    expect(await page.database.use((db) => db.count('vault'))).toBe(0);
    expect((await fakeBrowser.storage.local.get('draft'))['draft']).toEqual(broken);
    expect(await open().draft.read()).toEqual({ draft: null, problem: 'draft-unreadable' });
    await turnOn(page, 'another lamp in the window');
    expect(await page.lock.state()).toBe('unlocked');
    expect(await open().draft.read()).toEqual({ draft: null, problem: 'draft-unreadable' });
  });
});
