/**
 * The paced breath as pure timing: where in which breath a pause is after so many milliseconds.
 *
 * Everything is read off the time that has passed, so a popup that was hidden, or shown again, or slow to draw is never out of step.
 * 4.5 s in and 5.5 s out: a longer out-breath without holds (E3), about six a minute. The pace is an inference, not a dose (E5).
 */

/** Length of one in-breath. */
export const IN_MS = 4_500;
/** Length of one out-breath. */
export const OUT_MS = 5_500;
/** Length of one whole breath. */
export const BREATH_MS = IN_MS + OUT_MS;
/** A pause that ended so recently makes the next one offer a single breath. */
export const RECENT_PAUSE_MS = 10 * 60_000;

/** Where the breath is. `number` counts from 1; `untilNextMs` says when this stops being true. */
export type BreathState =
  | { readonly phase: 'in' | 'out'; readonly number: number; readonly untilNextMs: number }
  | { readonly phase: 'done' };

/** The breath after `elapsedMs` of `count` breaths. Time before the start (a clock set back, DT-08) counts as the start. */
export function breathAt(elapsedMs: number, count: number): BreathState {
  const elapsed = Math.max(0, elapsedMs);
  if (elapsed >= count * BREATH_MS) return { phase: 'done' };
  const number = Math.floor(elapsed / BREATH_MS) + 1;
  const within = elapsed % BREATH_MS;
  return within < IN_MS
    ? { phase: 'in', number, untilNextMs: IN_MS - within }
    : { phase: 'out', number, untilNextMs: BREATH_MS - within };
}

/** How many breaths to offer: the chosen number, or one when a pause ended within the last ten minutes. */
export function breathsToOffer(chosen: number, lastEndedAtMs: number | null, nowMs: number): number {
  if (lastEndedAtMs === null) return chosen;
  const since = nowMs - lastEndedAtMs;
  return since >= 0 && since < RECENT_PAUSE_MS ? 1 : chosen;
}
