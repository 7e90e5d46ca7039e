// long: the keeper joins deck, marks, settings and mirror, and each test here takes all four; parted, each half would build them again.
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { localTimeOf, type Moment } from '../../../core/day.ts';
import { mirrorCardOn } from '../../../core/mirror.ts';
import { NO_ANSWERS, noteOf } from '../../../core/note.ts';
import { seenOf } from '../../../core/seen.ts';
import type { Insight } from '../../../core/words.ts';
import { createDatabase } from '../../../storage/database.ts';
import { createInsightKeeper } from '../../../storage/insight-keeper.ts';
import { clearMirror, readMirror, writeMirror } from '../../../storage/mirror.ts';
import { createServices } from '../../../storage/services.ts';
import { StorageError } from '../../../storage/storage-error.ts';

const MONDAY = '2026-11-23';
const TUESDAY = '2026-11-24';
const now: Moment = { epochMs: Date.UTC(2026, 10, 23, 12), offsetMinutes: 0 };
const clock = { now: () => now, offsetAt: () => 0 };
const cardOf = (id: string, ...tags: string[]): Insight => ({ id, idea: 'S1', kind: 'notice', part: 'Good closeness', tags, counterweight: false, title: `Title ${id}`, body: ['Body.'], ask: 'Ask?' });
const cards = Array.from({ length: 20 }, (_, at) => cardOf(`card-${at}`));
const words = { language: 'en', cards, words: null };
let database = 0;

/** A `localStorage` as pages have it; Node's own wants a file. */
class PageStorage {
  readonly kept = new Map<string, string>();
  writes = 0;
  getItem = (key: string) => this.kept.get(key) ?? null;
  setItem = (key: string, value: string) => { this.writes += 1; this.kept.set(key, value); };
  removeItem = (key: string) => void this.kept.delete(key);
}
let page = new PageStorage();

function open(isLocked?: () => Promise<boolean>) {
  const services = createServices(clock, createDatabase(`insights-${database}`));
  return { services, keeper: createInsightKeeper(services, words, isLocked) };
}
function breakDatabase(services: ReturnType<typeof open>['services']) {
  vi.spyOn(services.seen, 'change').mockRejectedValue(new StorageError('unavailable'));
  vi.spyOn(services.notes, 'dues').mockRejectedValue(new StorageError('unavailable'));
}

beforeEach(() => {
  database += 1;
  fakeBrowser.reset();
  globalThis.indexedDB = new IDBFactory();
  page = new PageStorage();
  vi.stubGlobal('localStorage', page);
  vi.stubGlobal('document', {});
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
});

