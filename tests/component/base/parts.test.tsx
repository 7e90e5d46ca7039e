import { act } from 'preact/test-utils';
import { useState } from 'preact/hooks';
import { describe, expect, test, vi } from 'vitest';
import { Choice } from '../../../components/base/Choice.tsx';
import { CopyButton } from '../../../components/base/CopyButton.tsx';
import { More } from '../../../components/base/More.tsx';
import { Scale } from '../../../components/base/Scale.tsx';
import { reportMistakes } from '../../../components/base/mistakes.ts';
import { drawnOut, render, t } from '../../support/render.tsx';

describe('a scale', () => {
  function Strength({ onSet }: { readonly onSet: (value: number | null) => void }) {
    const [value, setValue] = useState<number | null>(null);
    const set = (next: number | null) => {
      setValue(next);
      onSet(next);
    };
    return <Scale label="How strong?" low="low" high="high" most={10} step={1} value={value} onSet={set} />;
  }

  async function scale() {
    const onSet = vi.fn();
    const page = await render(<Strength onSet={onSet} />);
    const slider = page.find<HTMLInputElement>('slider', 'How strong?');
    const move = (value: string, event: Event) =>
      act(async () => {
        slider.value = value;
        slider.dispatchEvent(event);
      });
    return { page, slider, onSet, move };
  }

  test('is not set until the person sets it, and says so', async () => {
    const { page, slider, onSet } = await scale();
    expect(slider.getAttribute('aria-valuetext')).toBe(t('pause.no-number'));
    expect(page.root.querySelector('output')?.textContent).toBe(t('pause.no-number'));
    expect(onSet).not.toHaveBeenCalled();
  });

  test('takes zero for an answer, and a click that moves nothing too', async () => {
    const { page, onSet, move } = await scale();
    await move('0', new Event('input', { bubbles: true }));
    expect(onSet.mock.lastCall).toEqual([0]);
    expect(page.root.querySelector('output')?.textContent).toBe('0');
    await move('5', new Event('pointerup', { bubbles: true }));
    expect(onSet.mock.lastCall).toEqual([5]);
  });

  test('can be cleared again', async () => {
    const { page, slider, onSet, move } = await scale();
    await move('7', new Event('input', { bubbles: true }));
    await page.press('button', `${t('act.clear')} How strong?`);
    expect(onSet.mock.lastCall).toEqual([null]);
    expect(slider.getAttribute('aria-valuetext')).toBe(t('pause.no-number'));
  });
});

describe('a choice', () => {
  const options = [{ value: 'yes', name: 'yes' }, { value: 'no', name: 'no', help: 'it is not so' }] as const;

  test('is a group of radio buttons with a name, none chosen for the person', async () => {
    const onChosen = vi.fn();
    const page = await render(<Choice label="Is it so?" name="q" options={options} value={null} onChosen={onChosen} />);
    expect(page.has('group', 'Is it so?')).toBe(true);
    expect((page.all('radio') as HTMLInputElement[]).map((radio) => [radio.name, radio.checked])).toEqual([['q', false], ['q', false]]);
    await page.press('radio', /^no/);
    expect(onChosen).toHaveBeenCalledWith('no');
  });

  test('shows what was chosen', async () => {
    const page = await render(<Choice label="Is it so?" name="q" options={options} value="no" onChosen={vi.fn()} />);
    expect((page.all('radio') as HTMLInputElement[]).map((radio) => radio.checked)).toEqual([false, true]);
  });
});

test('what stands behind “more” is not drawn while it is closed, and its state is told', async () => {
  const onToggled = vi.fn();
  const page = await render(<More label="More" isOpen={false} onToggled={onToggled}>inside</More>);
  expect(page.text()).toBe('More');
  expect(page.find('button', 'More').getAttribute('aria-expanded')).toBe('false');
  await page.press('button', 'More');
  expect(onToggled).toHaveBeenCalledWith(true);
  await page.redraw(<More label="More" isOpen onToggled={onToggled}>inside</More>);
  expect(page.text()).toContain('inside');
  expect(page.find('button', 'More').getAttribute('aria-expanded')).toBe('true');
});

describe('copying', () => {
  const clipboard = (writeText: (text: string) => Promise<void>) => vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText } });

  test('says when it is done', async () => {
    const writeText = vi.fn(async () => undefined);
    clipboard(writeText);
    const page = await render(<CopyButton text="an hour" />);
    await page.press('button', t('act.copy'));
    await drawnOut();
    expect(writeText).toHaveBeenCalledWith('an hour');
    expect(page.find('status', /./).textContent).toBe(t('act.copied'));
    vi.unstubAllGlobals();
  });

  test('does not say so for another text than the one that was copied', async () => {
    clipboard(async () => undefined);
    const page = await render(<CopyButton text="an hour" />);
    await page.press('button', t('act.copy'));
    await drawnOut();
    await page.redraw(<CopyButton text="an hour or two" />);
    expect(page.has('button', t('act.copy'))).toBe(true);
    vi.unstubAllGlobals();
  });

  test('that was refused is not called done, and says that it was refused (LD-04)', async () => {
    clipboard(() => Promise.reject(new Error('no')));
    const page = await render(<CopyButton text="an hour" label="Copy it" />);
    await page.press('button', 'Copy it');
    await drawnOut();
    expect(page.has('button', 'Copy it')).toBe(true);
    expect(page.text()).toContain(t('act.not-copied'));
    expect(page.root.querySelector('button [role=status]')).toBeNull();
    vi.unstubAllGlobals();
  });

  test('nothing cannot be done', async () => {
    const page = await render(<CopyButton text="" />);
    expect(page.find<HTMLButtonElement>('button', t('act.copy')).disabled).toBe(true);
  });
});

test('a mistake of ours is said once, over whatever is there, which stays', async () => {
  const page = await render(<p>what was written</p>);
  reportMistakes('Something went wrong.');
  // Measuring again in the next frame is no mistake, whatever the browser calls it.
  dispatchEvent(new ErrorEvent('error', { message: 'ResizeObserver loop completed with undelivered notifications.' }));
  expect(document.querySelectorAll('[role=alert]')).toHaveLength(0);
  dispatchEvent(new Event('error'));
  dispatchEvent(new Event('unhandledrejection'));
  const alerts = [...document.querySelectorAll('[role=alert]')];
  expect(alerts.map((alert) => alert.textContent)).toEqual(['Something went wrong.']);
  expect(page.text()).toBe('what was written');
});
