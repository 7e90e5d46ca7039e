import type { Translate } from '../../core/translate.ts';
import { mayWrite } from '../../storage/gate.ts';
import type { WorkerServices } from '../../storage/worker-services.ts';
import { keepAlarms } from './alarms.ts';
import { refreshBadge } from './badge.ts';
import { tellOfReturns } from './notifications.ts';

/** Makes true what shows and what is set: the dot, the alarms, what is to be told. Each by itself: one that fails must not keep the others from their work. */
export async function refresh(services: WorkerServices, t: Translate): Promise<void> {
  // While everything is being erased there is nothing to do, and what is left of it is told at its end.
  if (!mayWrite()) return;
  const outcomes = await Promise.allSettled([refreshBadge(services), keepAlarms(services), tellOfReturns(services, t)]);
  for (const outcome of outcomes) if (outcome.status === 'rejected') console.warn('the worker could not do all of its work', outcome.reason);
}
