/**
 * A copy of the build in which every page and the background first load a small script that counts: openings of the database, timers, and calls
 * of the browser's own functions.
 */
import type { BrowserName } from '../../support/browser/types.ts';
import { preparedBuild } from './prepared-build.ts';

/** What was counted in one page or one life of the background. */
export interface Counted {
  readonly databases: readonly string[];
  readonly repeatingTimers: number;
  /** Timers that were set and have neither gone off nor been cleared. */
  readonly waitingTimers: number;
  /** Such as `alarms.create`, in the order of the calls. */
  readonly calls: readonly string[];
}

/** Makes the copy; `remove` takes it away again. */
export const watchedBuild = (name: BrowserName) => preparedBuild(name, watch);

/** Runs before everything else: counts, and changes nothing of what happens. */
function watch(): void {
  const scope = globalThis as unknown as Record<string, unknown> & { setTimeout: typeof setTimeout; setInterval: typeof setInterval; clearTimeout: typeof clearTimeout };
  const counted = { databases: [] as string[], repeatingTimers: 0, waitingTimers: 0, calls: [] as string[] };
  scope['counted'] = counted;
  const { open } = IDBFactory.prototype;
  IDBFactory.prototype.open = function (this: IDBFactory, ...args) {
    counted.databases.push(args[0]);
    return open.apply(this, args);
  };
  const { setTimeout: once, setInterval: again, clearTimeout: clear } = scope;
  const waiting = new Set<unknown>();
  const tell = () => (counted.waitingTimers = waiting.size);
  scope.setTimeout = ((work: () => void, ...rest: [number?]) => {
    const timer: unknown = once(() => {
      waiting.delete(timer);
      tell();
      work();
    }, ...rest);
    waiting.add(timer);
    tell();
    return timer;
  }) as typeof setTimeout;
  scope.clearTimeout = ((timer?: number) => {
    waiting.delete(timer);
    tell();
    clear(timer);
  }) as typeof clearTimeout;
  scope.setInterval = ((...args: Parameters<typeof setInterval>) => {
    counted.repeatingTimers += 1;
    return again(...args);
  }) as typeof setInterval;
  const api = (scope['browser'] ?? scope['chrome']) as Record<string, Record<string, unknown> | undefined>;
  const spy = (holder: Record<string, unknown> | undefined, prefix: string, depth: number) => {
    for (const key of Object.keys(holder ?? {})) {
      // Listeners are registered at every start; they do nothing by themselves.
      if (key.startsWith('on')) continue;
      const value = holder![key];
      if (typeof value === 'object' && value !== null && depth > 0) spy(value as Record<string, unknown>, `${prefix}.${key}`, depth - 1);
      if (typeof value !== 'function' || /^[A-Z]/.test(key)) continue;
      try {
        holder![key] = function (this: unknown, ...args: unknown[]) {
          counted.calls.push(`${prefix}.${key}`);
          return (value as (...all: unknown[]) => unknown).apply(holder, args);
        };
      } catch {
        counted.calls.push(`unwatched ${prefix}.${key}`);
      }
    }
  };
  for (const name of ['action', 'alarms', 'notifications', 'permissions', 'runtime', 'storage', 'tabs', 'windows']) spy(api[name], name, 1);
}
