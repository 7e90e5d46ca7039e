import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Breath } from '../../../components/pause/Breath.tsx';
import { BREATH_MS, IN_MS } from '../../../core/breath.ts';
import { render, words, type Drawn } from '../../support/render.tsx';

const text = words.pause.slow;
const animate = vi.fn<(frames: unknown, options: unknown) => Partial<Animation>>();
let movement: { currentTime: number; cancel: ReturnType<typeof vi.fn<() => void>> };

function motion(isReduced: boolean): void {
  vi.stubGlobal('matchMedia', (query: string) => ({ matches: isReduced && query.includes('reduce') }));
}

beforeEach(() => {
  vi.useFakeTimers({ now: 0, toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  movement = { currentTime: 0, cancel: vi.fn<() => void>() };
  animate.mockReset().mockImplementation(() => movement);
  Object.assign(HTMLElement.prototype, { animate });
  motion(false);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  delete (HTMLElement.prototype as { animate?: unknown }).animate;
});

const breath = (count = 2, startedAt = 0) => <Breath count={count} startedAt={startedAt} nowMs={() => Date.now()} />;
const later = (ms: number) => act(async () => void vi.advanceTimersByTime(ms));
const said = (page: Drawn) => page.text();
const at = (phase: 'in' | 'out', number: number, count = 2) => `${text[phase]}${text.count.replace('{number}', String(number)).replace('{count}', String(count))}`;

test('word and count turn at their exact times, and it ends visibly', async () => {
  const page = await render(breath());
  expect(said(page)).toBe(at('in', 1));
  await later(IN_MS - 1);
  expect(said(page)).toBe(at('in', 1));
  await later(1);
  expect(said(page)).toBe(at('out', 1));
  await later(BREATH_MS - IN_MS);
  expect(said(page)).toBe(at('in', 2));
  await later(BREATH_MS);
  expect(page.find('status', /./).textContent).toBe(text.done);
  await later(BREATH_MS);
  expect(page.find('status', /./).textContent).toBe(text.done);
});

test('a page that was hidden is in step again as soon as it is shown', async () => {
  const page = await render(breath());
  // Timers slept; the clock did not.
  vi.setSystemTime(BREATH_MS + IN_MS);
  await act(async () => void document.dispatchEvent(new Event('visibilitychange')));
  expect(said(page)).toBe(at('out', 2));
});

test('a page that opens in the middle begins in the middle', async () => {
  vi.setSystemTime(IN_MS + 100);
  expect(said(await render(breath()))).toBe(at('out', 1));
  expect(movement.currentTime).toBe(IN_MS + 100);
});

describe('movement (AX-05)', () => {
  test('is one animation of so many breaths', async () => {
    await render(breath(3));
    expect(animate).toHaveBeenCalledOnce();
    expect(animate.mock.lastCall?.[1]).toMatchObject({ duration: BREATH_MS, iterations: 3 });
  });

  test('is none where it is not wanted; word, ring and count tell the same', async () => {
    motion(true);
    const page = await render(breath());
    expect(animate).not.toHaveBeenCalled();
    const phase = () => page.root.querySelector('.breath')?.getAttribute('data-phase');
    expect([phase(), said(page)]).toEqual(['in', at('in', 1)]);
    await later(IN_MS);
    expect([phase(), said(page)]).toEqual(['out', at('out', 1)]);
  });

  test('is hidden from screen readers, and stops when the page goes on', async () => {
    const page = await render(breath());
    expect(page.root.querySelector('.breath-shape')?.getAttribute('aria-hidden')).toBe('true');
    await act(async () => page.destroy());
    expect(movement.cancel).toHaveBeenCalledOnce();
  });
});

test('no timer is left behind when it goes', async () => {
  const page = await render(breath());
  await act(async () => page.destroy());
  expect(vi.getTimerCount()).toBe(0);
});
