import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { ALL_ANSWERS, NINE, noteWith } from '../../support/sample-pause.ts';
import { abortAtCommit, brokenDatabase, emptyStores, openPage, openRaw, settled, stillClock } from '../../support/stores.ts';

beforeEach(emptyStores);

const EIGHT_IN_THE_EVENING = Date.parse('2026-11-25T20:00:00Z');
const dueIds = async (page = openPage(), at = EIGHT_IN_THE_EVENING) => (await page.notes.dues(at)).passed.map((due) => due.id);

describe('the list', () => {
  test('shows the newest by the clock on the wall, whatever the zone, and says how many there are', async () => {
    const { notes } = openPage();
    await notes.put(noteWith('morning in Tokyo', {}, '2026-11-26T07:00:00+09:00'));
    await notes.put(noteWith('evening in New York', {}, '2026-11-25T22:00:00-05:00'));
    await notes.put(noteWith('noon in Berlin', {}, '2026-11-25T12:00:00+01:00'));
    const shown = await notes.newest(2);
    expect(shown.map((note) => note.id)).toEqual(['morning in Tokyo', 'evening in New York']);
    expect(await notes.count()).toBe(3);
  });

  test('is read without counting all notes: it would come later with every note', async () => {
    const { notes } = openPage();
    for (const id of ['a', 'b', 'c']) await notes.put(noteWith(id));
    const count = vi.spyOn(IDBObjectStore.prototype, 'count');
    expect(await notes.newest(2)).toHaveLength(2);
    expect(count).not.toHaveBeenCalled();
  });

  test('has a note of unknown day at its end, and loses none (DT-10)', async () => {
    const { notes } = openPage();
    for (const [id, begunAt] of [['a', ''], ['b', 'not-a-date'], ['c', '2026-11-25T12:00:00+01:00']] as const) await notes.put(noteWith(id, {}, begunAt));
    expect((await notes.newest(50)).map((note) => note.id)).toEqual(['c', 'a', 'b']);
    expect((await notes.newest(2)).map((note) => note.id)).toEqual(['c', 'a']);
  });

  test('that cannot be read is an error, never an empty diary (ST-09)', async () => {
    brokenDatabase('UnknownError');
    await expect(openPage().notes.newest(50)).rejects.toMatchObject({ code: 'unavailable' });
    await expect(openPage().notes.has('n1')).rejects.toMatchObject({ code: 'unavailable' });
  });

  test('whose transaction is ended by the browser is an error, and is told once', async () => {
    const { notes } = openPage();
    await notes.put(noteWith('n1'));
    const ended = new Set<IDBTransaction>();
    const end = (transaction: IDBTransaction) => {
      if (!ended.has(transaction)) setImmediate(() => transaction.abort());
      ended.add(transaction);
    };
    const { count } = IDBObjectStore.prototype;
    vi.spyOn(IDBObjectStore.prototype, 'count').mockImplementation(function (this: IDBObjectStore, ...args) {
      end(this.transaction);
      return count.apply(this, args);
    });
    const { getAll } = IDBIndex.prototype;
    vi.spyOn(IDBIndex.prototype, 'getAll').mockImplementation(function (this: IDBIndex, ...args) {
      end(this.objectStore.transaction);
      return getAll.apply(this, args);
    });
    // Whichever way the list is read: the newest of browsers read an index backwards at once.
    const index = IDBIndex.prototype as unknown as Record<string, (this: IDBIndex, ...args: unknown[]) => unknown>;
    for (const name of ['openCursor', 'getAllRecords'].filter((each) => each in index)) {
      const read = index[name]!;
      vi.spyOn(index, name).mockImplementation(function (this: IDBIndex, ...args) {
        const request = read.apply(this, args);
        this.objectStore.transaction.abort();
        return request;
      });
    }
    await expect(notes.newest(50)).rejects.toMatchObject({ code: 'failed' });
    await expect(notes.has('n1')).rejects.toMatchObject({ code: 'failed' });
    await expect(notes.dues(NINE)).rejects.toMatchObject({ code: 'failed' });
  });
});

describe('a note is kept only when the disk has it (ST-05)', () => {
  test('an abort at the commit is a failure, and leaves the note as it was', async () => {
    const page = openPage();
    await page.notes.put(noteWith('n1', { urgeText: 'before' }));
    const heard: string[] = [];
    page.changes.watch((id) => heard.push(id));
    abortAtCommit();
    await expect(page.notes.put(noteWith('n1', { ...ALL_ANSWERS, urgeText: 'after' }))).rejects.toMatchObject({ name: 'StorageError', code: 'failed' });
    vi.restoreAllMocks();
    expect((await openPage().notes.get('n1'))?.urgeText).toBe('before');
    expect(await dueIds()).toEqual([]);
    await settled();
    expect(heard).toEqual([]);
  });

  test('every note that was confirmed is there for the next page, fifty times', async () => {
    for (let round = 0; round < 50; round += 1) {
      const page = openPage();
      await page.notes.put(noteWith(`n${round}`));
      // The page is gone right after it was told.
      page.database.close();
    }
    expect(await openPage().notes.count()).toBe(50);
  });

  test('no room left is said to be so (ST-07), for keeping, deleting and bringing back alike', async () => {
    const { notes } = openPage();
    await notes.put(noteWith('n1'));
    await notes.put(noteWith('n2'));
    await notes.remove('n2', NINE);
    abortAtCommit('QuotaExceededError');
    await expect(notes.put(noteWith('n3'))).rejects.toMatchObject({ code: 'quota' });
    await expect(notes.remove('n1', NINE)).rejects.toMatchObject({ code: 'quota' });
    await expect(notes.restore('n2')).rejects.toMatchObject({ code: 'quota' });
    vi.restoreAllMocks();
    expect((await notes.newest(9)).map((note) => note.id)).toEqual(['n1']);
    expect(await notes.has('n2')).toBe(true);
    // Deleting past the bin writes nothing, so it works on a full disk.
    abortAtCommit('QuotaExceededError');
    await notes.forget('n1');
    expect(await notes.has('n1')).toBe(false);
  });

  test('a note that was kept stays kept when nobody can be told of it', async () => {
    const page = openPage();
    vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValue(new Error('no'));
    vi.spyOn(console, 'warn').mockReturnValue();
    await page.notes.put(noteWith('n1'));
    expect(await page.notes.has('n1')).toBe(true);
  });
});