describe('the insights that are kept', () => {
  test('a first tab under its cover uses up no card, and has the next ones ready', async () => {
    const { keeper, services } = open();
    const mirror = await keeper.sync(MONDAY, false);
    expect(mirror.days).toEqual([]);
    expect(mirror.next).toHaveLength(14);
    expect((await services.seen.read()).deck?.queue).toHaveLength(20);
  });

  test('the day keeps its card over pages, and the mirror agrees with what is kept', async () => {
    const first = await open().keeper.sync(MONDAY, true);
    const second = await open().keeper.sync(MONDAY, true);
    expect(mirrorCardOn(second, MONDAY)).toEqual(mirrorCardOn(first, MONDAY));
    expect(readMirror()).toEqual(second);
    const tuesday = await open().keeper.sync(TUESDAY, true);
    expect(mirrorCardOn(tuesday, TUESDAY)?.id).toBe(first.next[0]!.id);
  });

  test('takes over what tabs have dealt from the mirror while the database was away', async () => {
    const first = await open().keeper.sync(MONDAY, true);
    const [card, ...next] = first.next;
    writeMirror({ ...first, days: [...first.days, { day: TUESDAY, card: card! }], next });
    const { keeper, services } = open();
    await keeper.sync('2026-11-25', true);
    const { deck } = await services.seen.read();
    expect(deck?.days.map(({ day, id }) => [day, id])).toEqual([[MONDAY, first.days[0]!.card.id], [TUESDAY, card!.id], ['2026-11-25', next[0]!.id]]);
  });

  test('opening many tabs writes once (PF-04)', async () => {
    const { keeper } = open();
    await keeper.sync(MONDAY, true);
    const writes = page.writes;
    const set = vi.spyOn(fakeBrowser.storage.local, 'set');
    await Promise.all(Array.from({ length: 30 }, () => keeper.sync(MONDAY, true)));
    expect(page.writes).toBe(writes);
    expect(set).not.toHaveBeenCalled();
  });

  test('thirty first tabs at once agree', async () => {
    const { keeper } = open();
    const mirrors = await Promise.all(Array.from({ length: 30 }, () => keeper.sync(MONDAY, true)));
    expect(new Set(mirrors.map((mirror) => mirrorCardOn(mirror, MONDAY)?.id)).size).toBe(1);
  });

  test('a tab that read before another wrote does not mirror what is past', async () => {
    const { keeper, services } = open();
    const first = mirrorCardOn(await keeper.sync(MONDAY, true), MONDAY)!;
    const slow = open();
    const stale = await slow.services.seen.read();
    const passed = await keeper.another(MONDAY);
    vi.spyOn(slow.services.seen, 'change').mockResolvedValue(stale);
    const answer = await slow.keeper.sync(MONDAY, true);
    expect(mirrorCardOn(answer, MONDAY)).toEqual(mirrorCardOn(passed, MONDAY));
    expect(mirrorCardOn(readMirror()!, MONDAY)?.id).not.toBe(first.id);
    expect((await services.seen.read()).revision).toBe(2);
  });

  test('goes on counting where what was kept is lost, so that the mirror is made anew', async () => {
    const { keeper } = open();
    await keeper.sync(MONDAY, true);
    await keeper.another(MONDAY);
    await fakeBrowser.storage.local.clear();
    const after = await keeper.sync(TUESDAY, true);
    expect(after.revision).toBe(3);
    expect(readMirror()).toEqual(after);
  });

  test('a hidden card never comes again until it is brought back', async () => {
    const { keeper, services } = open();
    const before = mirrorCardOn(await keeper.sync(MONDAY, true), MONDAY)!;
    const after = await keeper.hide(MONDAY, before.id);
    expect(mirrorCardOn(after, MONDAY)?.id).not.toBe(before.id);
    expect([...after.next.map(({ id }) => id), mirrorCardOn(after, MONDAY)?.id]).not.toContain(before.id);
    expect(seenOf((await services.seen.read()).seen, before.id).isHidden).toBe(true);
    const back = await keeper.putBack(MONDAY, before);
    expect(mirrorCardOn(back, MONDAY)).toEqual(before);
    expect((await keeper.library()).filter(({ isHidden }) => isHidden)).toEqual([]);
  });

  test('a hidden card can be brought back from the library', async () => {
    const { keeper } = open();
    await keeper.sync(MONDAY, true);
    await keeper.setHidden(MONDAY, 'card-3', true);
    expect((await keeper.library()).find(({ id }) => id === 'card-3')?.isHidden).toBe(true);
    await keeper.setHidden(MONDAY, 'card-3', false);
    expect((await keeper.library()).find(({ id }) => id === 'card-3')?.isHidden).toBe(false);
  });

  test('with every card hidden the day has none, and it is said by an empty day', async () => {
    const { keeper } = open();
    await keeper.sync(MONDAY, true);
    for (const { id } of cards) await keeper.hide(MONDAY, id);
    const mirror = await keeper.sync(MONDAY, true);
    expect(mirror.days).toEqual([]);
    expect(mirror.next).toEqual([]);
  });

  test('a favourite is one in the mirror and in the library', async () => {
    const { keeper } = open();
    const { id } = mirrorCardOn(await keeper.sync(MONDAY, true), MONDAY)!;
    expect(mirrorCardOn(await keeper.favour(MONDAY, id, true), MONDAY)?.isFavourite).toBe(true);
    expect((await open().keeper.library()).filter(({ isFavourite }) => isFavourite).map((entry) => entry.id)).toEqual([id]);
  });

  test('knows only that something waits, not what', async () => {
    const { keeper, services } = open();
    expect((await keeper.sync(MONDAY, false)).isDue).toBe(false);
    await services.database.use((db) => db.put('dues', { id: 'look-back:x:day', noteId: 'x', kind: 'look-back', at: now.epochMs - 1, span: 'day' }));
    expect((await keeper.sync(MONDAY, false)).isDue).toBe(true);
    expect(page.getItem('new-tab')).not.toContain('look-back');
    await services.settings.change({ offersLookBack: false });
    expect((await keeper.sync(MONDAY, false)).isDue).toBe(false);
  });

  test('the cover is a setting, known to the next tab at once', async () => {
    const { keeper, services } = open();
    await keeper.sync(MONDAY, false);
    expect((await keeper.cover(MONDAY, false)).newTab.isCovered).toBe(false);
    expect((await services.settings.read()).newTab.isCovered).toBe(false);
    await services.settings.change({ newTab: { isCovered: true, howOften: 'never', picksByPattern: false } });
    expect(readMirror()?.newTab).toEqual({ isCovered: true, howOften: 'never', picksByPattern: false });
  });
});

