import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createLastCopyStore } from '../../../storage/last-copy.ts';
import { emptyStores, settled } from '../../support/stores.ts';

beforeEach(emptyStores);

test('there is no last copy until one was taken, and then every page knows', async () => {
  const [one, other] = [createLastCopyStore(), createLastCopyStore()];
  expect(await one.read()).toBe(null);
  const heard = vi.fn();
  const stop = other.watch(heard);
  await one.write('2026-11-25T11:00:00+01:00');
  await settled();
  expect(heard).toHaveBeenCalledExactlyOnceWith('2026-11-25T11:00:00+01:00');
  expect(await other.read()).toBe('2026-11-25T11:00:00+01:00');
  stop();
});

test.each([[5], ['yesterday'], [{ at: 1 }]])('what is no time is no copy: %j', async (stored) => {
  await fakeBrowser.storage.local.set({ lastCopy: stored });
  expect(await createLastCopyStore().read()).toBe(null);
});

test('a failing disk is said, not taken for no copy', async () => {
  vi.spyOn(fakeBrowser.storage.local, 'get').mockRejectedValue(new Error('disk'));
  await expect(createLastCopyStore().read()).rejects.toMatchObject({ name: 'StorageError', code: 'failed' });
});
