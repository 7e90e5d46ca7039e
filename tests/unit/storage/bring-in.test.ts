// long: every rule of bringing in, on the same sample copies
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { DEFAULT_CHOICES } from '../../../core/copy-merge.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../core/settings.ts';
import { mergeCopy } from '../../../storage/bring-in.ts';
import { previewCopy } from '../../../storage/copy-preview.ts';
import type { Sealing } from '../../../storage/sealing.ts';
import type { Services } from '../../../storage/services.ts';
import { takeBackCopy } from '../../../storage/take-back.ts';
import { OTHER_SETTINGS } from '../../support/sample-copy.ts';
import { bringIn, bringing, copyIn, copyWith, everythingIn, savedBy } from '../../support/copies.ts';
import { ALL_ANSWERS, NINE, noteWith } from '../../support/sample-pause.ts';
import { abortAtCommit, emptyStores, openPage, settled } from '../../support/stores.ts';

beforeEach(emptyStores);

const word = { id: 'own:1', list: 'urges' as const, text: 'hide', isPinned: true, isArchived: false };
const CHANGED: Settings = {
  ...DEFAULT_SETTINGS, breathCount: 7, slowWay: 'look-around', offersLookBack: false, lookBackSpans: [], notifiesReturn: true, textSize: 'larger', theme: 'dark',
  language: 'de', spellCheck: true, newTab: { isCovered: false, howOften: 'never', picksByPattern: true }, helpCountry: 'DE',
};
const plan = { contacts: [], signs: 'cold hands', helps: '', people: '', places: '' };

async function fill(services: Services): Promise<void> {
  await services.notes.put(noteWith('a', ALL_ANSWERS));
  await services.notes.put(noteWith('b', { urgeText: 'second' }));
  await services.notes.put(noteWith('c'));
  await services.notes.remove('c', NINE);
  await services.ownWords.put(word);
  await services.settings.change(CHANGED);
  await services.seen.change(({ deck }) => ({ deck, seen: [{ id: 'card', lastShownOn: '2026-11-20', isFavourite: true, isHidden: false }] }));
}

describe('a copy in a fresh profile', () => {
  test('gives everything back as it was saved, settings too (IE-14)', async () => {
    const first = openPage();
    await fill(first);
    const [text, before] = [await savedBy(first), await everythingIn(first)];
    emptyStores();
    const second = openPage();
    const brought = await bringIn(second, copyIn(text));
    expect(brought).toMatchObject({ noteCount: 2, isSettingsMissing: false });
    const after = await everythingIn(second);
    expect(after['stores']).toEqual(before['stores']);
    expect(after['settings']).toEqual(CHANGED);
    expect([after['seen'], after['plan']]).toEqual([before['seen'], before['plan']]);
  });

  test('gives every setting back after the first pages too: what they were answered is as it was there (IE-14)', async () => {
    expect((Object.keys(DEFAULT_SETTINGS) as (keyof Settings)[]).filter((name) => JSON.stringify(OTHER_SETTINGS[name]) === JSON.stringify(DEFAULT_SETTINGS[name]))).toEqual([]);
    const services = openPage();
    await services.settings.change({ newTab: { isCovered: true } });
    await bringIn(services, copyWith({ notes: [] }, { settings: OTHER_SETTINGS }));
    expect(await services.settings.read()).toEqual(OTHER_SETTINGS);
  });

  test('is not undone by the first pages, answered after it: they touch the cover alone (IE-14)', async () => {
    const services = openPage();
    await bringIn(services, copyWith({ notes: [] }, { settings: { ...CHANGED, newTab: { ...CHANGED.newTab, isCovered: null } } }));
    // What the first pages do when the cover is chosen.
    await services.settings.change({ newTab: { ...(await services.settings.read()).newTab, isCovered: true } });
    expect(await services.settings.read()).toEqual({ ...CHANGED, newTab: { ...CHANGED.newTab, isCovered: true } });
  });

  test('never takes back an answer that was given here (IE-14)', async () => {
    const services = openPage();
    await services.settings.change({ helpCountry: 'NL', newTab: { ...DEFAULT_SETTINGS.newTab, isCovered: true } });
    await bringIn(services, copyWith({ notes: [] }, { settings: DEFAULT_SETTINGS }));
    expect(await services.settings.read()).toMatchObject({ helpCountry: 'NL', newTab: { isCovered: true } });
  });
});

