import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { readCopyContent } from '../../../storage/copy.ts';
import { everyNote } from '../../../storage/every-note.ts';
import type { NotesServices } from '../../../storage/notes-services.ts';
import { ALL_ANSWERS, NINE, noteWith, pauseWith } from '../../support/sample-pause.ts';
import { emptyStores, settled, stillClock } from '../../support/stores.ts';
import { endSession, lock, onDisk, open, PASSPHRASE, turnOn, writeEverywhere } from '../../support/vault.ts';

beforeEach(emptyStores);

const vault = (page: NotesServices) => page.vault();
const locked = { code: 'locked' };

describe('while it is locked', () => {
  test('nothing of the notes is read, and never an empty list in their place', async () => {
    const page = await writeEverywhere('zanzibar');
    await turnOn(page);
    await lock(page);
    expect(await page.lock.state()).toBe('locked');
    await expect(page.notes.get('n1')).rejects.toMatchObject(locked);
    await expect(page.notes.newest(10)).rejects.toMatchObject(locked);
    await expect(everyNote(page, () => undefined)).rejects.toMatchObject(locked);
    await expect(page.bin.all()).rejects.toMatchObject(locked);
    await expect(page.ownWords.all()).rejects.toMatchObject(locked);
    await expect(page.help.readPlan()).rejects.toMatchObject(locked);
  });

  test('a page that could not read the mark of the lock writes no plain word (SE-07)', async () => {
    await turnOn(open());
    const get = vi.spyOn(fakeBrowser.storage.local, 'get').mockRejectedValue(new Error('corrupted'));
    const page = open();
    await settled();
    await expect(page.pause.writeDraft(pauseWith({ urgeText: 'plain zanzibar' }))).rejects.toMatchObject({ problem: 'draft-failed' });
    get.mockRestore();
    await page.pause.writeDraft(pauseWith({ urgeText: 'sealed zanzibar' }));
    expect(await onDisk()).not.toContain('zanzibar');
    expect(await page.draft.glance()).toEqual({ isHidden: false });
  });

  test('no copy is made (SE-07)', async () => {
    const page = await writeEverywhere('zanzibar');
    await turnOn(page);
    await page.edits.flushAll();
    const parts = await readCopyContent(page);
    expect(JSON.stringify(parts)).toContain('edit zanzibar');
    expect(JSON.stringify(parts)).not.toContain('sealed');
    await lock(page);
    await expect(readCopyContent(page)).rejects.toMatchObject(locked);
  });

  test('a pause runs to its end, and its note reads as any other once it is unlocked', async () => {
    await turnOn(await writeEverywhere('zanzibar'));
    await endSession();
    const page = open();
    const opened = await page.pause.open();
    expect(opened).toMatchObject({ draft: null, isDraftLocked: true, ownWords: [], problems: [] });
    await page.pause.stepBackLocked();
    const pause = pauseWith({ ...ALL_ANSWERS, urgeText: 'in the dark zanzibar' }, { noteId: 'dark' });
    await page.pause.writeDraft(pause);
    const word = await page.pause.addOwnWord('urges', 'knit zanzibar');
    const note = await page.pause.keep(pause, true);
    await page.pause.amend({ ...note, strengthAfter: 2, wantsLookBack: true });
    expect(await onDisk()).not.toContain('zanzibar');
    expect((await page.notes.dues(NINE * 2)).passed.map(({ noteId }) => noteId)).toContain('dark');
    // Undone and kept again, as far as the pause goes.
    await page.pause.undo(note, pause);
    expect(await page.notes.has('dark')).toBe(false);
    await page.pause.keep(pause, true);
    await page.pause.amend({ ...note, strengthAfter: 2, wantsLookBack: true });
    await endSession();

    const later = open();
    expect((await (await vault(later)).unlock(PASSPHRASE)).ok).toBe(true);
    expect(await later.notes.get('dark')).toMatchObject({ ...ALL_ANSWERS, urgeText: 'in the dark zanzibar', strengthAfter: 2, wantsLookBack: true });
    expect((await later.ownWords.all()).map(({ id }) => id)).toContain(word.id);
    // What stepped back is offered again, whole.
    expect((await later.pause.open()).draft?.pause.answers.urgeText).toContain('zanzibar');
    await later.notes.revise('dark', NINE + 9, (stored) => ({ ...stored, who: 'L' }));
    expect(await later.notes.get('dark')).toMatchObject({ who: 'L', urgeText: 'in the dark zanzibar' });
  });

  test('the running draft opens again until the browser is closed, and waits for the passphrase after that', async () => {
    const page = open();
    await turnOn(page);
    await lock(page);
    await page.pause.writeDraft(pauseWith({ urgeText: 'half a zanzibar' }));
    await page.pause.hideDraft(pauseWith({ urgeText: 'half a zanzibar' }));
    expect(await onDisk()).not.toContain('zanzibar');
    expect(await page.draft.glance()).toEqual({ isHidden: true });
    expect((await open().pause.open()).draft).toMatchObject({ isHidden: true, pause: { answers: { urgeText: 'half a zanzibar' } } });
    await endSession();
    const later = open();
    expect(await later.pause.open()).toMatchObject({ draft: null, isDraftLocked: true });
    await (await vault(later)).unlock(PASSPHRASE);
    expect((await later.pause.open()).draft?.pause.answers.urgeText).toBe('half a zanzibar');
  });

  test('a pause says that own words are locked, and hears them when another page unlocks', async () => {
    const page = await writeEverywhere('zanzibar');
    expect(await page.pause.open()).toMatchObject({ areWordsLocked: false, ownWords: [{ text: 'own zanzibar' }] });
    await turnOn(page);
    await lock(page);
    const here = open();
    expect(await here.pause.open()).toMatchObject({ areWordsLocked: true, ownWords: [], problems: [] });
    const heard = vi.fn();
    here.pause.watchOwnWords(heard);
    await (await vault(open())).unlock(PASSPHRASE);
    await vi.waitFor(() => expect(heard).toHaveBeenCalledWith([expect.objectContaining({ text: 'own zanzibar' })]));
    expect(await open().pause.open()).toMatchObject({ areWordsLocked: false, ownWords: [{ text: 'own zanzibar' }] });
  });

  test('where there is a lock and no own word, a pause says nothing of one', async () => {
    const page = open();
    await turnOn(page);
    await lock(page);
    expect(await open().pause.open()).toMatchObject({ areWordsLocked: false, ownWords: [] });
  });

  test('of many writings in one moment the last one stays, and none comes back after the dropping (LD-01, LD-03)', async () => {
    const page = open();
    await turnOn(page);
    await lock(page);
    const mark = { writer: 'w', writtenAt: NINE, isHidden: false };
    await Promise.all(['h', 'ha', 'hal', 'half'].map((urgeText) => page.draft.write(pauseWith({ urgeText }), mark)));
    expect((await page.draft.read()).draft?.pause.answers.urgeText).toBe('half');
    const writings = ['h', 'ha', 'hal', 'half'].map((urgeText) => page.draft.write(pauseWith({ urgeText }), mark));
    await Promise.all([...writings, page.draft.drop()]);
    await settled();
    expect(await fakeBrowser.storage.local.get('draft')).toEqual({});
  });

  test('moving to the bin, back and away needs no passphrase', async () => {
    const page = await writeEverywhere('zanzibar');
    await turnOn(page);
    await page.edits.flushAll();
    await lock(page);
    await page.notes.remove('n1', NINE);
    await page.notes.restore('n2');
    await (await vault(page)).unlock(PASSPHRASE);
    expect((await page.bin.all()).map(({ note }) => note.urgeText)).toEqual(['edit zanzibar']);
    expect((await page.notes.get('n2'))?.readInto).toBe('binned zanzibar');
    await lock(page);
    await page.bin.forget(['n1', 'n2']);
    expect(await page.notes.has('n1')).toBe(false);
  });

  test('a page that was built without the lock writes nothing plain', async () => {
    const page = await writeEverywhere('zanzibar');
    await turnOn(page);
    const { createServices } = await import('../../../storage/services.ts');
    const bare = createServices(stillClock());
    await expect(bare.notes.put(noteWith('bare', { urgeText: 'bare words' }))).rejects.toMatchObject(locked);
    await expect(bare.ownWords.put({ id: 'own:2', list: 'urges', text: 'bare words', isPinned: false, isArchived: false })).rejects.toMatchObject(locked);
    await expect(bare.draft.write(pauseWith({ urgeText: 'bare words' }), { writer: 'w', writtenAt: NINE, isHidden: false })).rejects.toMatchObject(locked);
    expect(await onDisk()).not.toContain('bare words');
  });
});

