import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { english as interfaceWords } from 'virtual:words/interface';
import { translator } from '../../../core/translate.ts';
import { isSweep, keepAlarms } from '../../../entrypoints/background/alarms.ts';
import { refreshBadge } from '../../../entrypoints/background/badge.ts';
import { openFirstRun } from '../../../entrypoints/background/first-run.ts';
import { tellOfReturns } from '../../../entrypoints/background/notifications.ts';
import { sweep } from '../../../entrypoints/background/sweep.ts';
import { createNotesServices } from '../../../storage/notes-services.ts';
import { ALL_ANSWERS, NINE, noteWith, pauseWith } from '../../support/sample-pause.ts';
import { emptyStores, openPage, stillClock } from '../../support/stores.ts';

beforeEach(emptyStores);

const MINUTE = 60_000;
const EIGHT = Date.parse('2026-11-25T20:00:00Z');
/** A worker that has just started: it remembers nothing. */
const worker = (epochMs = NINE) => createNotesServices(openPage(stillClock(epochMs)));
const dueAlarm = async () => (await fakeBrowser.alarms.getAll()).find(({ name }) => !isSweep(name));

describe('the alarm of the next due time', () => {
  test('is made once and left alone, however often the worker starts (SW-01)', async () => {
    await worker().notes.put(noteWith('n1', ALL_ANSWERS));
    const create = vi.spyOn(fakeBrowser.alarms, 'create');
    for (let minute = 0; minute < 130; minute += 5) await keepAlarms(worker(NINE + minute * MINUTE));
    expect(create.mock.calls.filter(([name]) => name === 'due')).toEqual([['due', { when: EIGHT }]]);
    expect(create.mock.calls.filter(([name]) => name === 'sweep')).toHaveLength(1);
  });
  test('is made again after a start that lost it, as in Firefox', async () => {
    await worker().notes.put(noteWith('n1', ALL_ANSWERS));
    await keepAlarms(worker());
    await fakeBrowser.alarms.clearAll();
    await keepAlarms(worker());
    expect((await dueAlarm())?.scheduledTime).toBe(EIGHT);
  });
  test('is replaced when the time is changed, and goes with the last due time', async () => {
    const page = worker();
    await page.notes.put(noteWith('n1', ALL_ANSWERS));
    await keepAlarms(worker());
    await page.notes.revise('n1', NINE, (note) => ({ ...note, nextStep: { ...note.nextStep!, returnAt: '2026-11-25T21:00:00+00:00' } }));
    await keepAlarms(worker());
    expect((await dueAlarm())?.scheduledTime).toBe(EIGHT + 60 * MINUTE);
    await page.notes.forget('n1');
    await keepAlarms(worker());
    expect(await dueAlarm()).toBeUndefined();
  });
  test('waits for the morning where a look back came due by night', async () => {
    const page = worker();
    await page.notes.put(noteWith('n1', {}, '2026-11-24T09:00:00+00:00'));
    await keepAlarms(worker(Date.parse('2026-11-25T23:30:00Z')));
    expect((await dueAlarm())?.scheduledTime).toBe(Date.parse('2026-11-26T07:00:00Z'));
  });
});

test('where a dot for looking back is shown, the worker is woken when the day is over, so that it does not stay all night', async () => {
  await worker().notes.put(noteWith('n1', {}, '2026-11-24T12:00:00+00:00'));
  await keepAlarms(worker(Date.parse('2026-11-25T20:30:00Z')));
  await refreshBadge(worker(Date.parse('2026-11-25T20:30:00Z')));
  expect(await fakeBrowser.action.getBadgeText({})).toBe('•');
  const at = (await dueAlarm())!.scheduledTime;
  expect(at - Date.parse('2026-11-25T21:00:00Z')).toBe(1);
  await refreshBadge(worker(at));
  expect(await fakeBrowser.action.getBadgeText({})).toBe('');
});

