/**
 * Brings a copy in: into what is here (merge), or in its place (`storage/replaced.ts`).
 *
 * Everything in the database is one transaction, so a copy is in whole or not at all, whatever ends the page (IE-02). Settings and marks of
 * insights lie elsewhere and follow it; where that fails it is said, and the same copy may be brought in once more: twice is as once (IE-01).
 */
import type { CopiedBinned } from '../core/copy-decode.ts';
import { mergeInsights, mergeNote, type MergeChoices } from '../core/copy-merge.ts';
import type { OffsetAt } from '../core/day.ts';
import { dueChange, dueIdsOf, type Due } from '../core/due.ts';
import { isSame } from '../core/note-edit.ts';
import type { Note } from '../core/note.ts';
import { failed, ok, type Result } from '../core/result.ts';
import type { KeptInsights } from '../core/seen.ts';
import type { Settings } from '../core/settings.ts';
import type { OwnWord } from '../core/words.ts';
import { MANY_NOTES, OWN_WORDS, type ChangeChannel } from './changes.ts';
import type { Attention, CopyPreview, MergeEntry, PreviewStores, StoredPair } from './copy-preview.ts';
import type { BinnedNote, KeptPlan } from './database.ts';
import { inBatches } from './in-batches.ts';
import { openForBringing, type BringingStores } from './in-one-transaction.ts';
import type { Clock } from './clock.ts';
import { readLock } from './sealing.ts';
import type { VaultOn } from './vault-record.ts';

/** Why a copy was not brought in: the person stopped it, or something here changed since they looked. Nothing was written. */
export type NotBrought = 'cancelled' | 'changed';

/** What bringing in needs of a page. */
export interface BringStores extends PreviewStores {
  readonly changes: ChangeChannel;
  readonly clock: Clock;
}

/** What was brought in. */
export interface Brought {
  /** Notes that are in the list now and were not, or were otherwise. */
  readonly noteCount: number;
  /** Settings and marks could not be kept, though the notes were. */
  readonly isSettingsMissing: boolean;
  /** What it takes to take it back in this session; null after a replacement, which has a way of its own. */
  readonly takeBack: TakeBack | null;
}

/** What was written, and what had been there. */
export interface TakeBack {
  readonly notes: readonly { readonly id: string; readonly wrote: Note; readonly before: StoredPair; readonly dues: readonly Due[] }[];
  readonly bin: readonly BinnedNote[];
  readonly words: readonly OwnWord[];
  readonly plan: { readonly wrote: KeptPlan; readonly before: KeptPlan | undefined } | null;
  readonly settings: { readonly wrote: Partial<Settings>; readonly before: Settings };
  readonly insights: { readonly wrote: KeptInsights; readonly before: KeptInsights } | null;
}

/** How many records go into one step, between two of which the page answers: with their due times some four hundred requests. */
export const STEP = 100;

interface Wanted {
  readonly entry: MergeEntry;
  readonly note: Note;
  readonly sealed: Note;
}

