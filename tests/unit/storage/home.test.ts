import { beforeEach, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { isAtHome, openAtHome } from '../../../storage/home.ts';

const tab = (more: object) => vi.spyOn(browser.tabs, 'getCurrent').mockResolvedValue({ id: 7, index: 2, ...more } as never);

beforeEach(() => void vi.restoreAllMocks());

test('a tab outside of containers shares its storage, and so does every tab of a browser without containers (BR-06)', async () => {
  tab({ cookieStoreId: 'firefox-default' });
  expect(await isAtHome()).toBe(true);
  tab({});
  expect(await isAtHome()).toBe(true);
});

test('a tab in a container does not: its page opens outside, in its place', async () => {
  tab({ cookieStoreId: 'firefox-container-6' });
  expect(await isAtHome()).toBe(false);
  const create = vi.spyOn(browser.tabs, 'create').mockResolvedValue({} as never);
  const remove = vi.spyOn(browser.tabs, 'remove').mockResolvedValue();
  await openAtHome('/popup.html');
  expect(create).toHaveBeenCalledWith({ url: '/popup.html', index: 3 });
  expect(remove).toHaveBeenCalledWith(7);
});
