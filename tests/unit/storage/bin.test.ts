import { beforeEach, describe, expect, test } from 'vitest';
import { LOOK_BACK_FADES_MS } from '../../../core/due.ts';
import { BIN_DAYS } from '../../../storage/bin.ts';
import { everyNote } from '../../../storage/every-note.ts';
import { previewCopy } from '../../../storage/copy-preview.ts';
import { bringBackReplaced, replaceWithCopy } from '../../../storage/replaced.ts';
import { createNotesServices } from '../../../storage/notes-services.ts';
import { bringing, copyWith } from '../../support/copies.ts';
import { ALL_ANSWERS, NINE, noteWith } from '../../support/sample-pause.ts';
import { emptyStores, openPage, settled, stillClock } from '../../support/stores.ts';

beforeEach(emptyStores);

const DAY = 86_400_000;
const open = () => createNotesServices(openPage(stillClock()));
const YEARS_LATER = NINE + 3_650 * DAY;

async function withNotes(...ids: string[]) {
  const page = open();
  for (const id of ids) await page.notes.put(noteWith(id, ALL_ANSWERS));
  return page;
}
const listed = async (page = open()) => (await page.notes.newest(1_000)).map(({ id }) => id).sort();

describe('the bin', () => {
  test('takes the notes that were named and no other (LD-09)', async () => {
    const page = await withNotes('1', '2', '3', '4', '5');
    await page.bin.remove(['4'], NINE);
    expect(await listed()).toEqual(['1', '2', '3', '5']);
    expect((await page.bin.all()).map(({ note }) => note.id)).toEqual(['4']);
  });

  test('gives a note back with everything, due times too: one that was seen stays seen', async () => {
    const page = await withNotes('n1');
    await page.notes.settle('return:n1');
    const before = [await page.notes.get('n1'), await page.notes.dues(YEARS_LATER)];
    await page.bin.remove(['n1'], NINE);
    expect((await page.notes.dues(YEARS_LATER)).passed).toEqual([]);
    await page.bin.restore(['n1']);
    expect([await page.notes.get('n1'), await page.notes.dues(YEARS_LATER)]).toEqual(before);
    expect(await page.bin.all()).toEqual([]);
  });

  test('shows the last deleted first, also a note of unknown day', async () => {
    const page = await withNotes('a', 'b');
    await page.notes.put(noteWith('c', {}, 'nonsense'));
    for (const [index, id] of ['b', 'c', 'a'].entries()) await page.bin.remove([id], NINE + index);
    expect((await page.bin.all()).map(({ note }) => note.id)).toEqual(['a', 'c', 'b']);
  });

  test('is emptied of what is 30 days old, and of nothing younger', async () => {
    const page = await withNotes('old', 'young', 'listed');
    await page.bin.remove(['old'], NINE);
    await page.bin.remove(['young'], NINE + 1);
    expect(await page.bin.purge(NINE + BIN_DAYS * DAY, 0)).toBe(1);
    expect((await page.bin.all()).map(({ note }) => note.id)).toEqual(['young']);
    expect(await listed()).toEqual(['listed']);
  });

  test('is emptied of it too where a copy has taken its place; what was in the list then waits to be brought back', async () => {
    const page = await withNotes('old', 'young', 'listed');
    await page.bin.remove(['old'], NINE);
    await page.bin.remove(['young'], NINE + 1);
    const copy = copyWith({ notes: [], bin: [{ id: 'listed', deletedAt: NINE - DAY, note: noteWith('listed') }] });
    expect((await replaceWithCopy(bringing(page), await previewCopy(bringing(page), copy))).ok).toBe(true);
    await page.bin.purge(NINE + BIN_DAYS * DAY, 0);
    await bringBackReplaced(bringing(page));
    expect((await page.bin.all()).map(({ note }) => note.id)).toEqual(['young']);
    expect(await listed()).toEqual(['listed']);
  });

  test('is swept together with look-backs that faded; a promised time stays until it is seen', async () => {
    const page = await withNotes('n1');
    const later = NINE + 200 * DAY;
    await page.bin.purge(later, later - LOOK_BACK_FADES_MS);
    expect((await page.notes.dues(YEARS_LATER)).passed.map(({ id }) => id)).toEqual(['return:n1']);
  });

  test('deleting for good leaves nothing of a note, in the list or in the bin', async () => {
    const page = await withNotes('a', 'b', 'c');
    await page.bin.remove(['a'], NINE);
    await page.bin.forget(['a', 'b']);
    expect(await listed()).toEqual(['c']);
    expect(await page.bin.all()).toEqual([]);
    expect((await page.notes.dues(YEARS_LATER)).passed.every(({ noteId }) => noteId === 'c')).toBe(true);
  });
});

