import { fakeBrowser } from 'wxt/testing/fake-browser';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../core/settings.ts';
import { previewCopy } from '../../../storage/copy-preview.ts';
import { forgetReplaced, replacedAt } from '../../../storage/replaced-aside.ts';
import { bringBackReplaced, replaceWithCopy } from '../../../storage/replaced.ts';
import type { Services } from '../../../storage/services.ts';
import { bringing, copyWith, everythingIn, savedBy } from '../../support/copies.ts';
import { ALL_ANSWERS, NINE, noteWith } from '../../support/sample-pause.ts';
import { abortAtCommit, emptyStores, openPage } from '../../support/stores.ts';

beforeEach(emptyStores);

const word = (id: string) => ({ id, list: 'urges' as const, text: id, isPinned: false, isArchived: false });
const plan = { contacts: [], signs: 'cold hands', helps: '', people: '', places: '' };
const copy = copyWith(
  { notes: Array.from({ length: 300 }, (_, at) => noteWith(`n${at}`)), bin: [{ id: 'z', deletedAt: 1, note: noteWith('z') }], ownWords: [word('own:2')] },
  { settings: { ...DEFAULT_SETTINGS, breathCount: 9 }, insights: { revision: 0, deck: null, seen: [{ id: 'other', lastShownOn: null, isFavourite: true, isHidden: false }] } },
);

async function filled(): Promise<Services> {
  const services = openPage();
  await services.notes.put({ ...noteWith('a', ALL_ANSWERS), changedAt: NINE - 9 });
  await services.notes.put({ ...noteWith('b', { urgeText: 'second' }), changedAt: NINE - 9 });
  await services.notes.put(noteWith('c'));
  await services.notes.remove('c', NINE - 5);
  await services.ownWords.put(word('own:1'));
  await services.help.writePlan(() => plan);
  await services.settings.change({ theme: 'dark', newTab: { ...DEFAULT_SETTINGS.newTab, isCovered: true } });
  await services.seen.change(({ deck }) => ({ deck, seen: [{ id: 'card', lastShownOn: '2026-11-20', isFavourite: true, isHidden: false }] }));
  return services;
}

async function replace(services: Services, by = copy) {
  return replaceWithCopy(bringing(services), await previewCopy(bringing(services), by));
}

