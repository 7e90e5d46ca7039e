/**
 * A promised time has come. Only where the person turned it on, with neutral words, and once: whoever looks over a shoulder learns nothing.
 */
import { browser } from 'wxt/browser';
import type { Translate } from '../../core/translate.ts';
import { rememberRoom } from '../../storage/open-room.ts';
import type { WorkerServices } from '../../storage/worker-services.ts';

/** One id for all of them: a second one takes the place of the first, so they never pile up (SW-09). */
const ID = 'one-beat-waiting';

/** Tells of promised times that have passed, once each, whatever woke the worker. */
export async function tellOfReturns({ settings, dues, clock }: WorkerServices, t: Translate): Promise<void> {
  const { notifiesReturn } = await settings.read();
  if (!notifiesReturn || !(await browser.permissions.contains({ permissions: ['notifications'] }))) return;
  const claimed = await dues.claimReturns(clock.now().epochMs);
  if (claimed.length === 0) return;
  await browser.notifications.create(ID, {
    type: 'basic',
    iconUrl: '/icon/96.png',
    title: t('notification.title'),
    message: t('notification.waiting'),
  });
}

/** Opens the notes when the notification is clicked. The browser has this event only once notifications are allowed. */
export function openOnClick(): void {
  if (!browser.notifications?.onClicked || browser.notifications.onClicked.hasListener(opened)) return;
  browser.notifications.onClicked.addListener(opened);
}

function opened(id: string): void {
  if (id !== ID) return;
  void browser.notifications.clear(ID);
  void rememberRoom('look-back').then(() => browser.runtime.openOptionsPage());
}

/** Takes back what was told: there is nothing any more that it could lead to. */
export async function clearNotification(): Promise<void> {
  await browser.notifications?.clear(ID);
}
