// long: the keeper is the one place where draft, note and settings meet, and its faults are told apart side by side
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { DEFAULT_SETTINGS } from '../../../core/settings.ts';
import { ALL_ANSWERS, NINE, pauseWith } from '../../support/sample-pause.ts';
import { abortAtCommit, brokenDatabase, emptyStores, openPage, openRaw, settled, stillClock } from '../../support/stores.ts';

beforeEach(emptyStores);

const pause = pauseWith(ALL_ANSWERS, { step: 'next-step' });
const keys = async () => Object.keys(await fakeBrowser.storage.local.get(null));

describe('an opening pause', () => {
  test('finds its draft, settings and own words', async () => {
    const before = openPage();
    await before.settings.change({ breathCount: 5 });
    await before.pause.writeDraft(pause);
    const word = await before.pause.addOwnWord('urges', 'knit');
    expect(await openPage().pause.open()).toMatchObject({
      draft: { pause, isHidden: false, writtenAt: NINE }, settings: { ...DEFAULT_SETTINGS, breathCount: 5 }, ownWords: [word],
      lastEndedAt: null, passedReturns: [], problems: [],
    });
    expect(word).toMatchObject({ id: expect.stringMatching(/^own:/), list: 'urges', text: 'knit', isPinned: false, isArchived: false });
  });

  test('is where it was after the worker and every page were gone (SW-04)', async () => {
    const clock = stillClock();
    await openPage(clock).pause.writeDraft(pause);
    clock.epochMs += 45_000;
    const { draft } = await openPage(clock).pause.open();
    expect(draft?.pause).toEqual(pause);
    expect(draft?.writtenAt).toBe(NINE);
  });

  test.each(['InvalidStateError', 'UnknownError'])('works without a database: draft, settings, and a problem that says so (BR-01, ST-09: %s)', async (errorName) => {
    await openPage().settings.change({ breathCount: 5 });
    await openPage().pause.writeDraft(pause);
    brokenDatabase(errorName);
    const { pause: keeper } = openPage();
    expect(await keeper.open()).toMatchObject({
      draft: { pause }, settings: { breathCount: 5 }, ownWords: [], passedReturns: [], problems: ['storage-unavailable'],
    });
    await keeper.writeDraft(pauseWith({ ...ALL_ANSWERS, urgeText: 'still writing' }));
    await expect(keeper.keep(pause, true)).rejects.toMatchObject({ problem: 'storage-unavailable' });
    expect((await openPage().pause.open()).draft?.pause.answers.urgeText).toBe('still writing');
    await keeper.forget(pause.noteId);
    expect(await keys()).not.toContain('draft');
  });

  test('says that a later version wrote the notes, and leaves the draft', async () => {
    await openPage().pause.writeDraft(pause);
    (await openRaw(9)).close();
    expect(await openPage().pause.open()).toMatchObject({ draft: { pause }, problems: ['storage-newer'] });
  });

  test('begins within a second or so when an older page is in the way (ST-01)', async () => {
    const older = await openRaw(1);
    indexedDB.deleteDatabase('one-beat');
    await settled();
    await openPage().pause.writeDraft(pause);
    const begun = performance.now();
    expect(await openPage().pause.open()).toMatchObject({ draft: { pause }, problems: ['storage-blocked'] });
    expect(performance.now() - begun).toBeLessThan(3_000);
    older.close();
  });

  test('says that its draft cannot be read, and goes on', async () => {
    await fakeBrowser.storage.local.set({ draft: { version: 9 } });
    expect(await openPage().pause.open()).toMatchObject({ draft: null, problems: ['draft-newer'] });
  });

  test('survives a browser store that answers nothing but errors', async () => {
    vi.spyOn(fakeBrowser.storage.local, 'get').mockRejectedValue(new Error('corrupted'));
    expect(await openPage().pause.open()).toMatchObject({ draft: null, settings: DEFAULT_SETTINGS, problems: ['storage-failed'] });
  });

  test('that could not read its draft puts it behind before the first letter, and it is offered again (LD-03)', async () => {
    await openPage().pause.writeDraft(pause);
    const { pause: keeper } = openPage();
    const get = vi.spyOn(fakeBrowser.storage.local, 'get').mockRejectedValue(new Error('corrupted'));
    expect((await keeper.open()).draft).toBeNull();
    const other = pauseWith({ urgeText: 'a new one' }, { noteId: 'note-2' });
    await expect(keeper.writeDraft(other)).rejects.toMatchObject({ problem: 'draft-failed' });
    get.mockRestore();
    await keeper.writeDraft(other);
    await keeper.keep(other, false);
    expect((await openPage().pause.open()).draft?.pause).toEqual(pause);
  });

  test('shows a return time once it has passed, until it is seen', async () => {
    const clock = stillClock();
    const { pause: keeper } = openPage(clock);
    await keeper.keep(pause, true);
    expect((await keeper.open()).passedReturns).toEqual([]);
    clock.epochMs = Date.parse('2026-11-25T20:00:00Z');
    const [due] = (await keeper.open()).passedReturns;
    expect(due).toMatchObject({ noteId: 'note-1', kind: 'return' });
    await keeper.settleReturn(due!.id);
    expect((await keeper.open()).passedReturns).toEqual([]);
  });

  test('knows when the last pause ended', async () => {
    await openPage().pause.endWithoutNote();
    expect((await openPage().pause.open()).lastEndedAt).toBe(NINE);
  });
});

