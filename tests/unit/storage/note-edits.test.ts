import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { blankNote } from '../../../core/note.ts';
import { REST_MS, type EditOutcome } from '../../../storage/note-edits.ts';
import { createNotesServices, type NotesServices } from '../../../storage/notes-services.ts';
import { NINE, noteWith } from '../../support/sample-pause.ts';
import { abortAtCommit, emptyStores, openPage, settled, stillClock } from '../../support/stores.ts';

beforeEach(emptyStores);
afterEach(() => vi.useRealTimers());

const open = (clock = stillClock()) => createNotesServices(openPage(clock));
const write = (page: NotesServices, id: string, from: string, to: string) => page.edits.change(id, { urgeText: from }, { urgeText: to });
const journal = async () => Object.keys(await fakeBrowser.storage.local.get(null)).filter((key) => key.startsWith('edit:'));

function outcomesOf(page: NotesServices): EditOutcome[] {
  const outcomes: EditOutcome[] = [];
  page.edits.watch((_, outcome) => outcomes.push(outcome));
  return outcomes;
}

describe('an edit', () => {
  test('is written after a moment of rest, and not with every letter', async () => {
    const page = open();
    await page.notes.put(noteWith('n1'));
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const revise = vi.spyOn(page.notes, 'revise');
    write(page, 'n1', '', 'l');
    vi.advanceTimersByTime(REST_MS - 1);
    write(page, 'n1', 'l', 'le');
    vi.advanceTimersByTime(REST_MS - 1);
    expect(revise).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(revise).toHaveBeenCalledTimes(1);
    vi.useRealTimers();
    await page.edits.flushAll();
    expect((await page.notes.get('n1'))?.urgeText).toBe('le');
  });

  test('is in the journal from its first letter, and out of it once it is on the disk', async () => {
    const page = open();
    await page.notes.put(noteWith('n1'));
    write(page, 'n1', '', 'l');
    await settled();
    expect(await journal()).toHaveLength(1);
    await page.edits.flushAll();
    expect(await journal()).toEqual([]);
  });

  test('goes into its own note, however quickly one after the other is opened (LD-07)', async () => {
    const page = open();
    for (const id of ['a', 'b', 'c']) await page.notes.put(noteWith(id, { urgeText: id }));
    write(page, 'a', 'a', 'a, edited');
    void page.edits.flush('a');
    write(page, 'b', 'b', 'b, edited');
    void page.edits.flush('b');
    await page.edits.flushAll();
    const texts = await Promise.all(['a', 'b', 'c'].map(async (id) => (await page.notes.get(id))?.urgeText));
    expect(texts).toEqual(['a, edited', 'b, edited', 'c']);
  });

  test('that is typed on while it is being written loses no letter', async () => {
    const page = open();
    await page.notes.put(noteWith('n1'));
    write(page, 'n1', '', 'half');
    const first = page.edits.flush('n1');
    write(page, 'n1', 'half', 'half of it');
    await first;
    await page.edits.flushAll();
    expect((await page.notes.get('n1'))?.urgeText).toBe('half of it');
    expect(await journal()).toEqual([]);
  });

  test('never brings back a note that was deleted elsewhere, and says so', async () => {
    const [page, other] = [open(), open()];
    await page.notes.put(noteWith('n1'));
    const outcomes = outcomesOf(page);
    write(page, 'n1', '', 'too late');
    await other.notes.remove('n1', NINE);
    await page.edits.flushAll();
    expect(outcomes).toEqual([{ type: 'gone' }]);
    expect(await page.notes.get('n1')).toBeUndefined();
    await page.bin.restore(['n1']);
    expect((await page.notes.get('n1'))?.urgeText).toBe('');
  });

  test('that could not be written says so, is kept, and goes with the next try', async () => {
    const page = open();
    await page.notes.put(noteWith('n1'));
    const outcomes = outcomesOf(page);
    abortAtCommit('QuotaExceededError');
    write(page, 'n1', '', 'first');
    await page.edits.flushAll();
    expect(outcomes.at(-1)).toEqual({ type: 'failed', problem: 'storage-quota' });
    expect(page.edits.isPending('n1', 'urgeText')).toBe(true);
    expect(await journal()).toHaveLength(1);
    vi.restoreAllMocks();
    write(page, 'n1', 'first', 'first, second');
    await page.edits.flushAll();
    expect((await page.notes.get('n1'))?.urgeText).toBe('first, second');
    expect(page.edits.isPending('n1', 'urgeText')).toBe(false);
  });
});

describe('two pages', () => {
  test('that edit different notes both keep their edits (LD-05)', async () => {
    const [page, other] = [open(), open()];
    for (const id of ['a', 'b']) await page.notes.put(noteWith(id));
    write(page, 'a', '', 'in A');
    write(other, 'b', '', 'in B');
    await Promise.all([page.edits.flushAll(), other.edits.flushAll()]);
    expect([(await other.notes.get('a'))?.urgeText, (await page.notes.get('b'))?.urgeText]).toEqual(['in A', 'in B']);
  });

  test('that edit the same line both keep their words, and the later one is told', async () => {
    const [page, other] = [open(), open()];
    await page.notes.put(noteWith('n1', { urgeText: 'x' }));
    const [told, toldOther] = [outcomesOf(page), outcomesOf(other)];
    write(page, 'n1', 'x', 'from A');
    write(other, 'n1', 'x', 'from B');
    await page.edits.flushAll();
    await other.edits.flushAll();
    expect((await page.notes.get('n1'))?.urgeText).toBe('from A\nfrom B');
    expect(told).toMatchObject([{ type: 'saved', overlaps: [] }]);
    expect(toldOther).toMatchObject([{ type: 'saved', overlaps: ['urgeText'] }]);
  });

  test('hear of each other’s changes', async () => {
    const [page, other] = [open(), open()];
    await page.notes.put(noteWith('n1'));
    await settled();
    const heard: string[] = [];
    other.changes.watch((what) => heard.push(what));
    write(page, 'n1', '', 'x');
    await page.edits.flushAll();
    await settled();
    expect(heard).toEqual(['n1']);
  });
});

