import { expect, test, vi } from 'vitest';
import { Pause } from '../../../components/pause/Pause.tsx';
import { render, t } from '../../support/render.tsx';
import { testPort } from '../../support/test-port.ts';

const ignore = () => undefined;

async function locked(onUnlockWanted?: () => void) {
  const port = testPort({ isDraftLocked: true });
  const drawn = await render(<Pause port={port} takesFocus escapePresses={1} onDone={ignore} onHidden={ignore} onNotesWanted={ignore} onUnlockWanted={onUnlockWanted} />);
  await vi.waitFor(() => drawn.find('heading', t('pause.locked-title')));
  return { port, drawn };
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
