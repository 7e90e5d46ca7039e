/** Long work in steps between which the page answers (PF-03). */

/** Does `step` for every batch of the items, and lets the page breathe after each. Throws the signal's reason when it is aborted. */
export async function inBatches<T>(items: readonly T[], size: number, signal: AbortSignal | undefined, step: (batch: readonly T[], from: number) => Promise<void> | void): Promise<void> {
  for (let from = 0; from < items.length; from += size) {
    signal?.throwIfAborted();
    await step(items.slice(from, from + size), from);
    await breath();
  }
}

/**
 * The next moment, after the page had the chance to do something else. Timers would do, but a browser makes each that follows another wait for
 * 4 ms: at fifty thousand notes that was a third of all reading.
 */
export function breath(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: { yield?(): Promise<void> } };
  return scheduler?.yield ? scheduler.yield() : new Promise((resolve) => setTimeout(resolve));
}
