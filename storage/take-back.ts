/** Takes a copy back out again in the session in which it was brought in. What the person has changed since stays as they changed it. */
import { dueIdsOf } from '../core/due.ts';
import { isSame } from '../core/note-edit.ts';
import type { Settings } from '../core/settings.ts';
import { STEP, tellAll, type BringStores, type TakeBack } from './bring-in.ts';
import { openForBringing, type BringingStores } from './in-one-transaction.ts';

/** Puts back what was there before, in one transaction. Resolves to how many notes were changed since and therefore stay. */
export async function takeBackCopy(stores: BringStores, { notes, bin, words, plan, settings, insights }: TakeBack): Promise<number> {
  const undone = await openForBringing(stores.database, undefined, async (open) => {
    let changedSince = 0;
    // Most notes have no due time any more: asking for each of them would take most of the time.
    const due = new Set(await open.dues.getAllKeys());
    for (let from = 0; from < notes.length; from += STEP) {
      const taken = await Promise.all(notes.slice(from, from + STEP).map((each) => takeNoteBack(open, each, due)));
      changedSince += taken.filter((isTaken) => !isTaken).length;
    }
    for (let from = 0; from < bin.length; from += STEP) {
      await Promise.all(bin.slice(from, from + STEP).map(async (binned) => isSame(await open.bin.get(binned.id), binned) && open.bin.delete(binned.id)));
    }
    await Promise.all(words.map(async (word) => isSame(await open.ownWords.get(word.id), word) && open.ownWords.delete(word.id)));
    if (plan && isSame(await open.plan.get('own'), plan.wrote)) await (plan.before ? open.plan.put(plan.before) : open.plan.delete('own'));
    return changedSince;
  });
  const now = await stores.settings.read();
  const names = (Object.keys(settings.wrote) as (keyof Settings)[]).filter((name) => isSame(now[name], settings.wrote[name]));
  if (names.length > 0) await stores.settings.change(Object.fromEntries(names.map((name) => [name, settings.before[name]])));
  if (insights) {
    const { wrote, before } = insights;
    const wasDealt = before.deck !== null;
    await stores.seen.change((kept) => (isSame(kept.seen, wrote.seen) ? { seen: before.seen, deck: wasDealt || !isSame(kept.deck, wrote.deck) ? kept.deck : null } : kept));
  }
  await tellAll(stores.changes);
  return undone.ok ? undone.value : 0;
}

async function takeNoteBack(open: BringingStores, { id, wrote, before, dues }: TakeBack['notes'][number], due: ReadonlySet<string>): Promise<boolean> {
  if (!isSame(await open.notes.get(id), wrote)) return false;
  await Promise.all([
    before.note ? open.notes.put(before.note) : open.notes.delete(id),
    ...(before.binned ? [open.bin.put(before.binned)] : []),
    ...dueIdsOf(id).filter((dueId) => due.has(dueId)).map((dueId) => open.dues.delete(dueId)),
  ]);
  await Promise.all(dues.map((due) => open.dues.put(due)));
  return true;
}
