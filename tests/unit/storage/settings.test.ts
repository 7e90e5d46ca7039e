import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { DEFAULT_SETTINGS, SETTINGS_VERSION, type Settings } from '../../../core/settings.ts';
import { emptyStores, openPage, settled } from '../../support/stores.ts';

beforeEach(emptyStores);

test('nothing stored gives the defaults', async () => {
  expect(await openPage().settings.read()).toEqual(DEFAULT_SETTINGS);
});

test('one setting changes and the rest stay', async () => {
  await openPage().settings.change({ theme: 'dark' });
  expect(await openPage().settings.change({ breathCount: 5 })).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark', breathCount: 5 });
  expect(await openPage().settings.read()).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark', breathCount: 5 });
});

test('one setting of new tabs changes and the others stay, whatever a page last saw of them (LD-05)', async () => {
  const page = openPage();
  await page.settings.change({ newTab: { isCovered: true, howOften: 'never', picksByPattern: true } });
  expect((await openPage().settings.change({ newTab: { howOften: 'every-tab' } })).newTab).toEqual({ isCovered: true, howOften: 'every-tab', picksByPattern: true });
});

describe('a failed read', () => {
  test('is an error, never the defaults', async () => {
    vi.spyOn(fakeBrowser.storage.local, 'get').mockRejectedValue(new Error('corrupted'));
    await expect(openPage().settings.read()).rejects.toMatchObject({ name: 'StorageError', code: 'failed' });
  });

  test('writes nothing over what is there', async () => {
    await openPage().settings.change({ theme: 'dark' });
    const broken = vi.spyOn(fakeBrowser.storage.local, 'get').mockRejectedValue(new Error('corrupted'));
    await expect(openPage().settings.change({ breathCount: 5 })).rejects.toMatchObject({ code: 'failed' });
    broken.mockRestore();
    expect((await openPage().settings.read()).theme).toBe('dark');
  });
});

test.each([[new DOMException('full', 'QuotaExceededError')], [new Error('QUOTA_BYTES quota exceeded')]])('no room left is said to be so (ST-07): %s', async (thrown) => {
  vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValue(thrown);
  await expect(openPage().settings.change({ theme: 'dark' })).rejects.toMatchObject({ code: 'quota', cause: thrown });
});

test('two pages that change different settings in the same moment both succeed, fifty times (LD-05, LD-06)', async () => {
  const [options, popup] = [openPage(), openPage()];
  for (let round = 0; round < 50; round += 1) {
    const breathCount = (round % 10) + 1;
    const theme = (['dark', 'light', 'system'] as const)[round % 3]!;
    await Promise.all([options.settings.change({ breathCount }), popup.settings.change({ theme })]);
    expect(await openPage().settings.read()).toMatchObject({ breathCount, theme });
  }
});

test('other pages hear of a change, and of nothing else', async () => {
  const heard: Settings[] = [];
  const stop = openPage().settings.watch((settings) => heard.push(settings));
  await openPage().settings.change({ theme: 'dark' });
  await fakeBrowser.storage.local.set({ draft: {} });
  await settled();
  expect(heard).toEqual([{ ...DEFAULT_SETTINGS, theme: 'dark' }]);
  stop();
  await openPage().settings.change({ theme: 'light' });
  await settled();
  expect(heard).toHaveLength(1);
});

test('a change leaves in the same task, so a popup that dies at once does not take it along (LD-01)', async () => {
  const { settings } = openPage();
  await settings.read();
  const sent = vi.spyOn(fakeBrowser.storage.local, 'set');
  void settings.change({ slowWay: 'look-around' });
  void settings.change({ breathCount: 5 });
  expect(sent).toHaveBeenLastCalledWith({ settings: { ...DEFAULT_SETTINGS, slowWay: 'look-around', breathCount: 5, version: SETTINGS_VERSION } });
});

test('a change that leaves early takes nothing from what another page has changed meanwhile (LD-06)', async () => {
  const [options, popup] = [openPage(), openPage()];
  await Promise.all([options.settings.read(), popup.settings.read()]);
  await Promise.all([options.settings.change({ theme: 'dark' }), popup.settings.change({ breathCount: 5 })]);
  expect(await openPage().settings.read()).toMatchObject({ theme: 'dark', breathCount: 5 });
});

describe('the version of what is stored (ST-08)', () => {
  const stored = async () => (await fakeBrowser.storage.local.get('settings'))['settings'] as Record<string, unknown>;

  test('stands there from the very first writing on, and two starts change nothing', async () => {
    await openPage().settings.change({ theme: 'dark', breathCount: 5 });
    const first = await stored();
    expect(first['version']).toBe(SETTINGS_VERSION);
    for (const _ of ['start', 'start again']) {
      const { settings } = openPage();
      expect(await settings.read()).toMatchObject({ theme: 'dark', breathCount: 5 });
      expect(await stored()).toEqual(first);
    }
  });

  test('settings from before there was a version read as they are, and get it with the next change', async () => {
    await fakeBrowser.storage.local.set({ settings: { theme: 'dark' } });
    expect((await openPage().settings.read()).theme).toBe('dark');
    await openPage().settings.change({ breathCount: 5 });
    expect(await stored()).toMatchObject({ theme: 'dark', breathCount: 5, version: SETTINGS_VERSION });
  });

  test('what a later version wrote stays beside what this one changes', async () => {
    await fakeBrowser.storage.local.set({ settings: { ...DEFAULT_SETTINGS, version: SETTINGS_VERSION + 1, fromLater: 'kept' } });
    await openPage().settings.change({ theme: 'dark' });
    expect(await stored()).toMatchObject({ theme: 'dark', version: SETTINGS_VERSION + 1, fromLater: 'kept' });
    await openPage().settings.reset();
    expect(await stored()).toMatchObject({ theme: 'system', version: SETTINGS_VERSION + 1, fromLater: 'kept' });
  });
});
