/**
 * The lock as a person knows it: off, locked or open, and when it closes by itself. Keys and records are no business of this file.
 *
 *   off ──turn on──► unlocked ◄──passphrase── locked
 *    ▲                 │  └──lock now, idle, browser closed──► ▲
 *    └───turn off──────┘
 */

/** `off`: there is no lock. `locked`: notes can be added and none can be read. `unlocked`: everything can be read in this browser session. */
export type LockState = 'off' | 'locked' | 'unlocked';

/**
 * How far a turning on or off came. `unfinished`: the notes are as was asked, all of them, and the disk failed just after that. What is being written
 * may be as it was before, until the next page puts it right.
 */
export type LockTurn = 'whole' | 'unfinished';

/** After how many minutes without use the lock closes by itself; 0 is never in this session. */
export const LOCK_AFTER_MINUTES = [0, 5, 15, 60] as const;
/** One of these choices. */
export type LockAfterMinutes = (typeof LOCK_AFTER_MINUTES)[number];

/** A use is written down at most so often: every key press would be too much. */
export const USE_COUNTS_MS = 20_000;

/** The last use, and how long the lock stays open after it. */
export interface Idle {
  /** Milliseconds since 1970. */
  readonly usedAt: number;
  readonly afterMinutes: number;
}

/**
 * Whether the lock has to close by now. A clock that was set back by more than the time allowed closes it too: nobody knows how long the
 * machine was left alone (DT-08).
 */
export function isIdle({ usedAt, afterMinutes }: Idle, nowMs: number): boolean {
  return afterMinutes > 0 && Math.abs(nowMs - usedAt) >= afterMinutes * 60_000;
}

/** When to look again, in milliseconds since 1970; null where the lock stays open for the session. */
export function idleAt({ usedAt, afterMinutes }: Idle): number | null {
  return afterMinutes > 0 ? usedAt + afterMinutes * 60_000 : null;
}
