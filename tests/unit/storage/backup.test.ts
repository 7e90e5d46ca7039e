import { beforeEach, describe, expect, test } from 'vitest';
import { copyName, encodeBackup } from '../../../core/backup.ts';
import { NO_ANSWERS, noteOf } from '../../../core/note.ts';
import { readBackupParts } from '../../../storage/backup.ts';
import { emptyStores, openPage } from '../../support/stores.ts';

beforeEach(emptyStores);

const note = (id: string, text: string) => noteOf(id, '2026-11-25T10:00:00+01:00', { ...NO_ANSWERS, urgeText: text }, 1, false);

describe('a copy of everything', () => {
  test('holds notes, own words and settings that were switched off, whole (IE-14)', async () => {
    const services = openPage();
    await services.notes.put(note('a', 'first'));
    await services.ownWords.put({ id: 'own:1', list: 'urges', text: 'hide', isPinned: true, isArchived: false });
    await services.settings.change({ offersLookBack: false, breathCount: 7 });
    const copy = JSON.parse(encodeBackup(await readBackupParts(services), '2026-11-25T11:00:00+01:00'));
    expect(copy).toMatchObject({ format: 'one-beat', version: 1, savedAt: '2026-11-25T11:00:00+01:00', settings: { offersLookBack: false, breathCount: 7 } });
    expect(copy.stores.notes).toMatchObject([{ id: 'a', urgeText: 'first' }]);
    expect(copy.stores.ownWords).toMatchObject([{ text: 'hide' }]);
    expect(copy.stores.bin).toEqual([]);
  });

  test('leaves out the own plan, which goes out only when it is asked for', async () => {
    expect(Object.keys((await readBackupParts(openPage())).stores).toSorted()).toEqual(['bin', 'notes', 'ownWords']);
  });

  test('is valid text with half a surrogate pair in it, and reads back the same (TX-06)', async () => {
    const services = openPage();
    await services.notes.put(note('half', 'a\uD83Db'));
    const text = encodeBackup(await readBackupParts(services), '2026-11-25T11:00:00+01:00');
    expect(text.isWellFormed()).toBe(true);
    expect(JSON.parse(text).stores.notes[0].urgeText).toBe('a\uD83Db');
  });

  test('is none where a part cannot be read', async () => {
    const services = openPage();
    services.database.close();
    const broken = { ...services, seen: { ...services.seen, read: () => Promise.reject(new Error('gone')) } };
    await expect(readBackupParts(broken)).rejects.toThrow('gone');
  });

  test('has a name that every system takes, with Latin digits and the local date, and names the product only where that was chosen (IE-11)', () => {
    expect(copyName('2026-11-25', true)).toBe('notes-2026-11-25');
    expect(copyName('2026-11-25', false)).toBe('one-beat-2026-11-25');
  });
});
