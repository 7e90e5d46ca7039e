/** How long a page does not answer: a timer in it that comes late tells. */
import type { Surface } from '../../support/browser/types.ts';

/** A page that does not answer for longer than this feels stuck. The aim is a fifth of it; a machine that has much else to do may miss that. */
export const LONGEST_SILENCE_MS = 1_000;

/** Begins to listen to how long the page is silent. */
export function listen(page: Surface): Promise<void> {
  return page.evaluate(() => {
    const heard = { longestMs: 0 };
    (globalThis as unknown as { heard: typeof heard }).heard = heard;
    let last = performance.now();
    setInterval(() => {
      const now = performance.now();
      heard.longestMs = Math.max(heard.longestMs, now - last);
      last = now;
    }, 10);
  });
}

/** The longest silence since the last time this was asked. */
export function longestSilence(page: Surface): Promise<number> {
  return page.evaluate(() => {
    const { heard } = globalThis as unknown as { heard: { longestMs: number } };
    const longest = Math.round(heard.longestMs);
    heard.longestMs = 0;
    return longest;
  });
}
