import type { Problem } from '../../core/pause-port.ts';
import { NEEDS_NOTES, NEEDS_SETTINGS } from './RoomNav.tsx';
import type { KnownLock } from './use-lock.ts';
import type { KnownSettings } from './use-settings.ts';
import type { KnownWaiting } from './use-waiting.ts';

interface Unread {
  readonly problem: Problem;
  reload(): void;
}

/** What the open part needs and could not read, with the way to try again; null where nothing is amiss. A part is never blank without a word. */
export function unreadIn(open: string | null, lock: KnownLock, settings: KnownSettings, waiting: KnownWaiting): Unread | null {
  if (open === null) return null;
  const needed = [
    ...(lock.state === null && (NEEDS_NOTES.has(open) || open === 'lock') ? [lock] : []),
    ...(settings.settings === null && NEEDS_SETTINGS.has(open) ? [settings] : []),
    ...(waiting.waiting === null && open === 'look-back' ? [waiting] : []),
  ];
  for (const { problem, reload } of needed) if (problem) return { problem, reload };
  return null;
}
