// The lock is turned on or off in one transaction. What follows it, in the browser's storage, may fail or never come: then it is done later.

import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { emptyStores, settled } from '../../support/stores.ts';
import { endSession, onDisk, open, PASSPHRASE, turnOn, writeEverywhere } from '../../support/vault.ts';

beforeEach(() => {
  emptyStores();
  vi.spyOn(console, 'warn').mockReturnValue();
});

/** From now on nothing can be written to an area of the browser. */
const fullArea = (area: 'local' | 'session') => vi.spyOn(fakeBrowser.storage[area], 'set').mockRejectedValue(new DOMException('full', 'QuotaExceededError'));

describe('turned on while the disk took nothing more after the notes', () => {
  test.each(['local', 'session'] as const)('is told as on and unfinished, not as not turned on: %s', async (area) => {
    const page = await writeEverywhere('zanzibar');
    fullArea(area);
    expect(await (await page.vault()).turnOn(PASSPHRASE)).toEqual({ ok: true, value: 'unfinished' });
    vi.restoreAllMocks();
    expect((await page.database.use((db) => db.get('vault', 'vault')))?.state).toBe('on');
    expect(JSON.stringify(await page.database.use((db) => db.getAll('notes')))).not.toContain('zanzibar');
  });

  test('the next page seals the rest without the passphrase, and everything opens with it', async () => {
    const page = await writeEverywhere('zanzibar');
    fullArea('local');
    await (await page.vault()).turnOn(PASSPHRASE);
    vi.restoreAllMocks();
    await endSession();
    const next = open();
    expect(await next.lock.state()).toBe('off');
    expect(await onDisk()).toContain('front zanzibar');
    expect(await next.lock.followRecord(next.database)).toBe(true);
    expect(await next.lock.state()).toBe('locked');
    await (await next.vault()).finish();
    expect(await onDisk()).not.toContain('zanzibar');
    expect((await (await next.vault()).unlock(PASSPHRASE)).ok).toBe(true);
    expect((await next.draft.read()).draft?.pause.answers.urgeText).toBe('front zanzibar');
    expect((await next.notes.get('n1'))?.urgeText).toBe('note zanzibar');
  });
});

test('unlocking is told as done although nothing more could be written then', async () => {
  const page = await writeEverywhere('zanzibar');
  await turnOn(page);
  await page.lock.close();
  fullArea('local');
  expect((await (await page.vault()).unlock(PASSPHRASE)).ok).toBe(true);
  vi.restoreAllMocks();
  expect(await page.lock.state()).toBe('unlocked');
});

describe('turned off while the disk took nothing more after the notes', () => {
  test('is told as off and unfinished; the drafts open all the same, and the next page makes them plain', async () => {
    const page = await writeEverywhere('zanzibar');
    await turnOn(page);
    fullArea('local');
    expect(await (await page.vault()).turnOff(PASSPHRASE)).toEqual({ ok: true, value: { damaged: 0, turn: 'unfinished' } });
    vi.restoreAllMocks();
    await settled();
    expect(await page.lock.state()).toBe('off');
    await endSession();
    const next = open();
    // What is left of it is there to be finished.
    expect(await next.lock.followRecord(next.database)).toBe(true);
    expect((await next.draft.read()).draft?.pause.answers.urgeText).toBe('front zanzibar');
    await (await next.vault()).finish();
    expect(await onDisk()).not.toContain('sealed');
    expect(await onDisk()).not.toContain('vaultId');
    expect(await next.lock.followRecord(next.database)).toBe(false);
  });
});
