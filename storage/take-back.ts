/** Takes a copy back out again in the session in which it was brought in. What the person has changed since stays as they changed it. */
import { dueIdsOf } from '../core/due.ts';
import { isSame } from '../core/note-edit.ts';
import type { Result } from '../core/result.ts';
import type { Settings } from '../core/settings.ts';
import { STEP, tellAll, type BringStores, type NotBrought, type TakeBack } from './bring-in.ts';
import type { Attention } from './copy-preview.ts';
import { openForBringing, type BringingStores } from './in-one-transaction.ts';

/**
 * Puts back what was there before, in one transaction. Gives how many notes were changed since and therefore stay. Settings and marks of cards
 * follow it; where that fails it throws a `StorageError`, and doing it once more does only what is left.
 */
export async function takeBackCopy(
  stores: BringStores, { notes, bin, words, plan, settings, insights }: TakeBack, { signal, onProgress }: Attention = {},
): Promise<Result<number, NotBrought>> {
  const undone = await openForBringing(stores.database, signal, async (open) => {
    let changedSince = 0;
    // Most notes have no due time any more: asking for each of them would take most of the time.
    const due = new Set(await open.dues.getAllKeys());
    for (let from = 0; from < notes.length; from += STEP) {
      signal?.throwIfAborted();
      const taken = await Promise.all(notes.slice(from, from + STEP).map((each) => takeNoteBack(open, each, due)));
      changedSince += taken.filter((isTaken) => !isTaken).length;
      onProgress?.(Math.min(from + STEP, notes.length), notes.length);
    }
    for (let from = 0; from < bin.length; from += STEP) {
      await Promise.all(bin.slice(from, from + STEP).map(async (binned) => isSame(await open.bin.get(binned.id), binned) && open.bin.delete(binned.id)));
    }
    await Promise.all(words.map(async (word) => isSame(await open.ownWords.get(word.id), word) && open.ownWords.delete(word.id)));
    if (plan && isSame(await open.plan.get('own'), plan.wrote)) await (plan.before ? open.plan.put(plan.before) : open.plan.delete('own'));
    return changedSince;
  });
  if (!undone.ok) return undone;
  try {
    const now = await stores.settings.read();
    const names = (Object.keys(settings.wrote) as (keyof Settings)[]).filter((name) => isSame(now[name], settings.wrote[name]));
    if (names.length > 0) await stores.settings.change(Object.fromEntries(names.map((name) => [name, settings.before[name]])));
    if (insights) {
      const { wrote, before } = insights;
      const wasDealt = before.deck !== null;
      await stores.seen.change((kept) => (isSame(kept.seen, wrote.seen) ? { seen: before.seen, deck: wasDealt || !isSame(kept.deck, wrote.deck) ? kept.deck : null } : kept));
    }
  } finally {
    await tellAll(stores.changes);
  }
  return undone;
}

async function takeNoteBack(open: BringingStores, { id, wrote, before, dues }: TakeBack['notes'][number], due: ReadonlySet<string>): Promise<boolean> {
  const [now, binned] = await Promise.all([open.notes.get(id), open.bin.get(id)]);
  // Taken back before, in a try whose settings did not follow.
  if (isSame(now, before.note) && isSame(binned, before.binned)) return true;
  if (!isSame(now, wrote)) return false;
  await Promise.all([
    before.note ? open.notes.put(before.note) : open.notes.delete(id),
    ...(before.binned ? [open.bin.put(before.binned)] : []),
    ...dueIdsOf(id).filter((dueId) => due.has(dueId)).map((dueId) => open.dues.delete(dueId)),
  ]);
  await Promise.all(dues.map((due) => open.dues.put(due)));
  return true;
}
