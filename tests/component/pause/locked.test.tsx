import { expect, test, vi } from 'vitest';
import { Pause } from '../../../components/pause/Pause.tsx';
import { act } from 'preact/test-utils';
import { draftWith, NINE, pauseWith } from '../../support/sample-pause.ts';
import { render, t } from '../../support/render.tsx';
import type { OpenedPause } from '../../../core/pause-port.ts';
import { testPort } from '../../support/test-port.ts';

const ignore = () => undefined;

const MINE = { id: 'own:1', list: 'urges', text: 'hide under a blanket', isPinned: true, isArchived: false } as const;

async function open(opened: Partial<OpenedPause>, onUnlockWanted?: () => void) {
  const port = testPort(opened);
  const drawn = await render(<Pause port={port} takesFocus escapePresses={1} onDone={ignore} onHidden={ignore} onNotesWanted={ignore} onUnlockWanted={onUnlockWanted} />);
  return { port, drawn };
}

async function locked(onUnlockWanted?: () => void) {
  const found = await open({ isDraftLocked: true }, onUnlockWanted);
  await vi.waitFor(() => found.drawn.find('heading', t('pause.locked-title')));
  return found;
}

test('a draft that only the passphrase opens is offered, and a new pause begins without it; the draft steps back as it lies', async () => {
  const { port, drawn } = await locked();
  expect(drawn.has('button', t('pause.locked-open'))).toBe(false);
  await drawn.press('button', t('pause.locked-new'));
  await vi.waitFor(() => expect(drawn.has('heading', t('pause.locked-title'))).toBe(false));
  expect(port.asked).toEqual(['step back locked']);
  expect(port.written).toEqual([]);
});

test('where the passphrase can be asked for, it is asked for only when it is wanted', async () => {
  const wanted = vi.fn();
  const { port, drawn } = await locked(wanted);
  expect(wanted).not.toHaveBeenCalled();
  await drawn.press('button', t('pause.locked-open'));
  expect(wanted).toHaveBeenCalledOnce();
  expect(port.asked).toEqual([]);
});

test('own words that are locked can be asked for, quietly; unlocked elsewhere they are there without opening anything anew', async () => {
  const wanted = vi.fn();
  const { port, drawn } = await open({ areWordsLocked: true }, wanted);
  await drawn.press('button', t('pause.own-locked'));
  expect(wanted).toHaveBeenCalledOnce();
  expect(drawn.has('button', MINE.text)).toBe(false);
  await act(async () => port.tellOwnWords([MINE]));
  expect(drawn.has('button', MINE.text)).toBe(true);
  expect(drawn.has('button', t('pause.own-locked'))).toBe(false);
});

test.each([
  ['none are locked', {}, () => undefined],
  ['the passphrase cannot be asked for here', { areWordsLocked: true }, undefined],
])('nothing is said of a lock where %s', async (_, opened, wanted) => {
  const { drawn } = await open(opened, wanted);
  expect(drawn.text()).not.toContain(t('pause.own-locked'));
});

test('a draft that was unlocked in another page comes up by itself', async () => {
  const port = testPort({ isDraftLocked: true });
  const drawn = await render(<Pause port={port} takesFocus escapePresses={1} onDone={ignore} onHidden={ignore} onNotesWanted={ignore} />);
  await vi.waitFor(() => drawn.find('heading', t('pause.locked-title')));
  const unlocked = await port.open();
  vi.spyOn(port, 'open').mockResolvedValue({ ...unlocked, isDraftLocked: false, draft: draftWith(pauseWith({ urges: ['leave'] }), { writtenAt: NINE }) });
  await act(async () => port.tellOwnWords([]));
  await vi.waitFor(() => expect(drawn.has('heading', t('pause.locked-title'))).toBe(false));
  expect(port.written).toEqual([]);
});
