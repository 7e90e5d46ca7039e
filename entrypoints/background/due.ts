import { hasHint, nextHintAt, waitingOf } from '../../core/due.ts';
import { DEFAULT_SETTINGS } from '../../core/settings.ts';
import type { WorkerServices } from '../../storage/worker-services.ts';

/** What is due by now: whether to hint at it, and when that may next change. Read afresh each time, since the worker remembers nothing. */
export async function readDue({ notes, settings, clock }: WorkerServices): Promise<{ readonly hasDue: boolean; readonly nextAt: number | undefined }> {
  const now = clock.now();
  const [{ passed, next }, chosen] = await Promise.all([notes.dues(now.epochMs), settings.read().catch(() => DEFAULT_SETTINGS)]);
  const waiting = waitingOf(passed, chosen, now.epochMs);
  return { hasDue: hasHint(waiting, now, clock.offsetAt), nextAt: nextHintAt(waiting, next, now, clock.offsetAt) };
}
