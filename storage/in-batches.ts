/** Long work in steps between which the page answers (PF-03). */

/** Does `step` for every batch of the items, and lets the page breathe after each. Throws the signal's reason when it is aborted. */
export async function inBatches<T>(items: readonly T[], size: number, signal: AbortSignal | undefined, step: (batch: readonly T[], from: number) => Promise<void> | void): Promise<void> {
  for (let from = 0; from < items.length; from += size) {
    signal?.throwIfAborted();
    await step(items.slice(from, from + size), from);
    await breath();
  }
}

/** The next moment in which the page may do something else. */
export function breath(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