test('deleting a kept note is told as done only when it is (LD-03)', async () => {
  const page = openPage();
  await page.pause.keep(pause, false);
  const count = vi.spyOn(IDBObjectStore.prototype, 'count').mockImplementation(() => {
    throw new DOMException('made to fail', 'UnknownError');
  });
  await page.pause.forget(pause.noteId);
  await expect(openPage().pause.forget(pause.noteId)).rejects.toMatchObject({ problem: 'storage-failed' });
  count.mockRestore();
  expect(await page.notes.has(pause.noteId)).toBe(false);
});

describe('keeping', () => {
  test('makes one note of it, and leaves no draft (LD-03)', async () => {
    const { pause: keeper, notes } = openPage();
    await keeper.writeDraft(pause);
    const note = await keeper.keep(pause, true);
    expect(await notes.get(note.id)).toEqual(note);
    expect(note).toMatchObject({ ...ALL_ANSWERS, id: 'note-1', day: '2026-11-25', wantsLookBack: true, changedAt: NINE });
    expect(await keys()).not.toContain('draft');
    expect((await openPage().pause.open()).draft).toBeNull();
  });

  test('five times at once, on two pages, still makes one note (LD-11)', async () => {
    const [popup, tab] = [openPage(), openPage()];
    await Promise.all([popup, popup, tab, popup, tab].map((page) => page.pause.keep(pause, true)));
    expect(await openPage().notes.count()).toBe(1);
  });

  test('a writing that comes late does not bring the draft back (LD-03)', async () => {
    const { pause: keeper } = openPage();
    const kept = keeper.keep(pause, true);
    await kept;
    await keeper.writeDraft(pause);
    await keeper.hideDraft(pause);
    expect(await keys()).not.toContain('draft');
  });

  test('a crash between the note and its draft leaves one note and no offer (LD-03)', async () => {
    const { pause: keeper } = openPage();
    await keeper.writeDraft(pause);
    const crash = vi.spyOn(fakeBrowser.storage.local, 'remove').mockRejectedValue(new Error('the browser is gone'));
    await keeper.keep(pause, true);
    crash.mockRestore();
    expect(await keys()).toContain('draft');
    expect((await openPage().pause.open()).draft).toBeNull();
    expect(await keys()).not.toContain('draft');
    expect(await openPage().notes.count()).toBe(1);
  });

  test('a draft whose note lies in the bin is not offered again either', async () => {
    const page = openPage();
    await page.pause.keep(pause, true);
    await page.notes.remove('note-1', NINE);
    await openPage().pause.writeDraft(pause);
    expect((await openPage().pause.open()).draft).toBeNull();
  });

  test.each([['AbortError', 'storage-failed'], ['QuotaExceededError', 'storage-quota']] as const)('an abort at the commit is never “kept” (ST-05, ST-07: %s)', async (errorName, problem) => {
    const { pause: keeper } = openPage();
    await keeper.writeDraft(pause);
    abortAtCommit(errorName);
    await expect(keeper.keep(pause, true)).rejects.toMatchObject({ problem });
    expect((await openPage().pause.open()).draft?.pause).toEqual(pause);
    // The words can still be changed, and kept once the disk works again.
    const changed = pauseWith({ ...ALL_ANSWERS, urgeText: 'once more' });
    await keeper.writeDraft(changed);
    vi.restoreAllMocks();
    await keeper.keep(changed, true);
    expect((await openPage().notes.get('note-1'))?.urgeText).toBe('once more');
  });

  test('under the safety flag asks for no look-back and no return', async () => {
    const page = openPage();
    const note = await page.pause.keep(pauseWith({ ...ALL_ANSWERS, safety: true }), true);
    expect(note.wantsLookBack).toBe(false);
    expect(await page.notes.dues(Number.MAX_SAFE_INTEGER)).toEqual({ passed: [], next: undefined });
  });
});

