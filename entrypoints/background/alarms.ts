import { browser } from 'wxt/browser';
import type { WorkerServices } from '../../storage/worker-services.ts';
import { readDue } from './due.ts';

const DUE = 'due';
const SWEEP = 'sweep';
const DAY_MINUTES = 24 * 60;
/** Browsers set off an alarm up to so much later than asked; one that is set for then is right. */
const LATE_MS = 60_000;

/**
 * Sees to it that the next due time has its alarm, and the daily sweep its own. An alarm that is already right is left alone, since creating it
 * anew would start its time again (SW-01); Firefox keeps none over a restart, so this runs at every start.
 */
export async function keepAlarms(services: WorkerServices): Promise<void> {
  const [{ nextAt }, due, sweep] = await Promise.all([readDue(services), browser.alarms.get(DUE), browser.alarms.get(SWEEP)]);
  if (!sweep) browser.alarms.create(SWEEP, { delayInMinutes: 1, periodInMinutes: DAY_MINUTES });
  if (nextAt === undefined) {
    if (due) await browser.alarms.clear(DUE);
    return;
  }
  const isRight = due !== undefined && due.scheduledTime >= nextAt && due.scheduledTime - nextAt <= LATE_MS;
  if (!isRight) browser.alarms.create(DUE, { when: nextAt });
}

/** Whether an alarm is the daily one. */
export function isSweep(name: string): boolean {
  return name === SWEEP;
}
