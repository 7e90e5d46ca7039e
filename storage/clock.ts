import type { Moment } from '../core/day.ts';
import type { Clock } from './pause-keeper.ts';

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
