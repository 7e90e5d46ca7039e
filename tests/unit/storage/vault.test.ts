import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { DEFAULT_CHOICES } from '../../../core/copy-merge.ts';
import type { Note } from '../../../core/note.ts';
import { mergeCopy, type BringStores } from '../../../storage/bring-in.ts';
import { previewCopy } from '../../../storage/copy-preview.ts';
import type { NotesServices } from '../../../storage/notes-services.ts';
import { bringBackReplaced, replaceWithCopy } from '../../../storage/replaced.ts';
import { bringing, copyIn, savedBy } from '../../support/copies.ts';
import { NINE, noteWith, pauseWith } from '../../support/sample-pause.ts';
import { abortAtCommit, emptyStores, settled } from '../../support/stores.ts';
import { endSession, lock, onDisk, open, PASSPHRASE, turnOn, writeEverywhere } from '../../support/vault.ts';

beforeEach(emptyStores);

const vault = (page: NotesServices) => page.vault();

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

  test('seals a draft that was set aside, too: it may be readable to a later version (SE-04)', async () => {
    const page = await writeEverywhere('zanzibar');
    await fakeBrowser.storage.local.set({ draft: { version: 9, later: 'set aside zanzibar' } });
    await page.draft.setAside();
    await turnOn(page);
    await page.edits.flushAll();
    expect(await onDisk()).not.toContain('zanzibar');
    await (await vault(page)).turnOff(PASSPHRASE);
    expect(await fakeBrowser.storage.local.get('draftsSetAside')).toEqual({ draftsSetAside: [{ version: 9, later: 'set aside zanzibar' }] });
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
    expect(await page.notes.count()).toBe(31);
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
});

describe('a copy that is brought in', () => {
  const copied = async () => {
    const page = open();
    await page.notes.put(noteWith('c1', { urgeText: 'copied zanzibar' }));
    await page.ownWords.put({ id: 'own:c', list: 'urges', text: 'copied word zanzibar', isPinned: false, isArchived: false });
    const copy = copyIn(await savedBy(page));
    emptyStores();
    return copy;
  };

  test('is sealed, as what it took the place of is, and both come back (SE-04, ST-06)', async () => {
    const copy = await copied();
    const page = await writeEverywhere('zanzibar');
    await page.edits.flushAll();
    const replaced = await replaceWithCopy(bringing(page), await previewCopy(bringing(page), copy));
    expect(replaced.ok).toBe(true);
    // What was there before lies aside by now, plain; turning the lock on seals it too.
    await turnOn(page);
    expect(await onDisk()).not.toContain('zanzibar');
    expect((await page.notes.get('c1'))?.urgeText).toBe('copied zanzibar');
    expect(await bringBackReplaced(bringing(page))).toMatchObject({ ok: true });
    expect(await onDisk()).not.toContain('zanzibar');
    expect((await page.notes.get('n1'))?.urgeText).toBe('edit zanzibar');
    expect((await page.help.readPlan()).signs).toBe('plan zanzibar');
    const merged = await mergeCopy(bringing(page), await previewCopy(bringing(page), copy), DEFAULT_CHOICES);
    expect(merged.ok).toBe(true);
    expect(await onDisk()).not.toContain('zanzibar');
    expect((await page.notes.get('c1'))?.urgeText).toBe('copied zanzibar');
    expect((await page.ownWords.all()).map(({ text }) => text)).toContain('copied word zanzibar');
  });

  test('is refused where the lock was turned on since it was looked at: nothing plain is written', async () => {
    const copy = await copied();
    const [page, other] = [await writeEverywhere('zanzibar'), open()];
    await page.edits.flushAll();
    const preview = await previewCopy(bringing(page), copy);
    // The lock comes on just between the sealing, for none, and the writing.
    const slow = { ...bringing(page), sealing: { ...page.sealing, seal: async (store: 'notes', value: Note, under?: null) => {
      if (await page.lock.state() === 'off') await turnOn(other);
      return page.sealing.seal(store, value, under);
    } } as BringStores['sealing'] };
    expect(await mergeCopy(slow, preview, DEFAULT_CHOICES)).toEqual({ ok: false, code: 'changed' });
    expect(await onDisk()).not.toContain('zanzibar');
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
    expect((await later.notes.newest(100)).map((note) => note.urgeText).toSorted()).toEqual(Array.from({ length: 40 }, (_, at) => `note ${at}`).toSorted());
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
    expect(await (await vault(page)).turnOff(PASSPHRASE)).toEqual({ ok: true, value: { damaged: 0, turn: 'whole' } });
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