test('many notes go in runs, the progress is told, and the other pages hear of it once (PF-03)', async () => {
  const ids = Array.from({ length: 450 }, (_, index) => `n${index}`);
  const page = open();
  for (const id of ids) await page.notes.put(noteWith(id));
  await settled();
  const heard: string[] = [];
  open().changes.watch((what) => heard.push(what));
  const told: number[] = [];
  await page.bin.remove(ids, NINE, (done) => told.push(done));
  await settled();
  expect(told).toEqual([200, 400, 450]);
  expect(heard).toEqual(['notes:many']);
  expect(await listed()).toEqual([]);
  await page.bin.restore(ids);
  expect(await page.notes.count()).toBe(450);
});

describe('every note', () => {
  test('is read once, in batches, an unreadable time among them (DT-10)', async () => {
    const page = open();
    const ids = Array.from({ length: 1_203 }, (_, index) => `n${index}`);
    for (const id of ids) await page.notes.put(noteWith(id, {}, id === 'n7' ? '' : '2026-11-25T09:00:00+00:00'));
    const sizes: number[] = [];
    const read: string[] = [];
    await everyNote(page, (batch) => {
      sizes.push(batch.length);
      read.push(...batch.map(({ id }) => id));
    });
    expect(sizes).toEqual([500, 500, 203]);
    expect(read.sort()).toEqual(ids.sort());
  });
});

describe('a promised time that has passed', () => {
  test('is told of once, whatever wakes the worker (SW-09)', async () => {
    const page = await withNotes('n1');
    const eight = Date.parse('2026-11-25T20:00:00Z');
    expect(await page.dues.claimReturns(eight - 1)).toEqual([]);
    expect((await page.dues.claimReturns(eight)).map(({ id }) => id)).toEqual(['return:n1']);
    expect(await open().dues.claimReturns(eight)).toEqual([]);
    expect((await page.notes.dues(eight)).passed.map(({ id }) => id)).toEqual(['return:n1']);
  });
});

describe('a change of a note', () => {
  test('is made on what is stored by then, and its time always grows', async () => {
    const page = await withNotes('n1');
    const first = await page.notes.revise('n1', 5, (stored) => ({ ...stored, who: 'A' }));
    expect(first?.changedAt).toBe(NINE + 1);
    await Promise.all(Array.from({ length: 50 }, () => open().notes.revise('n1', NINE, (stored) => ({ ...stored, who: `${stored.who}x` }))));
    expect((await page.notes.get('n1'))?.who).toBe(`A${'x'.repeat(50)}`);
  });
  test('of a note that is gone is none', async () => {
    const page = await withNotes('n1');
    await page.bin.forget(['n1']);
    expect(await page.notes.revise('n1', 5, (stored) => stored)).toBeUndefined();
    expect(await page.notes.has('n1')).toBe(false);
  });
  test('that sets the safety flag takes every due time with it', async () => {
    const page = await withNotes('n1');
    await page.notes.revise('n1', NINE, (stored) => ({ ...stored, safety: true }));
    expect((await page.notes.dues(YEARS_LATER)).passed).toEqual([]);
  });
});
