import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CopiesRoom, type CopyCount, type HandedOver } from '../../../components/copies/CopiesRoom.tsx';
import { CopyReminder } from '../../../components/copies/CopyReminder.tsx';
import { handOver } from '../../../components/copies/hand-over.ts';
import { PrintSheet } from '../../../components/copies/PrintSheet.tsx';
import { EXPORT_PARTS, partsAtFirst, type ExportOrder } from '../../../core/export-order.ts';
import { FLAGGED_NOTE, FULL_NOTE, LATER_NOTE } from '../../support/sample-export.ts';
import { renderReading } from '../../support/reading.tsx';
import { drawnOut, render, t } from '../../support/render.tsx';

const ordered = vi.fn<(order: ExportOrder) => Promise<HandedOver | null>>();
const failed = vi.fn();
beforeEach(() => {
  vi.clearAllMocks();
  ordered.mockResolvedValue({ name: 'notes-2026-11-25.json', damaged: 0 });
});
afterEach(() => vi.restoreAllMocks());

const count = (notes: number, flagged = 0, damaged = 0): CopyCount => ({ notes, flagged, damaged });
const room = (counts: Partial<Parameters<typeof CopiesRoom>[0]['counts']> = {}, rest: Partial<Parameters<typeof CopiesRoom>[0]> = {}) =>
  render(<CopiesRoom counts={{ all: count(5), found: null, chosen: null, ...counts }} lastCopyOn={null} isDue={false} onOrdered={ordered} onFailed={failed} {...rest} />);
const radio = (key: string, n?: number) => new RegExp(`^${t(key, n === undefined ? {} : { n })}`);

