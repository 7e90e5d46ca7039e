import { afterEach, expect, test, vi } from 'vitest';
import { inBatches } from '../../../storage/in-batches.ts';

afterEach(() => vi.unstubAllGlobals());

const busy = (ms: number) => {
  const end = performance.now() + ms;
  while (performance.now() < end);
};

/** How browsers let the one who yields go on: with its turn among all others, or before any timer. */
const YIELDS: readonly (readonly [string, object | undefined])[] = [
  ['the one who yields goes on before any timer', { yield: () => Promise.resolve() }],
  ['it takes its turn', { yield: () => new Promise((resolve) => setImmediate(resolve)) }],
  ['there is no yielding', undefined],
];

test.each(YIELDS)('timers come through in long work where %s (PF-03)', async (_, scheduler) => {
  vi.stubGlobal('scheduler', scheduler);
  const batches: number[] = [];
  const seen: number[] = [];
  const timer = setInterval(() => seen.push(batches.length));
  await inBatches(Array.from({ length: 400 }, (_, index) => index), 10, undefined, (batch) => {
    batches.push(batch.length);
    busy(5);
  });
  clearInterval(timer);
  expect(batches).toEqual(Array.from({ length: 40 }, () => 10));
  // 200 ms of work: something else had its turn in the middle of it, more than once.
  expect(new Set(seen.filter((count) => count > 0 && count < 40)).size).toBeGreaterThan(1);
});

test('what is aborted goes no further', async () => {
  const stopping = new AbortController();
  const step = vi.fn(() => stopping.abort('enough'));
  await expect(inBatches([1, 2, 3], 1, stopping.signal, step)).rejects.toBe('enough');
  expect(step).toHaveBeenCalledOnce();
});
