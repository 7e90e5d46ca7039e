import { browser } from 'wxt/browser';
import type { Services } from '../../storage/services.ts';

const NAME = 'due';

/**
 * Sees to it that the next due time has its alarm. An alarm that is already right is left alone, since creating it anew would start its time
 * again (SW-01); Firefox keeps none over a restart, so this runs at every start.
 */
export async function keepAlarm(services: Services): Promise<void> {
  const { next } = await services.notes.dues(services.clock.now().epochMs).catch(() => ({ next: undefined }));
  const alarm = await browser.alarms.get(NAME);
  if (next?.at === alarm?.scheduledTime) return;
  if (next) browser.alarms.create(NAME, { when: next.at });
  else await browser.alarms.clear(NAME);
}