describe('the badge for looking back', () => {
  const badge = async (at: string) => {
    await refreshBadge(worker(Date.parse(at)));
    return fakeBrowser.action.getBadgeText({});
  };
  beforeEach(() => worker().notes.put(noteWith('n1', {}, '2026-11-25T12:00:00+00:00')));

  test('is one dot by day, nothing by night, and the same dot after days away', async () => {
    expect(await badge('2026-11-26T07:59:59Z')).toBe('');
    expect(await badge('2026-11-26T08:00:00Z')).toBe('•');
    expect(await badge('2026-11-26T23:00:00Z')).toBe('');
    expect(await badge('2026-12-20T12:00:00Z')).toBe('•');
  });
  test('is off where looking back is, where the note says no, and after hiding', async () => {
    await worker().viewState.writeHidden(true);
    expect(await badge('2026-11-26T12:00:00Z')).toBe('');
    await worker().viewState.writeHidden(false);
    expect(await badge('2026-11-26T12:00:00Z')).toBe('•');
    await worker().settings.change({ offersLookBack: false });
    expect(await badge('2026-11-26T12:00:00Z')).toBe('');
    await worker().settings.change({ offersLookBack: true });
    await worker().notes.revise('n1', NINE, (note) => ({ ...note, wantsLookBack: false }));
    expect(await badge('2026-11-26T12:00:00Z')).toBe('');
  });
});

test('the daily sweep empties the bin also where an edit that was left cannot be saved, and fails in no one’s face', async () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue();
  await worker().notes.put(noteWith('n1'));
  await worker().notes.remove('n1', NINE);
  const page = worker(NINE + 40 * 24 * 60 * MINUTE);
  const broken = { ...page, edits: { ...page.edits, saveLeftovers: () => Promise.reject(new Error('the disk is away')) } };
  await sweep(broken);
  expect(await worker().bin.all()).toEqual([]);
  expect(warn).toHaveBeenCalledOnce();
});

describe('the first pages', () => {
  test('open after the first installation only (SW-06)', async () => {
    const create = vi.spyOn(fakeBrowser.tabs, 'create').mockResolvedValue({} as never);
    for (const reason of ['update', 'browser_update', 'chrome_update', 'shared_module_update']) await openFirstRun(reason);
    expect(create).not.toHaveBeenCalled();
    await openFirstRun('install');
    await openFirstRun('install');
    expect(create.mock.calls).toEqual([[{ url: '/first-run.html' }]]);
  });
});

describe('a notification', () => {
  const t = translator(interfaceWords, 'en');
  const create = vi.fn();
  beforeEach(async () => {
    create.mockClear();
    vi.spyOn(fakeBrowser.notifications, 'create').mockImplementation(create);
    await worker().notes.put(noteWith('n1', ALL_ANSWERS));
  });
  const allowed = (isAllowed: boolean) => vi.spyOn(fakeBrowser.permissions, 'contains').mockResolvedValue(isAllowed as never);

  test('is shown once for a time that has come, with nothing private in it', async () => {
    allowed(true);
    await worker().settings.change({ notifiesReturn: true });
    for (let count = 0; count < 10; count += 1) await tellOfReturns(worker(EIGHT + count), t);
    expect(create).toHaveBeenCalledTimes(1);
    expect(JSON.stringify(create.mock.calls)).not.toMatch(/K 🌊|pack a bag|n1/);
  });
  test('waits while the notes or the unfinished pause are hidden, and comes when they are shown again', async () => {
    allowed(true);
    await worker().settings.change({ notifiesReturn: true });
    await worker().viewState.writeHidden(true);
    await tellOfReturns(worker(EIGHT), t);
    await worker().viewState.writeHidden(false);
    await worker().pause.hideDraft(pauseWith(ALL_ANSWERS));
    await tellOfReturns(worker(EIGHT), t);
    expect(create).not.toHaveBeenCalled();
    await worker().pause.writeDraft(pauseWith(ALL_ANSWERS));
    await tellOfReturns(worker(EIGHT), t);
    expect(create).toHaveBeenCalledTimes(1);
  });
  test('is never shown unless the person turned it on, nor where the browser says no', async () => {
    allowed(true);
    await tellOfReturns(worker(EIGHT), t);
    await worker().settings.change({ notifiesReturn: true });
    allowed(false);
    await tellOfReturns(worker(EIGHT), t);
    expect(create).not.toHaveBeenCalled();
  });
});