describe('a copy beside what is here', () => {
  test('brought in twice is as once, and the second time says that all is here (IE-01)', async () => {
    const services = openPage();
    await fill(services);
    const before = await everythingIn(services);
    const copy = copyIn(await savedBy(services));
    for (const _ of [1, 2]) {
      const preview = await previewCopy(bringing(services), copy);
      expect(preview.counts).toEqual({ new: 0, same: 2, 'newer-here': 0, 'newer-there': 0, 'in-bin': 0 });
      expect([preview.toBin.length, preview.words.added.length, preview.settings.count, preview.insightCount]).toEqual([0, 0, 0, 0]);
      await bringIn(services, copy);
      expect(await everythingIn(services)).toEqual(before);
    }
  });

  test('leaves a note that was edited here since, unless its own is asked for (IE-01)', async () => {
    const services = openPage();
    await fill(services);
    const copy = copyIn(await savedBy(services));
    await services.notes.revise('b', NINE + 1, (note) => ({ ...note, urgeText: 'edited' }));
    expect((await previewCopy(bringing(services), copy)).counts).toMatchObject({ same: 1, 'newer-here': 1 });
    await bringIn(services, copy);
    expect((await services.notes.get('b'))?.urgeText).toBe('edited');
    await bringIn(services, copy, { ...DEFAULT_CHOICES, byNote: new Map([['b', 'theirs']]) });
    expect((await services.notes.get('b'))?.urgeText).toBe('second');
  });

  test('takes a note that was changed later there, and not one that is in the bin here', async () => {
    const services = openPage();
    await fill(services);
    const later = { ...noteWith('b', { urgeText: 'later' }), changedAt: NINE + 9 };
    const copy = copyWith({ notes: [later, noteWith('c', { who: 'K' })] });
    await bringIn(services, copy);
    expect((await services.notes.get('b'))?.urgeText).toBe('later');
    expect(await services.notes.get('c')).toBeUndefined();
    await bringIn(services, copy, { ...DEFAULT_CHOICES, sides: { ...DEFAULT_CHOICES.sides, 'in-bin': 'theirs' } });
    expect((await services.notes.get('c'))?.who).toBe('K');
    expect(await services.database.use((db) => db.count('bin'))).toBe(0);
  });

  test('never deletes a note because it was deleted there', async () => {
    const services = openPage();
    await fill(services);
    const copy = copyWith({ bin: [{ id: 'a', deletedAt: NINE + 5, note: noteWith('a') }, { id: 'z', deletedAt: NINE - 5, note: noteWith('z') }] });
    expect(await previewCopy(bringing(services), copy)).toMatchObject({ deletedThere: 1, toBin: [{ deletedAt: NINE - 5 }] });
    await bringIn(services, copy);
    expect(await services.notes.get('a')).toBeDefined();
    expect((await services.database.use((db) => db.getAllKeys('bin'))).toSorted()).toEqual(['c', 'z']);
  });

  test('puts an own plan where there is none, and in place of another only when that is asked for', async () => {
    const services = openPage();
    await bringIn(services, copyWith({ notes: [], plan: [{ id: 'own', plan }] }));
    expect((await services.help.readPlan()).signs).toBe('cold hands');
    const other = copyWith({ notes: [], plan: [{ id: 'own', plan: { ...plan, signs: 'other' } }] });
    await bringIn(services, other);
    expect((await services.help.readPlan()).signs).toBe('cold hands');
    await bringIn(services, other, { ...DEFAULT_CHOICES, takesPlan: true });
    expect((await services.help.readPlan()).signs).toBe('other');
  });

  test('leaves the settings alone where that is asked for', async () => {
    const services = openPage();
    await bringIn(services, copyWith({ notes: [] }, { settings: CHANGED }), { ...DEFAULT_CHOICES, takesSettings: false });
    expect(await services.settings.read()).toEqual(DEFAULT_SETTINGS);
  });

  test('is told to every open page', async () => {
    const [services, other] = [openPage(), openPage()];
    const heard: string[] = [];
    other.changes.watch((what) => heard.push(what));
    await bringIn(services, copyWith({ notes: [noteWith('a')] }));
    await settled();
    expect(heard).toContain('notes:many');
  });
});

