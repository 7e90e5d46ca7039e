/**
 * Tells when the local date has changed on a page that stays open.
 *
 * A timer alone is late after a sleep, does not run on a page in the background, and knows nothing of journeys and corrected clocks. So it
 * only wakes up now and then, never later than midnight, and the date is asked for again whenever the page comes into sight. However long
 * the page is open there is one timer (DT-02, SW-09).
 */
import { dayOfMoment, nextDayChange, type Day } from '../../core/day.ts';
import type { Clock } from '../../storage/clock.ts';

const LONGEST_WAIT_MS = 15 * 60_000;

/** Calls `onChanged` with each new date, once. Returns the way to stop. */
export function watchDay(clock: Clock, onChanged: (day: Day) => void): () => void {
  let day = dayOfMoment(clock.now());
  let timer: ReturnType<typeof setTimeout> | undefined;

  function check(): void {
    const now = clock.now();
    const today = dayOfMoment(now);
    clearTimeout(timer);
    timer = setTimeout(check, Math.min(LONGEST_WAIT_MS, Math.max(1_000, nextDayChange(now, clock.offsetAt).epochMs - now.epochMs)));
    if (today === day) return;
    day = today;
    onChanged(today);
  }

  const shown = () => {
    if (document.visibilityState === 'visible') check();
  };
  document.addEventListener('visibilitychange', shown);
  addEventListener('pageshow', check);
  addEventListener('focus', check);
  check();
  return () => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', shown);
    removeEventListener('pageshow', check);
    removeEventListener('focus', check);
  };
}