describe('a copy in place of everything', () => {
  test('is all that is there, and the plan and the answered cover stay', async () => {
    const services = await filled();
    expect(await replace(services)).toMatchObject({ ok: true, value: { noteCount: 300, isSettingsMissing: false } });
    const now = await everythingIn(services);
    expect((now['stores'] as { notes: unknown[] }).notes).toHaveLength(300);
    expect(now).toMatchObject({
      stores: { bin: [{ id: 'z' }], ownWords: [{ id: 'own:2' }] }, plan,
      settings: { breathCount: 9, theme: 'system', newTab: { isCovered: true } }, seen: [{ id: 'other' }],
    });
    expect(await replacedAt(services.database)).toBe(NINE);
  });

  test('is not there at all when the disk fails', async () => {
    const services = await filled();
    const before = await everythingIn(services);
    const preview = await previewCopy(bringing(services), copy);
    abortAtCommit();
    await expect(replaceWithCopy(bringing(services), preview)).rejects.toMatchObject({ name: 'StorageError' });
    vi.restoreAllMocks();
    expect(await everythingIn(services)).toEqual(before);
    expect(await replacedAt(services.database)).toBeNull();
  });

  test('is not there at all when it was stopped', async () => {
    const services = await filled();
    const before = await everythingIn(services);
    const stopping = new AbortController();
    const outcome = await replaceWithCopy(bringing(services), await previewCopy(bringing(services), copy), { signal: stopping.signal, onProgress: () => stopping.abort() });
    expect(outcome).toEqual({ ok: false, code: 'cancelled' });
    expect(await everythingIn(services)).toEqual(before);
  });

  test('gives way to what was there before, whole, with its due times', async () => {
    const services = await filled();
    const before = await everythingIn(services);
    await replace(services);
    expect(await bringBackReplaced(bringing(services))).toMatchObject({ ok: true });
    expect(await everythingIn(services)).toEqual(before);
    expect(await replacedAt(services.database)).toBeNull();
    expect(await bringBackReplaced(bringing(services))).toEqual({ ok: false, code: 'gone' });
  });

  test('stays whole where going back is stopped on its way, and says how far it came', async () => {
    const services = await filled();
    await replace(services);
    const replaced = await everythingIn(services);
    const stopping = new AbortController();
    const heard: (readonly [number, number])[] = [];
    const onProgress = (done: number, total: number) => {
      heard.push([done, total]);
      stopping.abort();
    };
    expect(await bringBackReplaced(bringing(services), { signal: stopping.signal, onProgress })).toEqual({ ok: false, code: 'cancelled' });
    expect(heard.length).toBe(1);
    expect(await everythingIn(services)).toEqual(replaced);
    expect(await replacedAt(services.database)).toBe(NINE);
    const early = AbortSignal.abort();
    expect(await bringBackReplaced(bringing(services), { signal: early })).toEqual({ ok: false, code: 'cancelled' });
    expect(await everythingIn(services)).toEqual(replaced);
  });

  test('gives way even if the settings fail to follow: the next try brings them too', async () => {
    const services = await filled();
    const before = await everythingIn(services);
    await replace(services);
    const set = vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValue(new DOMException('full', 'QuotaExceededError'));
    await expect(bringBackReplaced(bringing(services))).rejects.toThrow();
    set.mockRestore();
    expect((await everythingIn(services))['stores']).toEqual(before['stores']);
    await services.notes.put({ ...noteWith('mine'), changedAt: NINE + 5 });
    expect(await bringBackReplaced(bringing(services))).toMatchObject({ ok: true });
    expect(await services.notes.has('mine')).toBe(true);
    await services.notes.forget('mine');
    expect(await everythingIn(services)).toEqual(before);
    expect(await services.database.use((db) => db.count('replaced'))).toBe(0);
  });

  test('does not give way over what is written in that moment, and says so', async () => {
    const services = await filled();
    await replace(services);
    const heard: string[] = [];
    const reading = services.database.use.bind(services.database);
    const stores = { ...bringing(services), database: { ...services.database, use: async <T>(work: Parameters<typeof reading<T>>[0]) => {
      heard.push('use');
      // After everything was looked at, and before it is written.
      if (heard.length === 7) await services.notes.revise('n7', NINE + 6, (note) => ({ ...note, urgeText: 'just now' }));
      return reading(work);
    } } };
    expect(await bringBackReplaced(stores)).toEqual({ ok: false, code: 'changed' });
    expect(await bringBackReplaced(bringing(services))).toMatchObject({ ok: true });
    expect((await services.notes.get('n7'))?.urgeText).toBe('just now');
  });

  test('gives way, but never takes along what was written since', async () => {
    const services = await filled();
    await replace(services);
    await services.notes.put({ ...noteWith('mine', { urgeText: 'new since' }), changedAt: NINE + 5 });
    await services.notes.revise('n7', NINE + 6, (note) => ({ ...note, urgeText: 'edited since' }));
    await services.ownWords.put(word('own:3'));
    await bringBackReplaced(bringing(services));
    const { stores } = (await everythingIn(services)) as { stores: { notes: { id: string }[]; ownWords: { id: string }[] } };
    expect(stores.notes.map(({ id }) => id)).toEqual(['a', 'b', 'mine', 'n7']);
    expect(stores.ownWords.map(({ id }) => id)).toEqual(['own:1', 'own:3']);
  });

  test('does not bring back what was deleted for good since', async () => {
    const services = await filled();
    await replace(services, copyWith({ notes: [noteWith('a', { urgeText: 'the copy' })] }));
    await services.notes.forget('a');
    expect(await services.database.use((db) => db.getAllKeys('replaced'))).not.toContain('notes:a');
    await bringBackReplaced(bringing(services));
    expect(await services.notes.has('a')).toBe(false);
    expect(await services.notes.has('b')).toBe(true);
  });

  test('brings the original back where a note of the copy is dated ahead of the clock (DT-08)', async () => {
    const services = await filled();
    const before = await everythingIn(services);
    await replace(services, copyWith({ notes: [{ ...noteWith('a', { urgeText: 'from a clock ahead' }), changedAt: NINE + 999_999 }] }));
    await bringBackReplaced(bringing(services));
    expect(await everythingIn(services)).toEqual(before);
  });

  test('leaves nothing behind once the browser has started again, and goes into no copy', async () => {
    const services = await filled();
    await replace(services);
    expect(await savedBy(services)).not.toContain('pack a bag');
    await forgetReplaced(services.database);
    expect(await services.database.use((db) => db.count('replaced'))).toBe(0);
    expect(await bringBackReplaced(bringing(services))).toEqual({ ok: false, code: 'gone' });
    expect(await services.notes.count()).toBe(300);
  });

  test('with a plan of its own puts that in, and going back brings the other', async () => {
    const services = await filled();
    await replace(services, copyWith({ notes: [], plan: [{ id: 'own', plan: { ...plan, signs: 'theirs' } }] }));
    expect((await services.help.readPlan()).signs).toBe('theirs');
    await bringBackReplaced(bringing(services));
    expect(await services.help.readPlan()).toEqual(plan);
  });
});