describe('due times', () => {
  const returning = (id: string, returnAt: string) => noteWith(id, { nextStep: { id: 'space-with-return', when: '', will: '', returnAt } }, '2026-11-25T08:30:00+00:00');

  test('follow from the notes, and what has passed never comes in one burst', async () => {
    const services = openPage();
    const old = Array.from({ length: 50 }, (_, at) => noteWith(`old-${at}`, {}, '2026-11-10T09:00:00+00:00'));
    await bringIn(services, copyWith({ notes: [...old, returning('past', '2026-11-25T08:00:00+00:00'), returning('ahead', '2026-11-25T20:00:00+00:00')] }));
    const { passed, next } = await services.notes.dues(services.clock.now().epochMs);
    expect(passed).toEqual([]);
    expect(next).toMatchObject({ id: 'return:ahead' });
  });

  test('that a changed note no longer asks for are dropped', async () => {
    const services = openPage();
    await services.notes.put(returning('a', '2026-11-25T20:00:00+00:00'));
    await bringIn(services, copyWith({ notes: [{ ...noteWith('a', { safety: true }), changedAt: NINE + 1 }] }));
    expect(await services.database.use((db) => db.count('dues'))).toBe(0);
  });
});

test('however many notes a copy has, it is compared and written in as few transactions (IE-06)', async () => {
  const counts: number[] = [];
  for (const size of [3, 3_000]) {
    emptyStores();
    const services = openPage();
    await fill(services);
    const copy = copyWith({ notes: Array.from({ length: size }, (_, at) => noteWith(`n${at}`)), bin: Array.from({ length: size }, (_, at) => ({ id: `z${at}`, deletedAt: 1, note: noteWith(`z${at}`) })) });
    const transactions = vi.spyOn(IDBDatabase.prototype, 'transaction');
    await bringIn(services, copy);
    counts.push(transactions.mock.calls.length);
    expect(transactions.mock.calls.filter(([, mode]) => mode === 'readwrite')).toHaveLength(1);
    transactions.mockRestore();
    expect(await services.notes.count()).toBe(size + 2);
  }
  expect(counts[0]).toBe(counts[1]);
});

describe('a copy that cannot be brought in', () => {
  const many = copyWith({ notes: Array.from({ length: 600 }, (_, at) => noteWith(`n${at}`)), ownWords: [word], bin: [{ id: 'z', deletedAt: 1, note: noteWith('z') }] });

  test('because the disk fails at the commit, leaves everything as it was (IE-02)', async () => {
    const services = openPage();
    await fill(services);
    const before = await everythingIn(services);
    const preview = await previewCopy(bringing(services), many);
    abortAtCommit('QuotaExceededError');
    await expect(mergeCopy(bringing(services), preview, DEFAULT_CHOICES)).rejects.toMatchObject({ name: 'StorageError' });
    vi.restoreAllMocks();
    expect(await everythingIn(services)).toEqual(before);
    await bringIn(services, many);
    expect(await services.notes.count()).toBe(602);
  });

  test('because it was stopped, leaves everything as it was', async () => {
    const services = openPage();
    await fill(services);
    const before = await everythingIn(services);
    const stopping = new AbortController();
    const outcome = await mergeCopy(bringing(services), await previewCopy(bringing(services), many), DEFAULT_CHOICES, { signal: stopping.signal, onProgress: () => stopping.abort() });
    expect(outcome).toEqual({ ok: false, code: 'cancelled' });
    expect(await everythingIn(services)).toEqual(before);
  });

  test.each([
    ['a note that it changes was edited', (page: Services) => page.notes.revise('b', NINE + 50, (note) => ({ ...note, who: 'K' }))],
    ['a note that is new was written here', (page: Services) => page.notes.put(noteWith('n3'))],
    ['a note that it changes was deleted', (page: Services) => page.notes.remove('b', NINE)],
  ])('because meanwhile %s, leaves everything as it was', async (_, change) => {
    const services = openPage();
    await fill(services);
    const copy = copyWith({ notes: [{ ...noteWith('b'), changedAt: NINE + 9 }, noteWith('n3'), noteWith('n4')] });
    const preview = await previewCopy(bringing(services), copy);
    await change(services);
    const before = await everythingIn(services);
    expect(await mergeCopy(bringing(services), preview, DEFAULT_CHOICES)).toEqual({ ok: false, code: 'changed' });
    expect(await everythingIn(services)).toEqual(before);
  });
});