describe('taking notes out', () => {
  test('a copy of everything for anyone who has the file is what stands there, and that is said (SE-07)', async () => {
    const page = await room();
    expect(page.text()).toContain(t('copies.lock-plain-help'));
    await page.press('button', t('copies.save'));
    expect(ordered).toHaveBeenCalledExactlyOnceWith({ form: 'copy', which: 'all', parts: EXPORT_PARTS, hasFlagged: false, hasPlan: false, passphrase: null });
  });

  test('no more is claimed than that a file was handed over, and nothing before (IE-12)', async () => {
    let finish: (file: HandedOver) => void = () => undefined;
    ordered.mockReturnValue(new Promise((resolve) => (finish = resolve)));
    const page = await room();
    await page.press('button', t('copies.save'));
    expect(page.text()).toContain(t('copies.busy'));
    expect(page.find<HTMLButtonElement>('button', t('copies.save')).disabled).toBe(true);
    finish({ name: 'notes-2026-11-25.json', damaged: 0 });
    await drawnOut();
    expect(page.text()).toContain(t('copies.handed-over', { name: 'notes-2026-11-25.json' }));
    expect(page.text()).not.toMatch(/saved|done|success/i);
  });

  test('how many notes are damaged and so left out is told before, and as it was found by then after (IE-14)', async () => {
    const page = await room({ all: count(5, 0, 1) });
    expect(page.text()).toContain(t('copies.damaged', { n: 1 }));
    ordered.mockResolvedValue({ name: 'notes-2026-11-25.json', damaged: 2 });
    await page.press('button', t('copies.save'));
    await drawnOut();
    expect(page.text()).toContain(t('copies.damaged', { n: 2 }));
    expect(page.text()).not.toContain(t('copies.damaged', { n: 1 }));
  });

  test('where it could not be made, that is told and nothing claimed', async () => {
    ordered.mockRejectedValue(new Error('disk'));
    const page = await room();
    await page.press('button', t('copies.save'));
    await drawnOut();
    expect(failed).toHaveBeenCalledOnce();
    expect(page.text()).not.toContain('handed to your browser');
    expect(page.find<HTMLButtonElement>('button', t('copies.save')).disabled).toBe(false);
  });

  test('a passphrase is asked for twice, and forgotten once the file is made (SE-07, SE-09)', async () => {
    const page = await room();
    await page.press('radio', radio('copies.lock-sealed'));
    const secrets = () => [...page.root.querySelectorAll<HTMLInputElement>('.copy-passphrase input:not([type=checkbox])')];
    expect(secrets().map(({ type, autocomplete }) => [type, autocomplete])).toEqual([['password', 'off'], ['password', 'off']]);
    await page.type(secrets()[0]!, 'four words');
    await page.press('button', t('copies.save'));
    expect(page.has('alert', t('passphrase.not-same'))).toBe(true);
    expect(ordered).not.toHaveBeenCalled();
    await page.press('checkbox', t('passphrase.show'));
    expect(secrets().map(({ type, value }) => [type, value])).toEqual([['text', 'four words'], ['text', '']]);
    await page.type(secrets()[1]!, 'four words');
    await page.press('button', t('copies.save'));
    await drawnOut();
    expect(ordered).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ passphrase: 'four words' }));
    expect(secrets()).toEqual([]);
  });

  test.each([['a short', 'seven 7', 'passphrase.too-short'], ['a common', 'password123', 'passphrase.too-common']])('%s passphrase is refused by the same rule as the lock’s (SE-07)', async (_, typed, key) => {
    const page = await room();
    await page.press('radio', radio('copies.lock-sealed'));
    for (const field of page.root.querySelectorAll<HTMLInputElement>('.copy-passphrase input[type=password]')) await page.type(field, typed);
    await page.press('button', t('copies.save'));
    expect(page.text()).toContain(t(key));
    expect(ordered).not.toHaveBeenCalled();
  });

  test('the own plan goes in when asked for, and it is said who could read it', async () => {
    const page = await room();
    expect(page.text()).toContain(t('copies.plan-help'));
    await page.press('checkbox', t('copies.plan'));
    await page.press('button', t('copies.save'));
    expect(ordered).toHaveBeenCalledWith(expect.objectContaining({ hasPlan: true }));
  });

  test.each([
    ['table', 'copies.save-table'],
    ['text', 'copies.save-text'],
    ['sheet', 'copies.show-sheet'],
  ] as const)('a %s leaves flagged notes out unless they are asked for, and says that anyone can read it', async (form, act) => {
    const page = await room({ all: count(5, 2) });
    await page.press('radio', radio(`copies.form-${form}`));
    expect(page.text()).toContain(t('copies.readable'));
    await page.press('button', t(act, { n: 3 }));
    expect(ordered).toHaveBeenLastCalledWith(expect.objectContaining({ form, hasFlagged: false, passphrase: null, hasPlan: false, parts: partsAtFirst(form) }));
    await drawnOut();
    await page.press('checkbox', t('copies.flagged', { n: 2 }));
    await page.press('button', t(act, { n: 5 }));
    expect(ordered).toHaveBeenLastCalledWith(expect.objectContaining({ form, hasFlagged: true }));
  });

  test('where only flagged notes are left, there is nothing to take out until they are asked for', async () => {
    const page = await room({ all: count(1, 1) });
    await page.press('radio', radio('copies.form-table'));
    expect(page.find<HTMLButtonElement>('button', t('copies.save-table', { n: 0 })).disabled).toBe(true);
    expect(page.text()).toContain(t('copies.nothing'));
  });

  test('parts can be left out, of a sheet apart from a table', async () => {
    const page = await room();
    await page.press('radio', radio('copies.form-sheet'));
    await page.press('button', t('copies.parts-count', { n: 7, total: 9 }));
    expect(page.find<HTMLInputElement>('checkbox', t('copies.part-who')).checked).toBe(false);
    await page.press('checkbox', t('copies.part-who'));
    await page.press('checkbox', t('copies.part-verdict'));
    await page.press('button', t('copies.show-sheet', { n: 5 }));
    const { parts } = ordered.mock.lastCall![0];
    expect(parts).toContain('who');
    expect(parts).not.toContain('verdict');
    await page.press('radio', radio('copies.form-table'));
    expect(page.find<HTMLInputElement>('checkbox', t('copies.part-verdict')).checked).toBe(true);
  });

  test('which notes is asked only where there is a choice; what was chosen stands at first', async () => {
    expect((await room()).has('group', t('copies.which'))).toBe(false);
    const page = await room({ found: count(3), chosen: count(2) });
    expect(page.find<HTMLInputElement>('radio', radio('copies.which-chosen', 2)).checked).toBe(true);
    expect(page.text()).toContain(t('copies.part-of-it'));
    expect(page.has('checkbox', t('copies.plan'))).toBe(false);
    await page.press('button', t('copies.save-some', { n: 2 }));
    await drawnOut();
    await page.press('radio', radio('copies.which-found', 3));
    await page.press('button', t('copies.save-some', { n: 3 }));
    expect(ordered.mock.calls.map(([{ which }]) => which)).toEqual(['chosen', 'found']);
  });

  test('the last copy is named by its day', async () => {
    expect((await room({}, { lastCopyOn: '2026-11-25' })).text()).toContain('Last copy taken on Wednesday, November 25, 2026.');
    expect((await room()).text()).toContain(t('copies.last-none'));
    expect((await room({}, { lastCopyOn: undefined })).text()).not.toContain(t('copies.last-none'));
    expect((await room({}, { isDue: true })).text()).toContain(t('notes.copy-due'));
  });
});