describe('a page that is gone', () => {
  test('leaves its edit to the next one, which saves it once (LD-01, SW-08)', async () => {
    const clock = stillClock();
    const gone = open(clock);
    await gone.notes.put(noteWith('n1', { urgeText: 'x' }));
    write(gone, 'n1', 'x', 'x and more');
    await settled();
    const next = open(clock);
    await next.edits.saveLeftovers();
    expect((await next.notes.get('n1'))?.urgeText).toBe('x');
    clock.epochMs += 60_000;
    await next.edits.saveLeftovers();
    await next.edits.saveLeftovers();
    expect((await next.notes.get('n1'))?.urgeText).toBe('x and more');
    expect(await journal()).toEqual([]);
  });

  test('leaves it at once when the browser says that the page is gone (SW-08)', async () => {
    const gone = open();
    await gone.notes.put(noteWith('n1', { urgeText: 'x' }));
    write(gone, 'n1', 'x', 'x and more');
    await settled();
    const next = open();
    // The page lives: what it writes is its own.
    await next.edits.saveLeftovers();
    expect((await next.notes.get('n1'))?.urgeText).toBe('x');
    vi.spyOn(navigator.locks, 'query').mockResolvedValue({ held: [], pending: [] });
    await next.edits.saveLeftovers();
    expect((await next.notes.get('n1'))?.urgeText).toBe('x and more');
  });

  test('leaves half an own word, which is put and chosen once, and only when that page is gone (LD-01)', async () => {
    const clock = stillClock();
    const gone = open(clock);
    await gone.notes.put(noteWith('n1', { body: ['tight-chest'] }));
    gone.edits.typed('n1', { body: 'buz' });
    gone.edits.change('n1', { urgeText: '' }, { urgeText: 'x' });
    await gone.edits.flushAll();
    await settled();
    expect(await journal()).toHaveLength(1);
    const next = open(clock);
    clock.epochMs += 60_000;
    // A word may stand half typed for a long time in a page that is there.
    await next.edits.saveLeftovers();
    expect(await next.ownWords.all()).toEqual([]);
    vi.spyOn(navigator.locks, 'query').mockResolvedValue({ held: [], pending: [] });
    await next.edits.saveLeftovers();
    await next.edits.saveLeftovers();
    const [word, ...others] = await next.ownWords.all();
    expect(others).toEqual([]);
    expect(word).toMatchObject({ list: 'body', text: 'buz' });
    expect(await next.notes.get('n1')).toMatchObject({ urgeText: 'x', body: ['tight-chest', word!.id] });
    expect(await journal()).toEqual([]);
  });

  test('has none of it in the journal once the word is put, or its note deleted here', async () => {
    const page = open();
    await page.notes.put(noteWith('n1'));
    page.edits.typed('n1', { body: 'buz' });
    await settled();
    expect(await journal()).toHaveLength(1);
    page.edits.typed('n1', {});
    await settled();
    expect(await journal()).toEqual([]);
    page.edits.typed('n1', { body: 'buz' });
    await settled();
    await page.edits.drop('n1');
    expect(await journal()).toEqual([]);
  });

  test('leaves a note it had only begun', async () => {
    const clock = stillClock();
    const gone = open(clock);
    gone.edits.begin(blankNote('held', 'new', '2026-11-25T09:00:00+00:00', NINE));
    gone.edits.change('new', { who: '' }, { who: 'M' });
    await settled();
    clock.epochMs += 60_000;
    const next = open(clock);
    await next.edits.saveLeftovers();
    expect(await next.notes.get('new')).toMatchObject({ kind: 'held', who: 'M' });
  });
});

describe('a note that is begun', () => {
  test('is kept with its first change, and not before', async () => {
    const page = open();
    page.edits.begin(blankNote('afterwards', 'new', '2026-11-25T09:00:00+00:00', NINE));
    await page.edits.flushAll();
    expect(await page.notes.has('new')).toBe(false);
    page.edits.change('new', { texts: {} }, { texts: { 'what-set-it-off': 'a visit' } });
    await page.edits.flushAll();
    expect(await page.notes.get('new')).toMatchObject({ kind: 'afterwards', texts: { 'what-set-it-off': 'a visit' } });
  });
});

test('what is let go of is cleared by a second try where the first failed (ST-07)', async () => {
  const page = open();
  await page.notes.put(noteWith('n1'));
  write(page, 'n1', '', 'unwanted');
  await settled();
  const remove = vi.spyOn(fakeBrowser.storage.local, 'remove').mockRejectedValueOnce(new Error('gone'));
  await expect(page.edits.drop('n1')).rejects.toMatchObject({ code: 'failed' });
  remove.mockRestore();
  await page.edits.drop('n1');
  expect(await journal()).toEqual([]);
});