/** Brings a copy into what is here, by the person's choices. Throws a `StorageError` where the disk fails; then nothing was written. */
export async function mergeCopy(stores: BringStores, preview: CopyPreview, choices: MergeChoices, attention: Attention = {}): Promise<Result<Brought, NotBrought>> {
  const { sealing, clock } = stores;
  const { signal, onProgress } = attention;
  const { copy } = preview;
  const now = clock.now().epochMs;
  const lock = await readLock(stores.database);
  const wanted: Wanted[] = [];
  let bin: BinnedNote[];
  let words: OwnWord[];
  let plan: KeptPlan | null = null;
  try {
    // All sealing comes first: awaiting it inside would end the transaction (ST-06).
    await inBatches(preview.entries, STEP, signal, async (batch) => {
      for (const entry of batch) {
        const here = entry.stored.note ? { note: entry.mine ?? undefined } : { binned: entry.mine ?? undefined };
        const note = mergeNote(entry.theirs, here, choices, entry.isDamaged);
        if (note) wanted.push({ entry, note, sealed: await sealing.seal('notes', note, lock) });
      }
    });
    bin = await sealedBin(stores, lock, preview.toBin, now, signal);
    words = await Promise.all(preview.words.added.map((word) => sealing.seal('ownWords', word, lock)));
    const takesPlan = copy.plan !== null && (preview.plan === 'new' || (preview.plan === 'differs' && choices.takesPlan));
    if (takesPlan) plan = await sealing.seal('plan', { id: 'own', plan: copy.plan! }, lock);
  } catch (thrown) {
    if (signal?.aborted) return failed('cancelled');
    throw thrown;
  }

  const written = await openForBringing(stores.database, signal, async (open, refuse) => {
    const known = { notes: new Set(await open.notes.getAllKeys()), bin: new Set(await open.bin.getAllKeys()) };
    const undo: TakeBack['notes'][number][] = [];
    for (let from = 0; from < wanted.length; from += STEP) {
      signal?.throwIfAborted();
      undo.push(...(await Promise.all(wanted.slice(from, from + STEP).map((each) => writeWanted(open, each, known, clock.offsetAt, now, refuse)))));
      onProgress?.(Math.min(from + STEP, wanted.length), wanted.length);
    }
    for (let from = 0; from < bin.length; from += STEP) {
      signal?.throwIfAborted();
      await Promise.all(bin.slice(from, from + STEP).map((binned) => (known.notes.has(binned.id) || known.bin.has(binned.id) ? refuse() : open.bin.put(binned))));
    }
    await Promise.all(words.map((word) => open.ownWords.put(word)));
    if (plan) {
      if (!isSame(await open.plan.get('own'), preview.before.plan)) refuse();
      await open.plan.put(plan);
    }
    return undo;
  }, lock);
  if (!written.ok) return written;

  const settings = choices.takesSettings ? preview.settings.change : {};
  let insights: TakeBack['insights'] = null;
  let isSettingsMissing = false;
  try {
    if (Object.keys(settings).length > 0) await stores.settings.change(settings);
    let before: KeptInsights | null = null;
    const wrote = await stores.seen.change((kept) => mergeInsights((before = kept), copy.insights));
    if (before !== null && before !== wrote) insights = { wrote, before };
  } catch (thrown) {
    console.warn('the settings of a copy could not be kept', thrown);
    isSettingsMissing = true;
  }
  await tellAll(stores.changes);
  return ok({
    noteCount: wanted.length,
    isSettingsMissing,
    takeBack: {
      notes: written.value, bin, words,
      plan: plan && { wrote: plan, before: preview.before.plan },
      settings: { wrote: settings, before: preview.before.settings },
      insights,
    },
  });
}

/** Deleted notes as the bin keeps them, with the due times to come back with them. One that does not say when it was deleted counts from now. */
export async function sealedBin({ sealing, clock }: BringStores, lock: VaultOn | null, copied: readonly CopiedBinned[], now: number, signal?: AbortSignal): Promise<BinnedNote[]> {
  const bin: BinnedNote[] = [];
  await inBatches(copied, STEP, signal, async (batch) => {
    for (const { note, deletedAt } of batch) {
      const dues = duesAhead(undefined, note, clock.offsetAt, now).put;
      bin.push(await sealing.seal('bin', { id: note.id, deletedAt: Math.min(deletedAt ?? now, now), note, dues }, lock));
    }
  });
  return bin;
}

/** The due times of a note that are still to come. What has passed elsewhere never comes in one burst here. */
export function duesAhead(before: Note | undefined, note: Note, offsetAt: OffsetAt, now: number): ReturnType<typeof dueChange> {
  const { put, drop } = dueChange(before, note, offsetAt);
  return { put: put.filter(({ at }) => at > now), drop };
}

/** Tells every page and the worker. */
export async function tellAll(changes: ChangeChannel): Promise<void> {
  await changes.announce(OWN_WORDS);
  await changes.announce(MANY_NOTES);
}

async function writeWanted(
  open: BringingStores, { entry, note, sealed }: Wanted, known: { readonly notes: ReadonlySet<string>; readonly bin: ReadonlySet<string> },
  offsetAt: OffsetAt, now: number, refuse: () => never,
): Promise<TakeBack['notes'][number]> {
  const { stored, mine } = entry;
  const { id } = note;
  if (known.notes.has(id) !== (stored.note !== undefined) || known.bin.has(id) !== (stored.binned !== undefined)) refuse();
  let dues: readonly Due[] = [];
  if (stored.note || stored.binned) {
    const [noteNow, binnedNow, ...waiting] = await Promise.all([open.notes.get(id), open.bin.get(id), ...dueIdsOf(id).map((dueId) => open.dues.get(dueId))]);
    if (!isSame(noteNow, stored.note) || !isSame(binnedNow, stored.binned)) refuse();
    dues = waiting.filter((due) => due !== undefined);
  }
  const change = duesAhead(stored.note ? (mine ?? undefined) : undefined, note, offsetAt, now);
  await Promise.all([
    open.notes.put(sealed),
    ...(stored.binned ? [open.bin.delete(id)] : []),
    ...change.put.map((due) => open.dues.put(due)),
    // A note that was nowhere has no due times to drop.
    ...(stored.note ? change.drop.map((dueId) => open.dues.delete(dueId)) : []),
  ]);
  return { id, wrote: sealed, before: stored, dues };
}
