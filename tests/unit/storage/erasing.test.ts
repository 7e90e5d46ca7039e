import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { blankNote } from '../../../core/note.ts';
import { createDatabase } from '../../../storage/database.ts';
import { eraseEverything } from '../../../storage/erasing.ts';
import { ERASING_KEY } from '../../../storage/erasing-mark.ts';
import { reloadWhenErased, watchErasing } from '../../../storage/erasing-watch.ts';
import { mayWrite, openGate } from '../../../storage/gate.ts';
import { createNotesServices } from '../../../storage/notes-services.ts';
import { ALL_ANSWERS, NINE, noteWith, pauseWith } from '../../support/sample-pause.ts';
import { DATABASE_NAME, emptyStores, openPage, openRaw, settled, stillClock } from '../../support/stores.ts';

beforeEach(emptyStores);

const open = (clock = stillClock()) => createNotesServices(openPage(clock));
const local = () => fakeBrowser.storage.local.get(null);

async function fill() {
  const page = open();
  await page.notes.put(noteWith('n1', ALL_ANSWERS));
  await page.notes.put(noteWith('n2'));
  await page.notes.remove('n2', NINE);
  await page.ownWords.put({ id: 'own:1', list: 'urges', text: 'knit', isPinned: false, isArchived: false });
  await page.help.writePlan((plan) => plan!);
  await page.pause.writeDraft(pauseWith(ALL_ANSWERS));
  await page.settings.change({ theme: 'dark' });
  await page.viewState.writeRoom('settings');
  await page.seen.change((kept) => ({ ...kept, seen: [] }));
  return page;
}

test('everything is gone: every store, both areas; only that the first pages were seen stays', async () => {
  const page = await fill();
  await eraseEverything(page.database);
  expect(await indexedDB.databases()).toEqual([]);
  expect(await local()).toEqual({ firstRunShown: true });
  expect(await fakeBrowser.storage.session.get(null)).toEqual({});
});

test('a full disk, which takes no mark, can be erased all the same (ST-07)', async () => {
  const page = await fill();
  const set = vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValueOnce(new DOMException('full', 'QuotaExceededError'));
  await eraseEverything(page.database);
  set.mockRestore();
  expect(await indexedDB.databases()).toEqual([]);
  expect(await local()).toEqual({ firstRunShown: true });
});

describe('a page that was open before', () => {
  test('writes nothing any more, whatever it still holds', async () => {
    const other = await fill();
    other.edits.begin(blankNote('held', 'begun', '2026-11-25T09:00:00+00:00', NINE));
    other.edits.change('begun', { who: '' }, { who: 'M' });
    await eraseEverything(open().database);
    await other.edits.flushAll();
    const tries = [
      other.notes.put(noteWith('again')),
      other.pause.writeDraft(pauseWith(ALL_ANSWERS)),
      other.settings.change({ theme: 'dark' }),
      other.viewState.writeFilters({} as never),
      other.viewState.writeRoom('notes'),
      other.seen.change((kept) => ({ ...kept, seen: [...kept.seen] })),
      other.ownWords.put({ id: 'own:2', list: 'urges', text: 'bake', isPinned: false, isArchived: false }),
    ];
    const outcomes = await Promise.allSettled(tries);
    expect(outcomes.map((outcome) => (outcome.status === 'rejected' ? String(outcome.reason.code ?? outcome.reason.problem) : 'written'))).not.toContain('written');
    await settled();
    expect(await indexedDB.databases()).toEqual([]);
    expect(await local()).toEqual({ firstRunShown: true });
  });

  test('works again once it is loaded afresh', async () => {
    await eraseEverything((await fill()).database);
    openGate();
    const page = open();
    await page.notes.put(noteWith('new'));
    expect((await page.notes.newest(9)).map((note) => note.id)).toEqual(['new']);
    expect(await page.keeping.loss()).toBeNull();
  });

  test('lets go of its connection even if it has heard nothing yet', async () => {
    const other = createDatabase(DATABASE_NAME);
    await other.use((db) => db.count('notes'));
    const request = indexedDB.deleteDatabase(DATABASE_NAME);
    await new Promise((resolve) => (request.onsuccess = resolve));
    expect(mayWrite()).toBe(false);
    await expect(other.use((db) => db.put('notes', noteWith('late')))).rejects.toMatchObject({ code: 'erased' });
  });
});

test('work that was asked for before the erasing writes nothing after it', async () => {
  const page = await fill();
  page.database.close();
  // Its connection is being opened when everything goes.
  const late = page.database.use((db) => db.put('notes', noteWith('late')));
  const erased = eraseEverything(open().database);
  await expect(late).rejects.toMatchObject({ code: 'erased' });
  await erased;
  openGate();
  expect(await open().notes.count()).toBe(0);
});

test('saving what lost pages left stops where everything was erased meanwhile', async () => {
  const clock = stillClock();
  const lost = open(clock);
  for (const id of ['a', 'b']) {
    lost.edits.begin(blankNote('held', id, '2026-11-25T09:00:00+00:00', NINE));
    lost.edits.change(id, { who: '' }, { who: 'M' });
  }
  await settled();
  clock.epochMs += 60_000;
  const worker = open(clock);
  // It has read what was left, and waits to be told which pages are there, while everything goes and the worker's gate opens again.
  const { promise, resolve } = Promise.withResolvers<LockManagerSnapshot>();
  vi.spyOn(navigator.locks, 'query').mockReturnValue(promise);
  const saving = worker.edits.saveLeftovers();
  await settled();
  await eraseEverything(open().database);
  openGate();
  resolve({ held: [], pending: [] });
  await saving;
  expect(await open().notes.count()).toBe(0);
});

