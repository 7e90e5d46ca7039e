import { browser } from 'wxt/browser';
import { badgeFor } from '../../core/badge.ts';
import { decodeDraft } from '../../core/draft.ts';
import { hasAnswers } from '../../core/note.ts';
import { readHidden } from '../../storage/hidden.ts';
import type { WorkerServices } from '../../storage/worker-services.ts';
import { readDue } from './due.ts';

/** Shows on the toolbar what is true now: read afresh each time, so it can be neither missing nor left over (SW-05). */
export async function refreshBadge(services: WorkerServices): Promise<void> {
  const [{ draft }, due, isHidden] = await Promise.all([
    services.draft.read(),
    // Where no database opens there is nothing due; the draft can still be shown.
    readDue(services).catch(() => ({ hasDue: false })),
    readHidden().catch(() => false),
  ]);
  const text = badgeFor({
    hasDraft: draft !== null && hasAnswers(draft.pause.answers),
    isHidden: (draft?.isHidden ?? false) || isHidden,
    hasDue: due.hasDue,
  });
  await browser.action.setBadgeBackgroundColor({ color: '#e9c9ab' });
  await browser.action.setBadgeText({ text });
}

/** What of a stored draft the badge depends on; equal marks need no new look. */
export function draftMark(stored: unknown): string {
  const decoded = decodeDraft(stored);
  if (!decoded.ok) return 'unreadable';
  return decoded.value && hasAnswers(decoded.value.pause.answers) ? `there, ${decoded.value.isHidden ? 'hidden' : 'shown'}` : 'none';
}
