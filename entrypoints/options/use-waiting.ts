import { useEffect, useRef, useState } from 'preact/hooks';
import { waitingOf, type Waiting } from '../../core/due.ts';
import type { Problem } from '../../core/pause-port.ts';
import type { Settings } from '../../core/settings.ts';
import { OWN_PLAN } from '../../storage/changes.ts';
import type { NotesServices } from '../../storage/notes-services.ts';
import { readProblem } from './read-problem.ts';

/** A page left open notices within a minute that something has come due. */
const AGAIN_MS = 60_000;

export interface KnownWaiting {
  /** Null until it is read. */
  readonly waiting: Waiting | null;
  readonly problem: Problem | null;
  reload(): void;
}

/** What waits: promised times that have passed, and notes to look back on. */
export function useWaiting(services: NotesServices, settings: Settings | null): KnownWaiting {
  const [waiting, setWaiting] = useState<Waiting | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const again = useRef(() => undefined as void);
  useEffect(() => {
    if (!settings) return undefined;
    let isCurrent = true;
    const load = () => {
      const now = services.clock.now().epochMs;
      services.notes.dues(now).then(
        ({ passed }) => {
          if (!isCurrent) return;
          setWaiting(waitingOf(passed, settings, now));
          setProblem(null);
        },
        (thrown: unknown) => {
          console.warn('what is due could not be read', thrown);
          if (isCurrent) setProblem(readProblem(thrown));
        },
      );
    };
    const loadIfSeen = () => document.visibilityState === 'visible' && load();
    again.current = load;
    load();
    const stopTrouble = services.database.onTrouble(setProblem);
    const timer = setInterval(loadIfSeen, AGAIN_MS);
    document.addEventListener('visibilitychange', loadIfSeen);
    const stop = services.changes.watch((what) => what !== OWN_PLAN && load());
    return () => {
      isCurrent = false;
      clearInterval(timer);
      document.removeEventListener('visibilitychange', loadIfSeen);
      stop();
      stopTrouble();
    };
  }, [services, settings]);
  return { waiting, problem, reload: () => again.current() };
}
