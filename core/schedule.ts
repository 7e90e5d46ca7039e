/**
 * When something may come to mind again: promised return times ("I will be back in 20 minutes"), and the hours in which a look back may
 * be asked for.
 * Practice guidance speaks of twenty minutes or more with a stated return (E16); the presets are ours.
 */
import { addDays, DAY_MS, dayOfMoment, localTimeOf, momentAt, type LocalTime, type Moment, type OffsetAt } from './day.ts';

/** A return time to choose from. `tonight` is 20:00, or tomorrow 09:00 when that has passed or is less than 20 minutes away. */
export type ReturnPreset = 'in-20-minutes' | 'in-an-hour' | 'tonight';

/** The return times in the order in which they are shown. */
export const RETURN_PRESETS: readonly ReturnPreset[] = ['in-20-minutes', 'in-an-hour', 'tonight'];

const MINUTE_MS = 60_000;

/** The wall time that a preset stands for, from now. */
export function returnTimeOf(preset: ReturnPreset, now: Moment, offsetAt: OffsetAt): LocalTime {
  if (preset === 'in-20-minutes') return after(20);
  if (preset === 'in-an-hour') return after(60);
  const today = dayOfMoment(now);
  const evening = momentAt(today, '20:00', offsetAt);
  return evening.epochMs - now.epochMs >= 20 * MINUTE_MS
    ? localTimeOf(evening)
    : localTimeOf(momentAt(addDays(today, 1), '09:00', offsetAt));

  function after(minutes: number): LocalTime {
    const epochMs = now.epochMs + minutes * MINUTE_MS;
    return localTimeOf({ epochMs, offsetMinutes: offsetAt(epochMs) });
  }
}

/** The next wall time at which the local clock shows `clock` (`18:30`): today, also when it comes twice, or tomorrow when that has passed. */
export function nextTimeAt(clock: string, now: Moment, offsetAt: OffsetAt): LocalTime {
  const today = dayOfMoment(now);
  const at = momentAt(today, clock, offsetAt);
  if (at.epochMs > now.epochMs) return localTimeOf(at);
  // On the night on which the clocks go back, the same time comes once more.
  const offsetMinutes = offsetAt(now.epochMs + DAY_MS);
  const again = { epochMs: at.epochMs + (at.offsetMinutes - offsetMinutes) * MINUTE_MS, offsetMinutes };
  const comesAgain = again.epochMs > now.epochMs && offsetAt(again.epochMs) === offsetMinutes && dayOfMoment(again) === today;
  return localTimeOf(comesAgain ? again : momentAt(addDays(today, 1), clock, offsetAt));
}

/** Nobody is asked to look back at night. */
const DAY_OPENS = '07:00';
const DAY_CLOSES = '21:00';

/** The instant nearest to `epochMs` at which the local clock shows 07:00 to 21:00; of two as near, the later. */
export function nearestWakingTime(epochMs: number, offsetAt: OffsetAt): number {
  const day = dayOfMoment({ epochMs, offsetMinutes: offsetAt(epochMs) });
  const [opens, closes] = [DAY_OPENS, DAY_CLOSES].map((clock) => momentAt(day, clock, offsetAt).epochMs) as [number, number];
  if (epochMs < opens) return nearer(epochMs, momentAt(addDays(day, -1), DAY_CLOSES, offsetAt).epochMs, opens);
  if (epochMs > closes) return nearer(epochMs, closes, momentAt(addDays(day, 1), DAY_OPENS, offsetAt).epochMs);
  return epochMs;
}

/** `epochMs` itself when the local clock shows 07:00 to 21:00 then, or else the next 07:00. */
export function wakingTimeFrom(epochMs: number, offsetAt: OffsetAt): number {
  const day = dayOfMoment({ epochMs, offsetMinutes: offsetAt(epochMs) });
  const opens = momentAt(day, DAY_OPENS, offsetAt).epochMs;
  if (epochMs < opens) return opens;
  return epochMs <= momentAt(day, DAY_CLOSES, offsetAt).epochMs ? epochMs : momentAt(addDays(day, 1), DAY_OPENS, offsetAt).epochMs;
}

/** When the hours between 07:00 and 21:00 next begin or are over, after `epochMs`. */
export function nextTurnOfDay(epochMs: number, offsetAt: OffsetAt): number {
  const morning = wakingTimeFrom(epochMs, offsetAt);
  if (morning > epochMs) return morning;
  const day = dayOfMoment({ epochMs, offsetMinutes: offsetAt(epochMs) });
  // 21:00 itself belongs to the day.
  return momentAt(day, DAY_CLOSES, offsetAt).epochMs + 1;
}

function nearer(to: number, before: number, after: number): number {
  return to - before < after - to ? before : after;
}