describe('two pages that write at the same time', () => {
  test('fifty rounds from both sides are all there (LD-06)', async () => {
    const popup = openPage();
    const worker = openPage();
    await popup.notes.put(noteWith('promised', ALL_ANSWERS));
    await Promise.all(
      Array.from({ length: 50 }, (_, round) => [
        popup.notes.put(noteWith(`popup ${round}`, ALL_ANSWERS)),
        worker.notes.put(noteWith(`worker ${round}`)),
        worker.notes.settle(`return:popup ${round - 1}`),
      ]).flat(),
    );
    const { notes: kept } = openPage();
    const notes = await kept.newest(200);
    expect(await kept.count()).toBe(101);
    expect(new Set(notes.map((note) => note.id)).size).toBe(101);
  });

  test('the same note put five times is one note (LD-11)', async () => {
    const pages = [openPage(), openPage()];
    await Promise.all(Array.from({ length: 5 }, (_, at) => pages[at % 2]!.notes.put(noteWith('n1', ALL_ANSWERS))));
    expect(await openPage().notes.count()).toBe(1);
    expect(await dueIds()).toEqual(['return:n1']);
  });

  test('each hears of the other, by id only', async () => {
    const [popup, options] = [openPage(), openPage()];
    const heard: string[] = [];
    const stop = options.changes.watch((id) => heard.push(id));
    await popup.notes.put(noteWith('n1', ALL_ANSWERS));
    await popup.notes.put(noteWith('n1', ALL_ANSWERS));
    await popup.notes.remove('n1', NINE);
    await settled();
    expect(heard).toEqual(['n1', 'n1', 'n1']);
    expect(JSON.stringify(await fakeBrowser.storage.local.get('changed'))).not.toContain('bag');
    stop();
    await popup.notes.restore('n1');
    await settled();
    expect(heard).toHaveLength(3);
  });
});

describe('due times', () => {
  test('come with the note, follow its changes and go with it', async () => {
    const { notes } = openPage();
    await notes.put(noteWith('n1', ALL_ANSWERS));
    expect(await dueIds()).toEqual(['return:n1']);
    await notes.put(noteWith('n1', { ...ALL_ANSWERS, nextStep: null }));
    expect(await dueIds()).toEqual([]);
    await notes.put(noteWith('n1', ALL_ANSWERS));
    await notes.put(noteWith('n1', { ...ALL_ANSWERS, safety: true }));
    expect(await dueIds()).toEqual([]);
    await notes.put(noteWith('n1', ALL_ANSWERS));
    await notes.remove('n1', NINE);
    expect(await dueIds()).toEqual([]);
    await notes.restore('n1');
    expect(await dueIds()).toEqual(['return:n1']);
    await notes.forget('n1');
    expect(await dueIds()).toEqual([]);
  });

  test('have passed at their very instant; the next one is the first after it', async () => {
    const { notes } = openPage(stillClock());
    await notes.put(noteWith('n1', ALL_ANSWERS));
    await notes.put(noteWith('n2', { nextStep: { ...ALL_ANSWERS.nextStep!, returnAt: '2026-11-25T20:00:01+00:00' } }));
    expect(await notes.dues(EIGHT_IN_THE_EVENING - 1)).toMatchObject({ passed: [], next: { id: 'return:n1' } });
    expect(await notes.dues(EIGHT_IN_THE_EVENING)).toMatchObject({ passed: [{ id: 'return:n1' }], next: { id: 'return:n2' } });
    const told: string[] = [];
    openPage().changes.watch((id) => told.push(id));
    await notes.settle('return:n1');
    await notes.settle('return:n1');
    await settled();
    // It is the note that changed for whoever lists it.
    expect(told).toEqual(['n1']);
    expect(await notes.dues(EIGHT_IN_THE_EVENING)).toMatchObject({ passed: [], next: { id: 'return:n2' } });
  });
});

describe('the bin', () => {
  test('gives a note back as it was', async () => {
    const { notes } = openPage();
    const note = noteWith('n1', ALL_ANSWERS);
    await notes.put(note);
    expect(await notes.remove('n1', NINE)).toEqual(note);
    expect(await notes.get('n1')).toBeUndefined();
    expect(await notes.has('n1')).toBe(true);
    await notes.restore('n1');
    expect(await notes.get('n1')).toEqual(note);
  });

  test('takes nothing twice, and knows nothing of what never was', async () => {
    const { notes } = openPage();
    await notes.put(noteWith('n1'));
    const removed = await Promise.all([notes.remove('n1', NINE), notes.remove('n1', NINE), notes.remove('never', NINE)]);
    expect(removed.filter(Boolean)).toHaveLength(1);
    await notes.restore('never');
    expect(await notes.count()).toBe(0);
  });

  test('keeps nothing of a note that was deleted for good', async () => {
    const { notes } = openPage();
    await notes.put(noteWith('n1'));
    await notes.remove('n1', NINE);
    await notes.forget('n1');
    expect(await notes.has('n1')).toBe(false);
    const raw = await openRaw(undefined);
    expect([...raw.objectStoreNames].length).toBeGreaterThan(0);
  });
});
