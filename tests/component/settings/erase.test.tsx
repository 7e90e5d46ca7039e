import { beforeEach, describe, expect, test, vi } from 'vitest';
import { LossBox } from '../../../components/copies/LossBox.tsx';
import { EraseEverything } from '../../../components/settings/EraseEverything.tsx';
import { render, t } from '../../support/render.tsx';

const [copies, erased, reload] = [vi.fn(), vi.fn(), vi.fn()];
beforeEach(() => {
  vi.clearAllMocks();
  erased.mockResolvedValue(undefined);
});
const word = t('erase.word');
const section = () => render(<EraseEverything onCopiesWanted={copies} onErased={erased} onReloadWanted={reload} />);

describe('erasing everything', () => {
  test.each(['', 'eras', 'erase it', 'yes'])('"%s" erases nothing, and says what is to be typed', async (typed) => {
    const page = await section();
    await page.type(page.find('textbox', t('erase.type', { word })), typed);
    await page.press('button', t('erase.act'));
    expect(erased).not.toHaveBeenCalled();
    expect(page.text()).toContain(t('erase.not-typed', { word }));
  });

  test.each(['erase', 'Erase', ' ERASE ', 'ｅｒａｓｅ'])('"%s" is the word', async (typed) => {
    const page = await section();
    await page.type(page.find('textbox', t('erase.type', { word })), typed);
    await page.press('button', t('erase.act'));
    expect(erased).toHaveBeenCalledOnce();
    expect(page.text()).toContain(t('erase.working'));
  });

  test('offers a copy before, and says what it does not reach', async () => {
    const page = await section();
    await page.press('button', t('erase.copy'));
    expect(copies).toHaveBeenCalledOnce();
    expect(page.text()).toContain(t('erase.limits'));
  });

  test('where it fails it says so, and never that it is done', async () => {
    vi.spyOn(console, 'warn').mockReturnValue();
    erased.mockRejectedValue(new Error('no'));
    const page = await section();
    await page.type(page.find('textbox', t('erase.type', { word })), word);
    await page.press('button', t('erase.act'));
    expect(page.text()).toContain(t('erase.failed'));
    await page.press('button', t('erase.reload'));
    expect(reload).toHaveBeenCalledOnce();
  });
});

test('a loss is told with its number and the way to a copy (ST-10)', async () => {
  const acknowledged = vi.fn();
  const page = await render(<LossBox count={12} onBringInWanted={copies} onAcknowledged={acknowledged} />);
  expect(page.text()).toContain(t('lost.lead', { n: 12 }));
  await page.press('button', t('lost.bring-in'));
  await page.press('button', t('lost.acknowledge'));
  expect([copies, acknowledged].map((mock) => mock.mock.calls.length)).toEqual([1, 1]);
});
