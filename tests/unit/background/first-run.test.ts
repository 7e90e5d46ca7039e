import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { openFirstRun } from '../../../entrypoints/background/first-run.ts';

beforeEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
});

describe('the first pages', () => {
  test('open once, after the first installation, and for nothing else (SW-06)', async () => {
    const tabs = vi.spyOn(fakeBrowser.tabs, 'create');
    for (const reason of ['update', 'browser_update', 'install', 'install']) await openFirstRun(reason);
    expect(tabs).toHaveBeenCalledTimes(1);
  });

  test('open in a window of their own where there is none to put a tab in (BR-07)', async () => {
    vi.spyOn(fakeBrowser.tabs, 'create').mockRejectedValue(new Error('No current window'));
    const windows = vi.spyOn(fakeBrowser.windows, 'create').mockResolvedValue({} as never);
    await openFirstRun('install');
    expect(windows).toHaveBeenCalledWith({ url: '/first-run.html' });
  });

  test('break nothing where both are refused, and open when it is asked for again (BR-07)', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const tabs = vi.spyOn(fakeBrowser.tabs, 'create').mockRejectedValue(new Error('refused'));
    vi.spyOn(fakeBrowser.windows, 'create').mockRejectedValue(new Error('refused'));
    await expect(openFirstRun('install')).resolves.toBeUndefined();
    tabs.mockRestore();
    const again = vi.spyOn(fakeBrowser.tabs, 'create');
    await openFirstRun('install');
    expect(again).toHaveBeenCalledTimes(1);
  });
});
