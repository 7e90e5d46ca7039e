/**
 * Whether the notes are locked, kept true whichever page changes it. While they are open, what the person does here counts as use; when they
 * close, what is still being written on this page is written first, with the keys that the page holds until then.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import { USE_COUNTS_MS, type LockState } from '../../core/lock.ts';
import type { Problem } from '../../core/pause-port.ts';
import type { NotesServices } from '../../storage/notes-services.ts';
import { readProblem } from './read-problem.ts';
import { asStorageError } from '../../storage/storage-error.ts';

export interface KnownLock {
  /** Null until it is known. */
  readonly state: LockState | null;
  readonly problem: Problem | null;
  reload(): void;
}

/** `afterMinutes` is the setting: a lock that is open follows it, also when a reset or a copy changes it. */
export function useLock(services: NotesServices, afterMinutes?: number): KnownLock {
  const [state, setState] = useState<LockState | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const again = useRef(() => undefined as void);
  const stopClosing = useRef<(() => void) | null>(null);

  useEffect(() => {
    let isCurrent = true;
    const fail = (thrown: unknown) => console.warn('the lock could not be looked at', thrown);
    const read = () =>
      void services.lock.state().then(
        (found) => {
          if (!isCurrent) return;
          setState(found);
          setProblem(null);
        },
        (thrown: unknown) => {
          fail(thrown);
          if (isCurrent) setProblem(readProblem(thrown));
        },
      );
    again.current = read;
    // While an older page holds the database, nothing here is ever answered: until it is, that is all there is to say (ST-01).
    const stopTrouble = services.database.onTrouble(setProblem);
    const readIfSeen = () => document.visibilityState === 'visible' && read();
    // The database alone decides; a mark that was lost is put right first.
    const followed = services.lock.followRecord(services.database);
    followed.catch(fail).finally(read);
    // What a turning on or off that was cut short has left is done here, also while the lock is closed.
    followed.then(async (isThere) => isThere && (await services.vault()).finish()).catch((thrown: unknown) => console.warn('the lock is not finished', thrown));
    const stop = services.lock.watch(read);
    document.addEventListener('visibilitychange', readIfSeen);
    window.addEventListener('focus', read);
    return () => {
      isCurrent = false;
      stop();
      stopTrouble();
      stopClosing.current?.();
      document.removeEventListener('visibilitychange', readIfSeen);
      window.removeEventListener('focus', read);
    };
  }, [services]);

  const known = useRef(afterMinutes);
  useEffect(() => {
    const hasChanged = known.current !== undefined && known.current !== afterMinutes;
    known.current = afterMinutes;
    if (!hasChanged || afterMinutes === undefined) return;
    services.lock.setAfterMinutes(afterMinutes).catch((thrown: unknown) => console.warn('the lock goes by the minutes of before', thrown));
  }, [services, afterMinutes]);

  useEffect(() => {
    if (state !== 'unlocked') return undefined;
    services.vault().then(
      async (vault) => {
        // For the life of the page, and so once: it must be there when the lock closes, whoever hears of that first.
        stopClosing.current ??= vault.keys.onClosing(() => services.edits.flushAll());
        // What could not be written while it was locked, by this page or by one that is gone.
        await services.edits.flushAll();
        await services.edits.saveLeftovers();
      },
    ).catch((thrown: unknown) => console.warn('what was left while it was locked could not be saved', thrown));
    let countedAt = 0;
    const use = () => {
      const now = services.clock.now().epochMs;
      if (Math.abs(now - countedAt) < USE_COUNTS_MS) return;
      countedAt = now;
      services.lock.use().catch((thrown: unknown) => console.warn('the use could not be counted', thrown));
    };
    window.addEventListener('pointerdown', use);
    window.addEventListener('keydown', use);
    return () => {
      window.removeEventListener('pointerdown', use);
      window.removeEventListener('keydown', use);
    };
  }, [services, state]);

  return { state, problem, reload: () => again.current() };
}

/** Closes the lock, once everything that is being written here is written. */
export async function lockNow(services: NotesServices, onFailed: (problem: Problem) => void): Promise<void> {
  await services.edits.flushAll();
  await services.lock.close().catch((thrown: unknown) => onFailed(`storage-${asStorageError(thrown).code}`));
}
