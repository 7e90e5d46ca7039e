import { LOOK_BACK_FADES_MS } from '../../core/due.ts';
import type { WorkerServices } from '../../storage/worker-services.ts';

/** Once a day: what has been in the bin for 30 days is gone, edits that a lost page left are saved, and faded look-backs are let go. */
export async function sweep({ bin, edits, clock }: WorkerServices): Promise<void> {
  const now = clock.now().epochMs;
  const outcomes = await Promise.allSettled([edits.saveLeftovers(), bin.purge(now, now - LOOK_BACK_FADES_MS)]);
  for (const outcome of outcomes) if (outcome.status === 'rejected') console.warn('the daily sweep could not do all of its work', outcome.reason);
}
