import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { NO_PLAN } from '../../../core/help-plan.ts';
import { readBackupParts } from '../../../storage/backup.ts';
import { createNotesServices, type NotesServices } from '../../../storage/notes-services.ts';
import { ALL_ANSWERS, NINE, noteWith, pauseWith } from '../../support/sample-pause.ts';
import { abortAtCommit, emptyStores, openPage, settled, stillClock } from '../../support/stores.ts';
import { endSession, lock, onDisk, PASSPHRASE, turnOn } from '../../support/vault.ts';

beforeEach(emptyStores);

const open = (clock = stillClock()): NotesServices => createNotesServices(openPage(clock));
const vault = (page: NotesServices) => page.vault();
const locked = { code: 'locked' };

/** A page that has written of everything there is, each with the word. */
async function writeEverywhere(word: string): Promise<NotesServices> {
  const page = open();
  await page.notes.put(noteWith('n1', { ...ALL_ANSWERS, urgeText: `note ${word}` }));
  await page.notes.put(noteWith('n2', { readInto: `binned ${word}` }));
  await page.notes.remove('n2', NINE);
  await page.ownWords.put({ id: 'own:1', list: 'urges', text: `own ${word}`, isPinned: false, isArchived: false });
  await page.help.writePlan({ ...NO_PLAN, signs: `plan ${word}` });
  await page.draft.write(pauseWith({ urgeText: `draft ${word}` }), { writer: 'w', writtenAt: NINE, isHidden: false });
  await page.draft.stepBack((await page.draft.read()).draft!);
  await page.draft.write(pauseWith({ urgeText: `front ${word}` }), { writer: 'w', writtenAt: NINE, isHidden: false });
  page.edits.change('n1', { urgeText: `note ${word}` }, { urgeText: `edit ${word}` });
  await settled();
  return page;
}