describe('a draft', () => {
  test('that cannot be written is said not to be kept (LD-04)', async () => {
    vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValue(new Error('no'));
    await expect(openPage().pause.writeDraft(pause)).rejects.toMatchObject({ problem: 'draft-failed' });
  });

  test('of an untouched pause is none', async () => {
    const { pause: keeper } = openPage();
    await keeper.writeDraft(pauseWith({ urgeText: 'a' }));
    await keeper.writeDraft(pauseWith({ urgeText: '' }));
    expect(await keys()).not.toContain('draft');
  });

  test('that was hidden stays hidden until it is asked for', async () => {
    const { pause: keeper } = openPage();
    await keeper.hideDraft(pause);
    const { draft } = await openPage().pause.open();
    expect(draft).toMatchObject({ pause, isHidden: true });
    await keeper.showDraft(draft!);
    expect((await openPage().pause.open()).draft?.isHidden).toBe(false);
  });

  test('that stepped back is offered again after the new pause', async () => {
    await openPage().pause.writeDraft(pause);
    const page = openPage();
    const { draft } = await page.pause.open();
    await page.pause.stepBack(draft!);
    const newer = pauseWith({ urgeText: 'new' }, { noteId: 'note-2' });
    await page.pause.writeDraft(newer);
    expect((await openPage().pause.open()).draft?.pause.noteId).toBe('note-2');
    await page.pause.keep(newer, true);
    expect((await openPage().pause.open()).draft?.pause.noteId).toBe('note-1');
  });
});

describe('taking back and deleting', () => {
  test('undo: the note is gone, the draft is there, and can be kept again', async () => {
    const page = openPage();
    const note = await page.pause.keep(pause, true);
    await page.pause.undo(note, pause);
    expect(await page.notes.has(note.id)).toBe(false);
    expect((await openPage().pause.open()).draft?.pause).toEqual(pause);
    await page.pause.writeDraft(pauseWith({ urgeText: 'more' }));
    await page.pause.keep(pause, true);
    expect(await page.notes.count()).toBe(1);
  });

  test('delete leaves neither note nor draft, nor anything in the bin', async () => {
    const page = openPage();
    await page.pause.keep(pause, true);
    await page.pause.forget(pause.noteId);
    await page.pause.writeDraft(pause);
    expect(await page.notes.has(pause.noteId)).toBe(false);
    expect(await keys()).not.toContain('draft');
  });

  test('a change to a kept note is a change of that note', async () => {
    const clock = stillClock();
    const page = openPage(clock);
    const note = await page.pause.keep(pause, true);
    clock.epochMs += 60_000;
    await page.pause.amend({ ...note, strengthAfter: 9 });
    expect(await page.notes.get(note.id)).toEqual({ ...note, strengthAfter: 9, changedAt: NINE + 60_000 });
    abortAtCommit();
    await expect(page.pause.amend(note)).rejects.toMatchObject({ problem: 'storage-failed' });
  });
});
