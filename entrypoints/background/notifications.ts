/**
 * A promised time has come. Only where the person turned it on, with neutral words, and once: whoever looks over a shoulder learns nothing.
 */
import { browser } from 'wxt/browser';
import type { Translate } from '../../core/translate.ts';
import { readHidden } from '../../storage/hidden.ts';
import { nameRoom } from '../../storage/open-room.ts';
import type { WorkerServices } from '../../storage/worker-services.ts';

/** One id for all of them: a second one takes the place of the first, so they never pile up (SW-09). */
const ID = 'one-beat-waiting';

/**
 * Tells of promised times that have passed, once each, whatever woke the worker. After hiding it waits, as the dot does: who hid the notes may not be
 * alone. It is told when they are shown again.
 */
export async function tellOfReturns({ settings, dues, clock, draft }: WorkerServices, t: Translate): Promise<void> {
  const { notifiesReturn } = await settings.read();
  if (!notifiesReturn || !(await browser.permissions.contains({ permissions: ['notifications'] }))) return;
  const [areHidden, unfinished] = await Promise.all([readHidden(), draft.glance()]);
  if (areHidden || unfinished?.isHidden) return;
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
  const open = async () => {
    await nameRoom('look-back');
    await browser.runtime.openOptionsPage();
  };
  Promise.all([browser.notifications.clear(ID), open()]).catch((thrown: unknown) => console.warn('the notes could not be opened', thrown));
}

/** Takes back what was told: there is nothing any more that it could lead to. */
export async function clearNotification(): Promise<void> {
  await browser.notifications?.clear(ID);
}
