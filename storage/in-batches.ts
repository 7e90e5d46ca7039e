/** Long work in steps between which the page answers (PF-03). */

/** Does `step` for every batch of the items, and lets the page breathe after each. Throws the signal's reason when it is aborted. */
export async function inBatches<T>(items: readonly T[], size: number, signal: AbortSignal | undefined, step: (batch: readonly T[], from: number) => Promise<void> | void): Promise<void> {
  for (let from = 0; from < items.length; from += size) {
    signal?.throwIfAborted();
    await step(items.slice(from, from + size), from);
    await breath();
  }
}

/** So long work may go on between two rests that everything else comes through in. */
const REST_AFTER_MS = 50;
let restedAt = Number.NEGATIVE_INFINITY;

/**
 * The next moment, after the page had the chance to do something else. Timers alone would do, but a browser makes each that follows another wait for
 * 4 ms: at fifty thousand notes that was a third of all reading. Yielding alone would not: Firefox lets the one who yields go on before any
 * timer, and a page that compared fifty thousand notes with as many told nothing for a second.
 */
export function breath(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: { yield?(): Promise<void> } };
  if (scheduler?.yield && performance.now() - restedAt < REST_AFTER_MS) return scheduler.yield();
  return new Promise((resolve) => setTimeout(() => {
    restedAt = performance.now();
    resolve();
  }));
}
