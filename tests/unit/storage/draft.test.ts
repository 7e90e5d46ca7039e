import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Draft } from '../../../core/draft.ts';
import { ALL_ANSWERS, draftWith, NINE, pauseWith } from '../../support/sample-pause.ts';
import { emptyStores, openPage, settled } from '../../support/stores.ts';

beforeEach(emptyStores);

const mark = { writer: 'this page', writtenAt: NINE, isHidden: false };
const stored = async () => fakeBrowser.storage.local.get(null);

test('a draft comes back whole on the next page', async () => {
  const pause = pauseWith(ALL_ANSWERS, { step: 'signal', open: ['signal'] });
  await openPage().draft.write(pause, mark);
  expect(await openPage().draft.read()).toEqual({ draft: draftWith(pause, mark), problem: null });
});

test('a writing on a page that is open leaves at once, before anything is awaited (LD-01, LD-02)', async () => {
  const { draft } = openPage();
  // By the time a pause is on the screen, the page knows that there is no lock.
  await draft.read();
  const set = vi.spyOn(fakeBrowser.storage.local, 'set');
  void draft.write(pauseWith({ urgeText: 'h' }), mark);
  expect(set).toHaveBeenCalledOnce();
});

test('of many writings in one moment the last one stays (LD-01)', async () => {
  const { draft } = openPage();
  await Promise.all(['h', 'ha', 'hal', 'half', 'half a'].map((urgeText) => draft.write(pauseWith({ urgeText }), mark)));
  expect((await openPage().draft.read()).draft?.pause.answers.urgeText).toBe('half a');
});

test('no writing that still waits comes after the dropping (LD-03)', async () => {
  const { draft } = openPage();
  const writings = ['h', 'ha', 'hal', 'half'].map((urgeText) => draft.write(pauseWith({ urgeText }), mark));
  await Promise.all([...writings, draft.drop()]);
  await settled();
  expect(await stored()).toEqual({});
});

test('a dropped draft leaves nothing behind (LD-03)', async () => {
  const { draft } = openPage();
  await draft.write(pauseWith({ urgeText: 'a' }), mark);
  await draft.drop();
  expect(await stored()).toEqual({});
  expect(await draft.read()).toEqual({ draft: null, problem: null });
});

describe('what cannot be read', () => {
  test.each([
    ['of a later version', { version: 9, pause: 'of another shape' }, 'draft-newer'],
    ['that is no draft', { version: 1, pause: 'half' }, 'draft-unreadable'],
  ])('%s is set aside, untouched, and never written over', async (_, odd, problem) => {
    await fakeBrowser.storage.local.set({ draft: odd });
    const { draft } = openPage();
    expect(await draft.read()).toEqual({ draft: null, problem });
    // Reading changes nothing: the worker reads too, and the page that opens must still hear of it.
    expect(await draft.read()).toEqual({ draft: null, problem });
    await draft.setAside();
    await draft.write(pauseWith({ urgeText: 'a new one' }), mark);
    expect((await stored())['draftsSetAside']).toEqual([odd]);
    expect((await draft.read()).draft?.pause.answers.urgeText).toBe('a new one');
  });

  test('is an error where the disk fails, never an empty draft', async () => {
    vi.spyOn(fakeBrowser.storage.local, 'get').mockRejectedValue(new Error('corrupted'));
    await expect(openPage().draft.read()).rejects.toMatchObject({ name: 'StorageError', code: 'failed' });
  });

  test('is not set aside when setting it aside fails', async () => {
    await fakeBrowser.storage.local.set({ draft: { version: 9 } });
    const full = vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValue(new DOMException('full', 'QuotaExceededError'));
    await expect(openPage().draft.setAside()).rejects.toMatchObject({ code: 'quota' });
    full.mockRestore();
    expect(await stored()).toEqual({ draft: { version: 9 } });
  });
});

describe('a draft that was set aside', () => {
  test('comes forward once it can be read, as after an update', async () => {
    const later = { version: 9, pause: 'of another shape' };
    await fakeBrowser.storage.local.set({ draft: later });
    const { draft } = openPage();
    await draft.setAside();
    await draft.comeForward();
    expect((await draft.read()).draft).toBeNull();
    // What this version can read stands for what a later one can.
    const readable = draftWith(pauseWith({ urgeText: 'from before' }, { noteId: 'aside' }));
    await fakeBrowser.storage.local.set({ draftsSetAside: [later, readable] });
    await draft.comeForward();
    expect((await draft.read()).draft?.pause.answers.urgeText).toBe('from before');
    expect((await stored())['draftsSetAside']).toEqual([later]);
  });
});

describe('a draft that stepped back for a new pause', () => {
  const old = draftWith(pauseWith({ urgeText: 'old' }, { noteId: 'old' }));
  const older = draftWith(pauseWith({ urgeText: 'older' }, { noteId: 'older' }));
  const idOf = async () => (await openPage().draft.read()).draft?.pause.noteId;

  test('comes forward when it is asked to, the last one first, and never over one under way', async () => {
    const { draft } = openPage();
    await draft.write(older.pause, mark);
    await draft.stepBack(older);
    await draft.write(old.pause, mark);
    await draft.stepBack(old);
    expect(await idOf()).toBeUndefined();
    await draft.write(pauseWith({ urgeText: 'new' }, { noteId: 'new' }), mark);
    await draft.comeForward();
    expect(await idOf()).toBe('new');
    await draft.drop();
    await draft.comeForward();
    expect(await idOf()).toBe('old');
    await draft.drop();
    await draft.comeForward();
    expect(await idOf()).toBe('older');
    await draft.drop();
    await draft.comeForward();
    expect(await idOf()).toBeUndefined();
  });

  test('is there all the same when the disk fails half-way', async () => {
    const { draft } = openPage();
    await draft.write(old.pause, mark);
    const full = vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValue(new Error('gone'));
    await expect(draft.stepBack(old)).rejects.toMatchObject({ code: 'failed' });
    full.mockRestore();
    expect(await idOf()).toBe('old');
  });

  test('is in one place however the disk fails, so that what is deleted does not come back from another (LD-03)', async () => {
    const { draft } = openPage();
    await draft.write(old.pause, mark);
    vi.spyOn(console, 'warn').mockReturnValue();
    const stays = vi.spyOn(fakeBrowser.storage.local, 'remove').mockRejectedValue(new Error('gone'));
    await draft.stepBack(old);
    stays.mockRestore();
    expect(await draft.glance()).toBeNull();
    // A second try moves nothing, and nothing lies twice.
    await draft.stepBackUnread();
    await draft.comeForward();
    expect(await idOf()).toBe('old');
    await draft.drop();
    await draft.comeForward();
    expect(await idOf()).toBeUndefined();
    vi.restoreAllMocks();
  });
});

describe('pages that watch', () => {
  test('hear of each draft and of its end', async () => {
    const heard: (Draft | null)[] = [];
    const stop = openPage().draft.watch((draft) => heard.push(draft));
    const other = openPage().draft;
    const pause = pauseWith({ urgeText: 'a' });
    await other.write(pause, mark);
    await other.drop();
    await settled();
    expect(heard).toEqual([draftWith(pause, mark), null]);
    stop();
    await other.write(pause, mark);
    await settled();
    expect(heard).toHaveLength(2);
  });

  test('are left in peace by a draft that they cannot read', async () => {
    const heard: (Draft | null)[] = [];
    openPage().draft.watch((draft) => heard.push(draft));
    await fakeBrowser.storage.local.set({ draft: { version: 9 } });
    await settled();
    expect(heard).toEqual([]);
  });
});
