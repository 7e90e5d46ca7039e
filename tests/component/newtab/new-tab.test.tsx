// long: one page in all its states, over one stand-in for what is kept.
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { addDays, dayOfMoment, type Day, type Moment } from '../../../core/day.ts';
import type { InsightPort, NewTabRest } from '../../../core/insight-port.ts';
import type { Mirror, MirrorCard } from '../../../core/mirror.ts';
import { NewTabApp } from '../../../entrypoints/newtab-paint/NewTabApp.tsx';
import { watchDay } from '../../../entrypoints/newtab-paint/watch-day.ts';
import { readMirror, writeMirror } from '../../../storage/mirror.ts';
import { render, t, type Drawn } from '../../support/render.tsx';

const MONDAY = '2026-11-23';
const card = (id: string): MirrorCard => ({ id, kind: 'notice', part: 'Good closeness', title: `Title ${id}`, body: ['First line.', 'Second line.'], ask: 'And you?', reason: 'next', isFavourite: false });
const mirrorWith = (change: Partial<Mirror> = {}): Mirror => ({
  version: 1, revision: 1, theme: 'system', textSize: 'normal', language: 'en', words: null, newTab: { isCovered: false, howOften: 'every-tab', picksByPattern: false },
  openedOn: null, days: [], next: ['a', 'b', 'c', 'd'].map(card), isDue: false, ...change,
});

let now: Moment;
let port: { [Key in keyof InsightPort]: ReturnType<typeof vi.fn<InsightPort[Key]>> };
let startPause: ReturnType<typeof vi.fn<NewTabRest['startPause']>>;
let visibility: DocumentVisibilityState;
const clock = { now: () => now, offsetAt: () => 0 };
const moveTo = (iso: string) => (now = { epochMs: Date.parse(iso), offsetMinutes: 0 });

/** Answers as the keeper does: with the mirror as it is now, changed as asked. */
const changed = (work: (mirror: Mirror, day: Day) => Mirror) => async (day: Day) => {
  const next = work(readMirror() ?? mirrorWith(), day);
  writeMirror(next);
  return next;
};
const withToday = (mirror: Mirror, day: Day, shown: MirrorCard): Mirror => ({ ...mirror, days: [...mirror.days.filter((dealt) => dealt.day !== day), { day, card: shown }] });

async function open(mirror: Mirror | null, rest?: Promise<NewTabRest>): Promise<Drawn> {
  if (mirror) writeMirror(mirror);
  const ready: NewTabRest = { insights: port, startPause, openRoom: vi.fn<NewTabRest['openRoom']>(async () => undefined) };
  const page = await render(
    <NewTabApp mirror={readMirror()} today={() => dayOfMoment(now)} watchDay={(onChanged) => watchDay(clock, onChanged)} rest={rest ?? Promise.resolve(ready)} t={t} />,
  );
  await act(async () => void (await vi.advanceTimersByTimeAsync(1)));
  return page;
}
/** A press, and what follows from it behind the frame. */
async function press(page: Drawn, name: string): Promise<void> {
  await page.press('button', name);
  await act(async () => void (await vi.advanceTimersByTimeAsync(1)));
}
const heading = (page: Drawn) => page.all('heading').at(-1)?.textContent;
const go = (to: DocumentVisibilityState) => act(async () => {
  visibility = to;
  document.dispatchEvent(new Event('visibilitychange'));
});

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  localStorage.clear();
  moveTo(`${MONDAY}T12:00:00Z`);
  visibility = 'visible';
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility);
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const same = changed((mirror) => mirror);
  port = {
    sync: vi.fn<InsightPort['sync']>(same),
    favour: vi.fn<InsightPort['favour']>(same),
    hide: vi.fn<InsightPort['hide']>(changed((mirror, day) => withToday(mirror, day, card('d')))),
    putBack: vi.fn<InsightPort['putBack']>(changed((mirror, day) => withToday(mirror, day, card('a')))),
    another: vi.fn<InsightPort['another']>(changed((mirror, day) => withToday(mirror, day, { ...card('d'), reason: 'another' }))),
    cover: vi.fn<InsightPort['cover']>(same),
  };
  startPause = vi.fn<NewTabRest['startPause']>(async () => undefined);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('the first frame', () => {
  test('has the card of the day in it, from the mirror alone', async () => {
    const page = await open(mirrorWith(), new Promise(() => undefined));
    expect(page.text()).toContain('Good closeness · notice');
    expect(page.text()).toContain('First line.Second line.And you?');
  });

  test('is covered until the question has been answered, and with no mirror at all', async () => {
    for (const mirror of [mirrorWith({ newTab: { isCovered: null, howOften: 'every-tab', picksByPattern: false } }), null]) {
      localStorage.clear();
      const page = await open(mirror);
      expect(page.text()).not.toContain('Title');
      expect(page.has('button', t('newtab.show-card'))).toBe(true);
    }
  });

  test('takes no focus', async () => {
    const focus = vi.spyOn(HTMLElement.prototype, 'focus');
    await open(mirrorWith());
    expect(focus).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(document.body);
  });

  test('stays as it is when the disk knows better: that shows from the next tab on', async () => {
    port.sync.mockImplementation(changed((mirror, day) => withToday(mirror, day, card('z'))));
    const page = await open(mirrorWith());
    expect(heading(page)).toBe('Title a');
    expect(heading(await open(readMirror()))).toBe('Title z');
  });

  test('waits for the rest where the mirror has run out', async () => {
    port.sync.mockImplementation(changed((mirror, day) => withToday(mirror, day, card('z'))));
    const page = await open(mirrorWith({ next: [] }));
    expect(heading(page)).toBe('Title z');
  });

  test('remembers that the day has had its tab', async () => {
    await open(mirrorWith());
    expect(readMirror()?.openedOn).toBe(MONDAY);
  });
});