describe('what was stored', () => {
  test.each([undefined, null, 7, 'x', [], { deck: 1, seen: 2 }, { deck: { round: 'x' }, seen: [null, { id: 'card-1' }] }])('as %j is dealt anew', async (stored) => {
    await fakeBrowser.storage.local.set({ insights: stored });
    expect(mirrorCardOn(await open().keeper.sync(MONDAY, true), MONDAY)).toBeDefined();
  });

  test('keeps the marks that fit beside one that does not', async () => {
    await fakeBrowser.storage.local.set({ insights: { deck: null, seen: [{ id: 'card-1', lastShownOn: null, isFavourite: true, isHidden: false }, { id: 'card-2', lastShownOn: 'once', isFavourite: true, isHidden: false }] } });
    expect((await open().keeper.library()).filter(({ isFavourite }) => isFavourite).map(({ id }) => id)).toEqual(['card-1']);
  });

  test('is told to other pages', async () => {
    const heard = vi.fn<(kept: unknown) => void>();
    const { keeper, services } = open();
    const stop = services.seen.watch(heard);
    await keeper.favour(MONDAY, 'card-1', true);
    await vi.waitFor(() => expect(heard).toHaveBeenCalled());
    stop();
  });
});

describe('without what is kept', () => {
  test('a browser with no database still has a card a day, the same in every tab', async () => {
    const { keeper, services } = open();
    breakDatabase(services);
    const monday = mirrorCardOn(await keeper.sync(MONDAY, true), MONDAY);
    clearMirror();
    expect(mirrorCardOn(await keeper.sync(MONDAY, true), MONDAY)).toEqual(monday);
    clearMirror();
    expect(mirrorCardOn(await keeper.sync(TUESDAY, true), TUESDAY)?.id).not.toBe(monday?.id);
  });

  test('a failed read leaves the mirror as it was, and never makes it a default', async () => {
    const { keeper, services } = open();
    const before = await keeper.cover(MONDAY, false);
    breakDatabase(services);
    vi.spyOn(services.settings, 'read').mockRejectedValue(new StorageError('failed'));
    const after = await keeper.sync(MONDAY, true);
    expect(after.newTab).toEqual(before.newTab);
    expect(after.days).toEqual(before.days);
    expect(after.next).toEqual(before.next);
  });

  test('a lost mirror is made again from what is kept (BR-02, BR-06)', async () => {
    const { keeper } = open();
    const before = await keeper.sync(MONDAY, true);
    clearMirror();
    expect(await keeper.sync(MONDAY, true)).toEqual(before);
  });

  test('a browser that refuses localStorage is put up with', async () => {
    const { keeper } = open();
    vi.stubGlobal('localStorage', { getItem() { throw new DOMException('no', 'SecurityError'); }, setItem() { throw new DOMException('no', 'SecurityError'); } });
    expect(mirrorCardOn(await keeper.sync(MONDAY, true), MONDAY)).toBeDefined();
  });

  test('marks that could not be kept are said, and nothing is taken for kept', async () => {
    const { keeper, services } = open();
    await keeper.sync(MONDAY, true);
    breakDatabase(services);
    await expect(keeper.favour(MONDAY, 'card-1', true)).rejects.toThrow('storage: unavailable');
  });
});

describe('picking by pattern', () => {
  const tagged = [...cards.slice(0, 19), cardOf('quiet', 'urge:go-quiet')];
  const withPattern = async (isLocked: () => Promise<boolean>, change: Partial<typeof NO_ANSWERS> = {}) => {
    const services = createServices(clock, createDatabase(`insights-${database}`));
    const keeper = createInsightKeeper(services, { ...words, cards: tagged }, isLocked);
    await services.settings.change({ newTab: { isCovered: false, howOften: 'every-tab', picksByPattern: true } });
    for (const id of ['a', 'b']) await services.notes.put(noteOf(id, localTimeOf(now), { ...NO_ANSWERS, urges: ['go-quiet'], ...change }, now.epochMs, false));
    return keeper.sync(MONDAY, true);
  };

  test('the next day has the picked card, and today keeps the one it had', async () => {
    const mirror = await withPattern(async () => false);
    const today = mirrorCardOn(mirror, MONDAY)!;
    expect(today).toMatchObject({ reason: 'next', id: expect.stringMatching(/^card-/) });
    expect(mirror.next[0]).toMatchObject({ id: 'quiet', reason: 'pattern' });
  });

  test('not from notes with the safety flag, and not while locked', async () => {
    for (const mirror of [await withPattern(async () => false, { safety: true }), await withPattern(async () => true)]) {
      expect(mirror.next.every(({ reason }) => reason === 'next')).toBe(true);
    }
  });
});