test('the address of a file is never taken back (IE-12)', () => {
  const made = vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:here');
  const taken = vi.spyOn(URL, 'revokeObjectURL');
  const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    expect([this.download, this.href]).toEqual(['notes-2026-11-25.csv', 'blob:here']);
  });
  handOver('notes-2026-11-25.csv', 'text', 'text/csv');
  expect([made.mock.calls.length, clicked.mock.calls.length, taken.mock.calls.length]).toEqual([1, 1, 0]);
});

test('the reminder is a line with one way on', async () => {
  const wanted = vi.fn();
  const page = await render(<CopyReminder onCopyWanted={wanted} />);
  await page.press('button', t('notes.copy-due-open'));
  expect(wanted).toHaveBeenCalledOnce();
  expect(page.has('alert', /./)).toBe(false);
});

describe('the sheet', () => {
  const sheet = (parts = partsAtFirst('sheet'), hasFlagged = false, notes = [LATER_NOTE, FULL_NOTE]) =>
    renderReading(<PrintSheet notes={notes} parts={parts} hasFlagged={hasFlagged} today="2026-11-25" fileName="notes-2026-11-25" onLeft={() => undefined} />);

  test('shows notes in words, without the alias and the message', async () => {
    const page = await sheet();
    for (const shown of ['Wednesday, November 25, 2026 · 09:00 · pause', 'pack a bag', 'A day later', 'Wednesday, November 25, 2026, 20:00']) expect(page.text()).toContain(shown);
    for (const absent of ['K 🌊', 'I will call at eight', 'T20:00']) expect(page.text()).not.toContain(absent);
  });

  test('shows the alias where it was asked for', async () => {
    expect((await sheet(EXPORT_PARTS)).text()).toContain('K 🌊');
  });

  test('a flagged note that was asked for shows no verdict', async () => {
    const page = await sheet(EXPORT_PARTS, true, [FLAGGED_NOTE]);
    expect(page.text()).toContain(t('field.flagged'));
    expect(page.text()).not.toContain('Protection');
  });

  test('a note that is unticked is not printed, and printing names how many are', async () => {
    const print = vi.fn();
    vi.stubGlobal('print', print);
    const page = await sheet();
    await page.press('checkbox', /On the sheet: .*pause/);
    expect(page.root.querySelector('[data-left=true]')?.getAttribute('aria-label')).toContain('pause');
    await page.press('button', t('sheet.print', { n: 1 }));
    expect(print).toHaveBeenCalledOnce();
    await page.press('checkbox', /On the sheet: .*noticed later/);
    expect(page.find<HTMLButtonElement>('button', t('sheet.print', { n: 0 })).disabled).toBe(true);
    vi.unstubAllGlobals();
  });

  test('the page is called by the neutral name while it is printed, and as before afterwards', async () => {
    document.title = 'One Beat';
    const page = await sheet();
    window.dispatchEvent(new Event('beforeprint'));
    expect(document.title).toBe('notes-2026-11-25');
    window.dispatchEvent(new Event('afterprint'));
    expect(document.title).toBe('One Beat');
    window.dispatchEvent(new Event('beforeprint'));
    page.destroy();
    await vi.waitFor(() => expect(document.title).toBe('One Beat'));
  });
});
