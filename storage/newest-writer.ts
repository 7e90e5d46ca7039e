/**
 * Writes a value that changes faster than the disk may take it.
 *
 * A write leaves at once while no more than `mostUnderWay` are under way. Beyond that only the newest value waits, and leaves as soon as one
 * of them is done. So the last key is never behind a queue of older ones: Firefox needs some milliseconds a write, and a popup that dies takes
 * with it whatever has not left yet (LD-01).
 */
export interface NewestWriter<Value> {
  /** Resolves when this value, or a newer one in its place, is written. */
  write(value: Value): Promise<void>;
  /** Forgets what waits. What is under way cannot be called back. */
  cancel(): void;
}

/** A writer over `send`, which writes one value. */
export function createNewestWriter<Value>(send: (value: Value) => Promise<void>, mostUnderWay = 2): NewestWriter<Value> {
  let underWay = 0;
  let waiting: { readonly value: Value; readonly done: Promise<void>; readonly settle: (outcome: Promise<void>) => void } | null = null;

  function leave(value: Value): Promise<void> {
    underWay += 1;
    // `async`, since a page that was cut off from its extension throws at the asking (SW-08), and must not count as under way for ever.
    return (async () => send(value))().finally(() => {
      underWay -= 1;
      const next = waiting;
      waiting = null;
      if (next) next.settle(leave(next.value));
    });
  }

  return {
    write(value) {
      if (underWay < mostUnderWay) return leave(value);
      if (waiting) {
        waiting = { ...waiting, value };
        return waiting.done;
      }
      const { promise, resolve } = Promise.withResolvers<void>();
      waiting = { value, done: promise, settle: resolve };
      return promise;
    },
    cancel() {
      waiting?.settle(Promise.resolve());
      waiting = null;
    },
  };
}