test('a copy is taken back out whole, but for what was changed since', async () => {
  const services = openPage();
  await fill(services);
  const before = await everythingIn(services);
  const copy = copyWith(
    { notes: [{ ...noteWith('b', { who: 'X' }), changedAt: NINE + 9 }, noteWith('c', { who: 'Y' }), noteWith('n')], ownWords: [{ ...word, id: 'own:2' }], plan: [{ id: 'own', plan }], bin: [{ id: 'z', deletedAt: 1, note: noteWith('z') }] },
    { settings: DEFAULT_SETTINGS, insights: { revision: 0, deck: null, seen: [{ id: 'other', lastShownOn: null, isFavourite: true, isHidden: false }] } },
  );
  const choices = { ...DEFAULT_CHOICES, sides: { ...DEFAULT_CHOICES.sides, 'in-bin': 'theirs' as const } };
  const { takeBack } = await bringIn(services, copy, choices);
  expect(await everythingIn(services)).not.toEqual(before);
  expect(await takeBackCopy(bringing(services), takeBack!)).toEqual({ ok: true, value: 0 });
  expect(await everythingIn(services)).toEqual(before);

  const again = await bringIn(services, copy, choices);
  await services.notes.revise('n', NINE + 99, (note) => ({ ...note, urgeText: 'mine by now' }));
  expect(await takeBackCopy(bringing(services), again.takeBack!)).toEqual({ ok: true, value: 1 });
  expect((await services.notes.get('n'))?.urgeText).toBe('mine by now');
});

test('taking a copy back can be stopped, and then everything is as it was; where the settings fail to follow, the next try brings them', async () => {
  const services = openPage();
  await fill(services);
  const before = await everythingIn(services);
  const copy = copyWith({ notes: Array.from({ length: 250 }, (_, at) => noteWith(`n${at}`)) }, { settings: { ...DEFAULT_SETTINGS, breathCount: 9 } });
  const { takeBack } = await bringIn(services, copy, { ...DEFAULT_CHOICES, takesSettings: true });
  const brought = await everythingIn(services);
  const stopping = new AbortController();
  const heard: number[] = [];
  const onProgress = (done: number) => {
    heard.push(done);
    stopping.abort();
  };
  expect(await takeBackCopy(bringing(services), takeBack!, { signal: stopping.signal, onProgress })).toEqual({ ok: false, code: 'cancelled' });
  expect(heard).toEqual([100]);
  expect(await everythingIn(services)).toEqual(brought);
  const set = vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValue(new DOMException('full', 'QuotaExceededError'));
  await expect(takeBackCopy(bringing(services), takeBack!)).rejects.toThrow();
  set.mockRestore();
  // A note that was made since stays, and none is told as changed that was only taken back before.
  expect(await takeBackCopy(bringing(services), takeBack!)).toEqual({ ok: true, value: 0 });
  expect(await everythingIn(services)).toEqual(before);
});

test('under a lock every record is sealed before it is written, and opened before it is compared', async () => {
  const lid = '🔒';
  const sealing = {
    seal: async (_: string, value: { id: string }) => ({ id: value.id, sealed: lid + JSON.stringify(value) }),
    open: async (_: string, stored: { sealed: string }) => JSON.parse(stored.sealed.slice(lid.length)),
  } as unknown as Sealing;
  const services = openPage();
  const stores = { ...services, sealing };
  const copy = copyWith({ notes: [noteWith('a', { urgeText: 'secret' })], bin: [{ id: 'z', deletedAt: 1, note: noteWith('z', { who: 'secret' }) }], ownWords: [{ ...word, text: 'secret' }], plan: [{ id: 'own', plan: { ...plan, signs: 'secret' } }] });
  const outcome = await mergeCopy(stores, await previewCopy(stores, copy), DEFAULT_CHOICES);
  expect(outcome.ok).toBe(true);
  for (const store of ['notes', 'bin', 'ownWords', 'plan'] as const) {
    expect(await services.database.use((db) => db.getAll(store))).toEqual([{ id: expect.any(String), sealed: expect.stringContaining(lid) }]);
  }
  expect((await previewCopy(stores, copy)).counts).toMatchObject({ same: 1, new: 0 });
});