describe('the cover', () => {
  const covered = () => mirrorWith({ newTab: { isCovered: true, howOften: 'every-tab', picksByPattern: false } });

  test('comes off by a click, and the reading goes on at the title', async () => {
    const page = await open(covered());
    await press(page, t('newtab.show-card'));
    expect(heading(page)).toBe('Title a');
    expect(document.activeElement?.textContent).toBe('Title a');
  });

  test('comes off by a key, but not by one that goes somewhere else', async () => {
    const page = await open(covered());
    for (const key of ['Tab', 'Shift', 'Escape', 'ArrowDown']) await page.key(key);
    await page.key('t', { ctrlKey: true });
    expect(page.has('button', t('newtab.show-card'))).toBe(true);
    await page.key('x');
    expect(heading(page)).toBe('Title a');
  });

  test('is on again when the page goes out of sight', async () => {
    const page = await open(covered());
    await press(page, t('newtab.show-card'));
    await go('hidden');
    expect(page.text()).not.toContain('Title');
    await go('visible');
    expect(page.text()).not.toContain('Title');
    await press(page, t('newtab.show-card'));
    expect(heading(page)).toBe('Title a');
  });

  test('uses up no card while it stays on', async () => {
    await open(covered());
    expect(port.sync).toHaveBeenCalledWith(MONDAY, false);
    expect(readMirror()?.days).toEqual([]);
  });

  test('is asked about once, and the answer is kept', async () => {
    const page = await open(mirrorWith({ newTab: { isCovered: null, howOften: 'every-tab', picksByPattern: false } }));
    await press(page, t('newtab.show-card'));
    await press(page, t('newtab.cover-open'));
    expect(port.cover).toHaveBeenCalledWith(MONDAY, false);
  });

  test('stays off when the person wants cards shown at once', async () => {
    const page = await open(mirrorWith());
    await go('hidden');
    await go('visible');
    expect(heading(page)).toBe('Title a');
  });
});

describe('a page left open', () => {
  test('changes its card at midnight, once (DT-02)', async () => {
    moveTo(`${MONDAY}T23:59:30Z`);
    const page = await open(mirrorWith());
    expect(heading(page)).toBe('Title a');
    moveTo(`${addDays(MONDAY, 1)}T00:00:00.010Z`);
    await act(async () => void (await vi.advanceTimersByTimeAsync(31_000)));
    expect(heading(page)).toBe('Title b');
    await act(async () => void (await vi.advanceTimersByTimeAsync(3_600_000)));
    expect(heading(page)).toBe('Title b');
  });

  test('is right as soon as it is seen again, when it was out of sight over midnight (DT-02)', async () => {
    moveTo(`${MONDAY}T23:50:00Z`);
    const page = await open(mirrorWith());
    await go('hidden');
    moveTo('2026-11-24T00:07:00Z');
    await go('visible');
    expect(heading(page)).toBe('Title b');
  });

  test('shows a date the card it had, when the clock is set back and forth (DT-08)', async () => {
    const page = await open(mirrorWith());
    moveTo('2026-11-24T12:00:00Z');
    await go('visible');
    expect(heading(page)).toBe('Title b');
    moveTo(`${MONDAY}T12:00:00Z`);
    await go('visible');
    expect(heading(page)).toBe('Title a');
    moveTo('2026-11-24T13:00:00Z');
    await go('visible');
    expect(heading(page)).toBe('Title b');
  });

  test('piles nothing up: after many days one press has one effect (SW-09)', async () => {
    const page = await open(mirrorWith({ next: Array.from({ length: 14 }, (_, at) => card(`n${at}`)) }));
    for (let day = 1; day <= 10; day += 1) {
      moveTo(`${addDays(MONDAY, day)}T00:00:01Z`);
      await go('hidden');
      await go('visible');
    }
    expect(vi.getTimerCount()).toBeLessThanOrEqual(1);
    port.favour.mockClear();
    await press(page, t('insight.favourite'));
    expect(port.favour).toHaveBeenCalledTimes(1);
  });

  test('shows what another tab asked for: the same card everywhere', async () => {
    const page = await open(mirrorWith());
    writeMirror(withToday(readMirror()!, MONDAY, card('d')));
    await act(async () => void dispatchEvent(Object.assign(new Event('storage'), { key: 'new-tab' })));
    expect(heading(page)).toBe('Title d');
  });
});