test('a page that holds on to the database is not waited for: it holds an empty one', { timeout: 10_000 }, async () => {
  await fill();
  const stuck = await openRaw(undefined);
  await eraseEverything(open().database);
  const count = await new Promise((resolve) => {
    const request = stuck.transaction('notes').objectStore('notes').count();
    request.onsuccess = () => resolve(request.result);
  });
  expect(count).toBe(0);
  expect(await local()).toEqual({ firstRunShown: true });
  stuck.close();
});

test('also a database of a later version goes', async () => {
  (await openRaw(9, (database) => void database.createObjectStore('later').put('x', 'x'))).close();
  await eraseEverything(open().database);
  expect(await indexedDB.databases()).toEqual([]);
});

describe('where it fails', () => {
  test('it says so, and the others are told that it has ended', async () => {
    const page = await fill();
    vi.spyOn(fakeBrowser.storage.local, 'clear').mockRejectedValue(new Error('no'));
    const states: unknown[] = [];
    fakeBrowser.storage.onChanged.addListener((changes) => {
      const mark = changes[ERASING_KEY]?.newValue as { state: string } | undefined;
      if (mark) states.push(mark.state);
    });
    await expect(eraseEverything(page.database)).rejects.toMatchObject({ code: 'failed' });
    await settled();
    expect(states).toEqual(['begun', 'ended']);
    vi.restoreAllMocks();
    await eraseEverything(page.database);
    expect(await local()).toEqual({ firstRunShown: true });
  });
});

/** Where the end may come: the first request of its kind never comes back. */
const ENDS = [
  ['before the database is removed', () => {
    vi.spyOn(indexedDB, 'deleteDatabase').mockImplementation(() => { throw new Error('killed'); });
    return vi.spyOn(fakeBrowser.storage.session, 'clear').mockReturnValue(new Promise<never>(() => undefined) as never);
  }],
  ['before the session is cleared', () => vi.spyOn(fakeBrowser.storage.session, 'clear').mockReturnValue(new Promise<never>(() => undefined) as never)],
  ['before the rest is cleared', () => vi.spyOn(fakeBrowser.storage.local, 'clear').mockReturnValue(new Promise<never>(() => undefined) as never)],
] as const;

test.each(ENDS)('cut short %s, it is finished by the next page, which loads afresh', async (_, end) => {
  vi.spyOn(console, 'warn').mockReturnValue();
  const page = await fill();
  const ended = end();
  // A page that is gone says nothing any more: no "ended", no mark removed.
  const set = fakeBrowser.storage.local.set.bind(fakeBrowser.storage.local);
  vi.spyOn(fakeBrowser.storage.local, 'set').mockImplementation((items) => (JSON.stringify(items).includes('"ended"') ? new Promise(() => undefined) : set(items)));
  void eraseEverything(page.database).catch(() => undefined);
  await vi.waitFor(() => expect(ended).toHaveBeenCalled());
  await settled();
  vi.restoreAllMocks();
  vi.spyOn(console, 'warn').mockReturnValue();
  expect(await local()).toMatchObject({ [ERASING_KEY]: { state: 'begun' } });

  openGate();
  const next = createDatabase(DATABASE_NAME);
  const reload = vi.fn();
  vi.stubGlobal('location', { reload });
  reloadWhenErased(next);
  await vi.waitFor(() => expect(reload).toHaveBeenCalled());
  vi.unstubAllGlobals();
  expect(await indexedDB.databases()).toEqual([]);
  expect(await local()).toEqual({ firstRunShown: true });
  expect(await fakeBrowser.storage.session.get(null)).toEqual({});
});

test('what pages mirror is gone before the mark is: a death in between leaves nothing that nobody looks for', async () => {
  vi.spyOn(console, 'warn').mockReturnValue();
  const removed = new Set<string>();
  vi.stubGlobal('localStorage', { removeItem: (key: string) => removed.add(key) });
  const page = await fill();
  const clear = vi.spyOn(fakeBrowser.storage.local, 'clear').mockReturnValue(new Promise<never>(() => undefined) as never);
  void eraseEverything(page.database);
  await vi.waitFor(() => expect(clear).toHaveBeenCalled());
  expect(removed.size).toBe(2);
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test('the mark of an ended one, left by a browser that died in just that moment, goes with the next page, which works on (ST-05)', async () => {
  await fakeBrowser.storage.local.set({ [ERASING_KEY]: { state: 'ended', mark: 'of a page that is gone' } });
  openGate();
  const page = open();
  const reload = vi.fn();
  vi.stubGlobal('location', { reload });
  reloadWhenErased(page.database);
  await vi.waitFor(async () => expect(await local()).toEqual({}));
  await page.notes.put(noteWith('new'));
  expect((await page.notes.newest(9)).map(({ id }) => id)).toEqual(['new']);
  expect(reload).not.toHaveBeenCalled();
  vi.unstubAllGlobals();
});

test('another page shuts its gate with the first word, and hears of the end once', async () => {
  const ended = vi.fn();
  const stop = watchErasing(ended);
  await fakeBrowser.storage.local.set({ [ERASING_KEY]: { state: 'begun', mark: 'theirs' } });
  await settled();
  expect(mayWrite()).toBe(false);
  expect(ended).not.toHaveBeenCalled();
  await fakeBrowser.storage.local.set({ [ERASING_KEY]: { state: 'ended', mark: 'theirs too' } });
  await fakeBrowser.storage.local.remove(ERASING_KEY);
  await settled();
  expect(ended).toHaveBeenCalledOnce();
  stop();
});
