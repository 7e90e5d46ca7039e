import type { Moment, OffsetAt } from '../core/day.ts';

/** What tells the time, and the offset of the local clock from UTC at any instant, in minutes. */
export interface Clock {
  now(): Moment;
  readonly offsetAt: OffsetAt;
}

/** The system's clock and zone. The only place outside tests that asks for the time. */
export const systemClock: Clock = {
  now(): Moment {
    const epochMs = Date.now();
    return { epochMs, offsetMinutes: systemOffsetAt(epochMs) };
  },
  offsetAt: systemOffsetAt,
};

function systemOffsetAt(epochMs: number): number {
  // `-0` would show as a negative offset.
  return -new Date(epochMs).getTimezoneOffset() || 0;
}