describe('turning the lock on', () => {
  test('leaves no word in any live store, and everything can be read (SE-04)', async () => {
    const page = await writeEverywhere('zanzibar');
    expect((await onDisk()).split('zanzibar').length).toBeGreaterThan(7);
    const key = Object.keys(await fakeBrowser.storage.local.get(null)).find((name) => name.startsWith('edit:'))!;
    await turnOn(page);
    const disk = await onDisk();
    expect(disk).not.toContain('zanzibar');
    // Not the choices either, nor that someone does not feel safe.
    for (const said of ['scroll', 'smothered', 'protection', 'warm-moment', 'safety', 'wantsLookBack', 'lookBacks']) expect(disk).not.toContain(`"${said}"`);
    expect(disk).toContain('"begunAt":"2026-11-25T09:00:00+00:00"');
    expect((await page.notes.get('n1'))?.urgeText).toBe('note zanzibar');
    expect((await page.bin.all()).map(({ note }) => note.readInto)).toEqual(['binned zanzibar']);
    expect((await page.ownWords.all()).map(({ text }) => text)).toEqual(['own zanzibar']);
    expect((await page.help.readPlan()).signs).toBe('plan zanzibar');
    expect((await page.draft.read()).draft?.pause.answers.urgeText).toBe('front zanzibar');
    expect(await fakeBrowser.storage.local.get(key)).toMatchObject({ [key]: { sealed: {} } });
    await page.edits.flushAll();
    expect((await page.notes.get('n1'))?.urgeText).toBe('edit zanzibar');
    expect(await onDisk()).not.toContain('zanzibar');
  });

  test('takes no passphrase that is short or common, and changes nothing then', async () => {
    const page = await writeEverywhere('zanzibar');
    const before = await onDisk();
    expect(await (await vault(page)).turnOn('short')).toEqual({ ok: false, code: 'too-short' });
    expect(await (await vault(page)).turnOn('password123')).toEqual({ ok: false, code: 'too-common' });
    expect(await onDisk()).toBe(before);
    expect(await page.lock.state()).toBe('off');
  });

  test('is all or nothing when the disk fails at the end', async () => {
    const page = await writeEverywhere('zanzibar');
    const before = await onDisk();
    abortAtCommit('QuotaExceededError');
    await expect((await vault(page)).turnOn(PASSPHRASE)).rejects.toMatchObject({ code: 'quota' });
    vi.restoreAllMocks();
    expect(await onDisk()).toBe(before);
    expect((await page.notes.get('n1'))?.urgeText).toBe('note zanzibar');
    expect(await page.lock.state()).toBe('off');
  });

  test('takes in what another page writes meanwhile, sealed', async () => {
    const page = await writeEverywhere('zanzibar');
    const other = open();
    const turning = (await vault(page)).turnOn(PASSPHRASE);
    const writings = Array.from({ length: 30 }, (_, at) => other.notes.put(noteWith(`m${at}`, { urgeText: `zanzibar ${at}` })));
    const revised = other.notes.revise('n1', NINE + 1, (note) => ({ ...note, who: 'zanzibar K' }));
    expect((await turning).ok).toBe(true);
    await Promise.all([...writings, revised]);
    await page.edits.flushAll();
    expect(await onDisk()).not.toContain('zanzibar');
    expect((await page.notes.newest(50)).total).toBe(31);
    expect((await other.notes.get('m7'))?.urgeText).toBe('zanzibar 7');
    expect((await page.notes.get('n1'))?.who).toBe('zanzibar K');
  });

  test('on two pages at once makes one lock', async () => {
    const [one, other] = [await writeEverywhere('zanzibar'), open()];
    const outcomes = await Promise.all([(await vault(one)).turnOn('one lamp in the window'), (await vault(other)).turnOn('two lamps in the window')]);
    expect(outcomes.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    await settled();
    expect((await one.notes.get('n1'))?.urgeText).toContain('zanzibar');
    expect((await other.notes.get('n1'))?.urgeText).toContain('zanzibar');
  });

  test('cut short before the drafts were sealed, it is finished by the next page', async () => {
    const page = await writeEverywhere('zanzibar');
    const set = vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValue(new Error('killed'));
    await expect((await vault(page)).turnOn(PASSPHRASE)).rejects.toThrow();
    set.mockRestore();
    await endSession();
    const next = open();
    expect(await next.lock.state()).toBe('off');
    await next.lock.followRecord(next.database);
    expect(await next.lock.state()).toBe('locked');
    expect((await (await vault(next)).unlock(PASSPHRASE)).ok).toBe(true);
    expect(await onDisk()).not.toContain('zanzibar');
    expect((await next.draft.read()).draft?.pause.answers.urgeText).toBe('front zanzibar');
  });
});

describe('while it is locked', () => {
  test('nothing of the notes is read, and never an empty list in their place', async () => {
    const page = await writeEverywhere('zanzibar');
    await turnOn(page);
    await lock(page);
    expect(await page.lock.state()).toBe('locked');
    await expect(page.notes.get('n1')).rejects.toMatchObject(locked);
    await expect(page.notes.newest(10)).rejects.toMatchObject(locked);
    await expect(page.notes.every(() => undefined)).rejects.toMatchObject(locked);
    await expect(page.bin.all()).rejects.toMatchObject(locked);
    await expect(page.ownWords.all()).rejects.toMatchObject(locked);
    await expect(page.help.readPlan()).rejects.toMatchObject(locked);
  });

  test('no copy is made (SE-07)', async () => {
    const page = await writeEverywhere('zanzibar');
    await turnOn(page);
    await page.edits.flushAll();
    const parts = await readBackupParts(page);
    expect(JSON.stringify(parts)).toContain('edit zanzibar');
    expect(JSON.stringify(parts)).not.toContain('sealed');
    await lock(page);
    await expect(readBackupParts(page)).rejects.toMatchObject(locked);
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

describe('the passphrase', () => {
  test('that is wrong harms nothing, however often (SE-10)', async () => {
    const page = await writeEverywhere('zanzibar');
    await turnOn(page);
    await page.edits.flushAll();
    await lock(page);
    const before = await onDisk();
    for (const wrong of ['A lamp in the window', 'a lamp in the window ', 'nothing of the kind']) {
      expect(await (await vault(page)).unlock(wrong)).toEqual({ ok: false, code: 'wrong-passphrase' });
      expect(await (await vault(page)).turnOff(wrong)).toEqual({ ok: false, code: 'wrong-passphrase' });
      expect(await (await vault(page)).changePassphrase(wrong, 'another lamp outside')).toEqual({ ok: false, code: 'wrong-passphrase' });
    }
    expect(await onDisk()).toBe(before);
    expect(await page.lock.state()).toBe('locked');
    expect((await (await vault(page)).unlock(PASSPHRASE)).ok).toBe(true);
  });

  test('is the same on every keyboard', async () => {
    const page = open();
    await turnOn(page, 'cafe\u0301 by the sea');
    await lock(page);
    expect((await (await vault(page)).unlock('café by the sea')).ok).toBe(true);
  });

  test('changes from A to B to C with every note as it was; only the last one opens (SE-06)', async () => {
    const page = open();
    await Promise.all(Array.from({ length: 40 }, (_, at) => page.notes.put(noteWith(`n${at}`, { urgeText: `note ${at}` }))));
    await turnOn(page, 'passphrase A, the first');
    const records = JSON.parse(await onDisk())[0];
    expect((await (await vault(page)).changePassphrase('passphrase A, the first', 'passphrase B, the second')).ok).toBe(true);
    await expect((async () => (await vault(page)).changePassphrase('passphrase B, the second', 'short'))()).resolves.toEqual({ ok: false, code: 'too-short' });
    expect((await (await vault(page)).changePassphrase('passphrase B, the second', 'passphrase C, the third')).ok).toBe(true);
    // Rewrapped, never rewritten.
    const after = JSON.parse(await onDisk())[0];
    expect(after.slice(0, -1)).toEqual(records.slice(0, -1));
    await endSession();
    const later = open();
    for (const old of ['passphrase A, the first', 'passphrase B, the second']) expect((await (await vault(later)).unlock(old)).ok).toBe(false);
    expect((await (await vault(later)).unlock('passphrase C, the third')).ok).toBe(true);
    expect((await later.notes.newest(100)).notes.map((note) => note.urgeText).toSorted()).toEqual(Array.from({ length: 40 }, (_, at) => `note ${at}`).toSorted());
  });

  test('that another page has changed meanwhile is not changed over it', async () => {
    const [one, other] = [open(), open()];
    await turnOn(one);
    const outcomes = await Promise.all([(await vault(one)).changePassphrase(PASSPHRASE, 'one lamp in the hall'), (await vault(other)).changePassphrase(PASSPHRASE, 'two lamps in the hall')]);
    expect(outcomes.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    const opens = outcomes[0].ok ? 'one lamp in the hall' : 'two lamps in the hall';
    expect((await (await vault(other)).unlock(opens)).ok).toBe(true);
  });
});

describe('turning it off', () => {
  test('makes everything plain again, drafts and edits too, and leaves no key behind', async () => {
    const page = await writeEverywhere('zanzibar');
    await turnOn(page);
    await lock(page);
    const pause = pauseWith({ urgeText: 'dark zanzibar' }, { noteId: 'dark' });
    await page.notes.put({ ...noteWith('dark'), ...pause.answers });
    expect(await (await vault(page)).turnOff(PASSPHRASE)).toEqual({ ok: true, value: null });
    await settled();
    expect(await page.lock.state()).toBe('off');
    const disk = await onDisk();
    expect(disk).not.toContain('sealed');
    expect(disk).not.toContain('vaultId');
    expect((await fakeBrowser.storage.session.get(null))).not.toHaveProperty('vaultKey');
    const next = open();
    expect((await next.notes.get('dark'))?.urgeText).toBe('dark zanzibar');
    expect((await next.notes.get('n1'))?.urgeText).toContain('zanzibar');
    expect((await next.draft.read()).draft?.pause.answers.urgeText).toBe('front zanzibar');
    await next.draft.drop();
    expect((await next.pause.open()).draft?.pause.answers.urgeText).toBe('draft zanzibar');
  });

  test('cut short before the drafts were opened, it is finished by the next page', async () => {
    const page = await writeEverywhere('zanzibar');
    await turnOn(page);
    const set = vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValue(new Error('killed'));
    await expect((await vault(page)).turnOff(PASSPHRASE)).rejects.toThrow();
    set.mockRestore();
    await endSession();
    const next = open();
    await next.lock.followRecord(next.database);
    // The draft is sealed still, and opens without a passphrase: there is no lock any more.
    expect((await next.draft.read()).draft?.pause.answers.urgeText).toBe('front zanzibar');
    await (await vault(next)).finish();
    expect(await onDisk()).not.toContain('sealed');
    expect(await onDisk()).not.toContain('vaultId');
  });

  test('and on again, with another passphrase, makes another lock', async () => {
    const page = await writeEverywhere('zanzibar');
    await turnOn(page);
    await (await vault(page)).turnOff(PASSPHRASE);
    await turnOn(page, 'a stone on the beach');
    await page.edits.flushAll();
    expect(await onDisk()).not.toContain('zanzibar');
    await lock(page);
    expect((await (await vault(page)).unlock(PASSPHRASE)).ok).toBe(false);
    expect((await (await vault(page)).unlock('a stone on the beach')).ok).toBe(true);
    expect((await page.notes.get('n1'))?.urgeText).toBe('edit zanzibar');
    expect((await page.draft.read()).draft?.pause.answers.urgeText).toBe('front zanzibar');
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
