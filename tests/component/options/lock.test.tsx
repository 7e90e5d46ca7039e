import { describe, expect, test, vi } from 'vitest';
import { useLock } from '../../../entrypoints/options/use-lock.ts';
import type { LockState } from '../../../core/lock.ts';
import type { NotesServices } from '../../../storage/notes-services.ts';
import { drawnOut, render } from '../../support/render.tsx';

/** A page over a lock in this state; `isThere`: whether the database knows of a lock, or of what one that was turned off has left. */
function pageOver(state: LockState, isThere: boolean, followRecord = async () => isThere) {
  const heard: ((trouble: 'storage-blocked' | null) => void)[] = [];
  const database = { onTrouble: (listener: (typeof heard)[number]) => (heard.push(listener), () => undefined) };
  const finish = vi.fn(async () => undefined);
  const setAfterMinutes = vi.fn(async () => undefined);
  const vault = vi.fn(async () => ({ finish, keys: { onClosing: () => () => undefined } }));
  const lock = { state: async () => state, followRecord, watch: () => () => undefined, use: async () => undefined, setAfterMinutes };
  const edits = { flushAll: async () => undefined, saveLeftovers: async () => undefined };
  const services = { lock, vault, edits, database, clock: { now: () => ({ epochMs: 0 }) } } as unknown as NotesServices;
  function Page({ minutes }: { readonly minutes?: number }) {
    const { state: found, problem } = useLock(services, minutes);
    return <p>{problem ?? found}</p>;
  }
  return { Page, vault, finish, setAfterMinutes, tell: (trouble: 'storage-blocked' | null) => heard.forEach((listener) => listener(trouble)) };
}

describe('a page of notes that opens', () => {
  test.each(['off', 'locked', 'unlocked'] as const)('finishes what a turning on or off has left, with or without the passphrase: %s', async (state) => {
    const { Page, finish } = pageOver(state, true);
    const page = await render(<Page />);
    await drawnOut();
    expect(page.text()).toBe(state);
    expect(finish).toHaveBeenCalledOnce();
  });

  test('loads nothing of the lock where there is none', async () => {
    const { Page, vault } = pageOver('off', false);
    await render(<Page />);
    await drawnOut();
    expect(vault).not.toHaveBeenCalled();
  });
});

test('while an older page holds the database it says so, and goes on by itself when that page lets go (ST-01)', async () => {
  const held = Promise.withResolvers<boolean>();
  const { Page, tell } = pageOver('off', false, () => held.promise);
  const page = await render(<Page />);
  tell('storage-blocked');
  await drawnOut();
  expect(page.text()).toBe('storage-blocked');
  tell(null);
  held.resolve(false);
  await drawnOut();
  expect(page.text()).toBe('off');
});

test('an open lock follows the minutes that a copy or another page has brought, and not those that it began with', async () => {
  const { Page, setAfterMinutes } = pageOver('unlocked', true);
  const page = await render(<Page />);
  await page.redraw(<Page minutes={15} />);
  await drawnOut();
  expect(setAfterMinutes).not.toHaveBeenCalled();
  await page.redraw(<Page minutes={5} />);
  await drawnOut();
  expect(setAfterMinutes).toHaveBeenCalledExactlyOnceWith(5);
});