describe('what can be done with a card', () => {
  test('favourite: a pressed button, kept by id', async () => {
    const page = await open(mirrorWith());
    await press(page, t('insight.favourite'));
    expect(page.find('button', t('insight.favourite')).getAttribute('aria-pressed')).toBe('true');
    expect(port.favour).toHaveBeenCalledWith(MONDAY, 'a', true);
  });

  test('another one, and back', async () => {
    const page = await open(mirrorWith());
    await press(page, t('insight.another'));
    expect(heading(page)).toBe('Title d');
    await press(page, t('insight.back'));
    expect(port.putBack).toHaveBeenCalledWith(MONDAY, expect.objectContaining({ id: 'a' }));
    expect(heading(page)).toBe('Title a');
    expect(page.has('button', t('insight.back'))).toBe(false);
  });

  test('hidden, said, and undone', async () => {
    const page = await open(mirrorWith());
    await press(page, t('insight.hide'));
    expect(port.hide).toHaveBeenCalledWith(MONDAY, 'a');
    expect(page.text()).toContain(t('insight.hidden'));
    await press(page, t('insight.undo'));
    expect(heading(page)).toBe('Title a');
  });

  test('why: how it came here, and from which part of the article', async () => {
    const page = await open(mirrorWith({ next: [{ ...card('a'), reason: 'pattern' }] }));
    await press(page, t('insight.why'));
    expect(page.text()).toContain(t('insight.why-pattern'));
    expect(page.text()).toContain('“Good closeness”');
  });

  test('copied as plain text', async () => {
    const writeText = vi.fn<(text: string) => Promise<void>>(async () => undefined);
    vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText } });
    const page = await open(mirrorWith());
    await press(page, t('insight.copy'));
    expect(writeText).toHaveBeenCalledWith('Title a\n\nFirst line.\n\nSecond line.\n\nAnd you?');
    expect(page.has('button', t('insight.copied'))).toBe(true);
    writeText.mockRejectedValueOnce(new Error('refused'));
    await press(page, t('insight.copied'));
    expect(page.text()).toContain(t('insight.not-copied'));
    vi.unstubAllGlobals();
  });

  test('a mark that could not be kept is said and taken back', async () => {
    port.favour.mockRejectedValue(new Error('disk'));
    const page = await open(mirrorWith());
    await press(page, t('insight.favourite'));
    expect(page.text()).toContain(t('newtab.not-kept'));
    expect(page.find('button', t('insight.favourite')).getAttribute('aria-pressed')).toBe('false');
  });

  test('when every card is hidden, it says where they are', async () => {
    port.hide.mockImplementation(changed((mirror) => ({ ...mirror, days: [], next: [] })));
    const page = await open(mirrorWith());
    await press(page, t('insight.hide'));
    expect(page.text()).toContain(t('newtab.empty'));
  });
});

describe('the row below', () => {
  test('says neutrally that something waits, and nothing where nothing does', async () => {
    expect((await open(mirrorWith())).text()).not.toContain(t('newtab.due'));
    expect((await open(mirrorWith({ isDue: true }))).text()).toContain(t('newtab.due'));
  });

  test('the pause takes the place of the card, and gives it back', async () => {
    let done = () => {};
    startPause.mockImplementation(async (onDone) => void (done = onDone));
    const page = await open(mirrorWith());
    await press(page, t('newtab.pause'));
    expect(startPause).toHaveBeenCalledTimes(1);
    expect(page.text()).toBe('');
    await act(async () => done());
    expect(heading(page)).toBe('Title a');
  });

  test('a pause that could not be opened is told, and can be tried again', async () => {
    startPause.mockRejectedValueOnce(new Error('away'));
    const page = await open(mirrorWith());
    await press(page, t('newtab.pause'));
    expect(page.text()).toContain(t('newtab.not-opened'));
    await press(page, t('newtab.pause'));
    expect(startPause).toHaveBeenCalledTimes(2);
  });

  test('two presses begin one pause', async () => {
    startPause.mockImplementation(() => new Promise(() => undefined));
    const page = await open(mirrorWith());
    await press(page, t('newtab.pause'));
    await press(page, t('newtab.pause'));
    expect(startPause).toHaveBeenCalledTimes(1);
  });
});
