import { useEffect, useState } from 'preact/hooks';
import { waitingOf, type Waiting } from '../../core/due.ts';
import type { Settings } from '../../core/settings.ts';
import type { NotesServices } from '../../storage/notes-services.ts';

/** A page left open notices within a minute that something has come due. */
const AGAIN_MS = 60_000;

/** What waits: promised times that have passed, and notes to look back on; null until it is read. */
export function useWaiting(services: NotesServices, settings: Settings | null): Waiting | null {
  const [waiting, setWaiting] = useState<Waiting | null>(null);
  useEffect(() => {
    if (!settings) return undefined;
    let isCurrent = true;
    const load = () => {
      const now = services.clock.now().epochMs;
      services.notes.dues(now).then(
        ({ passed }) => isCurrent && setWaiting(waitingOf(passed, settings, now)),
        (thrown: unknown) => console.warn('what is due could not be read', thrown),
      );
    };
    const loadIfSeen = () => document.visibilityState === 'visible' && load();
    load();
    const timer = setInterval(loadIfSeen, AGAIN_MS);
    document.addEventListener('visibilitychange', loadIfSeen);
    const stop = services.changes.watch(load);
    return () => {
      isCurrent = false;
      clearInterval(timer);
      document.removeEventListener('visibilitychange', loadIfSeen);
      stop();
    };
  }, [services, settings]);
  return waiting;
}