describe('an open lock', () => {
  test('opens every page with one passphrase, and closes in every page at once', async () => {
    const [one, other] = [await writeEverywhere('zanzibar'), open()];
    await turnOn(one);
    expect((await other.notes.get('n1'))?.urgeText).toContain('zanzibar');
    const heard = vi.fn();
    other.lock.watch(heard);
    await lock(one);
    expect(heard).toHaveBeenCalled();
    await expect(other.notes.get('n1')).rejects.toMatchObject(locked);
  });

  test('lets what is being written be written before the keys go', async () => {
    const page = await writeEverywhere('zanzibar');
    await turnOn(page);
    (await vault(page)).keys.onClosing(() => page.edits.flushAll());
    await page.notes.get('n1');
    page.edits.change('n1', { who: 'K 🌊' }, { who: 'the last letter' });
    const other = open();
    await other.lock.close();
    await vi.waitFor(async () => expect(Object.keys(await fakeBrowser.storage.local.get(null)).filter((key) => key.startsWith('edit:'))).toEqual([]));
    await settled();
    await expect(page.notes.get('n1')).rejects.toMatchObject(locked);
    await (await vault(other)).unlock(PASSPHRASE);
    expect((await other.notes.get('n1'))?.who).toBe('the last letter');
  });

  test('keeps an edit that came too late, sealed, and saves it after the next unlocking', async () => {
    const clock = stillClock();
    const page = open(clock);
    await page.notes.put(noteWith('n1', { who: 'K' }));
    await turnOn(page);
    await lock(page);
    page.edits.change('n1', { who: 'K' }, { who: 'late zanzibar' });
    await page.edits.flushAll();
    expect(await onDisk()).not.toContain('zanzibar');
    clock.epochMs += 60_000;
    const next = open(clock);
    await next.edits.saveLeftovers();
    await (await vault(next)).unlock(PASSPHRASE);
    await next.edits.saveLeftovers();
    expect((await next.notes.get('n1'))?.who).toBe('late zanzibar');
  });

  test('closes by itself after the chosen time without use, also when no alarm came', async () => {
    const clock = stillClock();
    const page = open(clock);
    await page.settings.change({ lockAfterMinutes: 5 });
    await page.notes.put(noteWith('n1'));
    await turnOn(page);
    expect(await fakeBrowser.alarms.get('lock')).toMatchObject({ scheduledTime: NINE + 5 * 60_000 });
    clock.epochMs += 4 * 60_000;
    await page.lock.use();
    clock.epochMs += 4 * 60_000;
    await page.lock.closeIfIdle();
    expect(await page.lock.state()).toBe('unlocked');
    expect(await page.notes.get('n1')).toBeDefined();
    clock.epochMs += 60_000;
    await expect(page.notes.get('n1')).rejects.toMatchObject(locked);
    expect(await page.lock.state()).toBe('locked');
    expect(await fakeBrowser.alarms.get('lock')).toBeFalsy();
  });

  test('stays open for the session where that was chosen', async () => {
    const clock = stillClock();
    const page = open(clock);
    await page.settings.change({ lockAfterMinutes: 0 });
    await turnOn(page);
    clock.epochMs += 20 * 60 * 60_000;
    expect(await page.lock.state()).toBe('unlocked');
    await page.lock.setAfterMinutes(60);
    clock.epochMs += 60 * 60_000;
    expect(await page.lock.state()).toBe('locked');
  });
});

test('without a lock nothing of it is loaded, and saving is one transaction', async () => {
  const { createServices } = await import('../../../storage/services.ts');
  const load = vi.fn();
  const page = createServices(stillClock(), undefined, load);
  await page.notes.put(noteWith('n0'));
  const transactions = vi.spyOn(IDBDatabase.prototype, 'transaction');
  await page.notes.put(noteWith('n1'));
  await page.ownWords.put({ id: 'own:1', list: 'urges', text: 'x', isPinned: false, isArchived: false });
  expect(transactions).toHaveBeenCalledTimes(2);
  await page.notes.get('n1');
  await page.draft.write(pauseWith({ urgeText: 'x' }), { writer: 'w', writtenAt: NINE, isHidden: false });
  await page.pause.open();
  expect(load).not.toHaveBeenCalled();
});
