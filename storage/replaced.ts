/**
 * A copy in place of everything, and the way back.
 *
 * In one transaction what was here moves aside, record by record as it lies there, and the copy takes its place. It stays aside until the
 * browser starts again; then the worker removes it. What the person writes meanwhile is theirs: going back keeps it.
 */
import { planStanding } from '../core/copy-merge.ts';
import { NO_PLAN } from '../core/help-plan.ts';
import { isSame } from '../core/note-edit.ts';
import type { Note } from '../core/note.ts';
import { failed, ok, type Result } from '../core/result.ts';
import { DEFAULT_SETTINGS } from '../core/settings.ts';
import type { OwnWord } from '../core/words.ts';
import { duesAhead, sealedBin, STEP, tellAll, type Brought, type BringStores, type NotBrought } from './bring-in.ts';
import type { Attention, CopyPreview } from './copy-preview.ts';
import type { BinnedNote, KeptPlan, ReplacedHead, ReplacedRecord, ReplacedStore } from './database.ts';
import { breath, inBatches } from './in-batches.ts';
import { openForBringing, type BringingStores } from './in-one-transaction.ts';
import { readNote } from './read-note.ts';
import { HEAD } from './replaced-aside.ts';
import { readLock } from './sealing.ts';

/** Puts a copy in place of everything. Throws a `StorageError` where the disk fails; then nothing was written. */
export async function replaceWithCopy(stores: BringStores, { copy, before }: CopyPreview, { onProgress, signal }: Attention = {}): Promise<Result<Brought, NotBrought>> {
  const { sealing, clock } = stores;
  const now = clock.now().epochMs;
  const lock = await readLock(stores.database);
  const notes: { readonly note: Note; readonly sealed: Note }[] = [];
  let bin: BinnedNote[];
  let words: OwnWord[];
  let plan: KeptPlan | null;
  try {
    await inBatches(copy.notes, STEP, signal, async (batch) => {
      for (const note of batch) notes.push({ note, sealed: await sealing.seal('notes', note, lock) });
    });
    bin = await sealedBin(stores, lock, copy.bin, now, signal);
    words = await Promise.all(copy.ownWords.map((word) => sealing.seal('ownWords', word, lock)));
    // A copy without a plan says nothing of it: plans go out only when they are asked for, so the one here stays.
    plan = planStanding(NO_PLAN, copy.plan) === 'none' ? null : await sealing.seal('plan', { id: 'own', plan: copy.plan! }, lock);
  } catch (thrown) {
    if (signal?.aborted) return failed('cancelled');
    throw thrown;
  }
  const head: ReplacedHead = {
    at: now, settings: copy.settings && before.settings, insights: copy.insights && before.insights,
    ahead: [...copy.notes, ...copy.bin.map((binned) => binned.note)].filter(({ changedAt }) => changedAt > now).map(({ id, changedAt }) => [id, changedAt]), words: words.map(({ id }) => id), plan,
  };

  const written = await openForBringing(stores.database, signal, async (open) => {
    await open.replaced.clear();
    await open.replaced.put({ id: HEAD, head });
    const moved: ReplacedStore[] = ['notes', 'bin', 'dues', 'ownWords', ...(plan ? (['plan'] as const) : [])];
    for (const store of moved) await moveAside(open, store, signal);
    for (let from = 0; from < notes.length; from += STEP) {
      signal?.throwIfAborted();
      await Promise.all(notes.slice(from, from + STEP).flatMap(({ note, sealed }) => [
        open.notes.put(sealed), ...duesAhead(undefined, note, clock.offsetAt, now).put.map((due) => open.dues.put(due)),
      ]));
      onProgress?.(Math.min(from + STEP, notes.length), notes.length);
    }
    for (let from = 0; from < bin.length; from += STEP) await Promise.all(bin.slice(from, from + STEP).map((binned) => open.bin.put(binned)));
    await Promise.all(words.map((word) => open.ownWords.put(word)));
    if (plan) await open.plan.put(plan);
  }, lock);
  if (!written.ok) return written;

  let isSettingsMissing = false;
  try {
    const { settings, insights } = copy;
    if (settings) {
      // An answer that was given here is never taken back.
      const isCovered = settings.newTab?.isCovered ?? before.settings.newTab.isCovered;
      const helpCountry = settings.helpCountry ?? before.settings.helpCountry;
      await stores.settings.change({ ...DEFAULT_SETTINGS, ...settings, helpCountry, newTab: { ...DEFAULT_SETTINGS.newTab, ...settings.newTab, isCovered } });
    }
    if (insights) await stores.seen.change(({ deck }) => ({ deck: insights.deck ?? deck, seen: insights.seen }));
  } catch (thrown) {
    console.warn('the settings of a copy could not be kept', thrown);
    isSettingsMissing = true;
  }
  await tellAll(stores.changes);
  return ok({ noteCount: notes.length, isSettingsMissing, takeBack: null });
}

/** Why nothing was brought back: nothing is kept any more, something was written meanwhile, or the person stopped it. All is as it was. */
export type NotBroughtBack = 'gone' | NotBrought;

/**
 * Brings back what was there before, in one transaction. What was written since stays too. Settings and marks of cards follow it; where that
 * fails it throws a `StorageError`, and doing it once more does only what is left.
 */
export async function bringBackReplaced(stores: BringStores, attention: Attention = {}): Promise<Result<null, NotBroughtBack>> {
  const { database } = stores;
  const head = (await database.use((db) => db.get('replaced', HEAD)))?.head;
  if (!head) return failed('gone');
  if (!head.isBack) {
    const done = await recordsBack(stores, head, attention);
    if (!done.ok) return done;
  }
  try {
    if (head.settings) await stores.settings.change(head.settings);
    const { insights } = head;
    if (insights) await stores.seen.change(() => ({ deck: insights.deck, seen: insights.seen }));
    await database.use((db) => db.clear('replaced'));
  } finally {
    await tellAll(stores.changes);
  }
  return ok(null);
}

async function recordsBack(stores: BringStores, head: ReplacedHead, { signal, onProgress }: Attention): Promise<Result<null, NotBrought>> {
  let since: Since;
  try {
    since = await changedSince(stores, head, signal);
  } catch (thrown) {
    if (signal?.aborted) return failed('cancelled');
    throw thrown;
  }
  const done = await openForBringing(stores.database, signal, async (open, refuse) => {
    // Another page may have brought it back already.
    const aside = await open.replaced.get(HEAD);
    if (!aside?.head || aside.head.isBack) refuse();
    const total = (await open.replaced.count()) - 1;
    let back = 0;
    await removeAllBut(open, 'notes', since, refuse);
    await removeAllBut(open, 'bin', since, refuse);
    const came = new Set(head.words);
    await Promise.all((await open.ownWords.getAllKeys()).filter((id) => came.has(id)).map((id) => open.ownWords.delete(id)));
    const keptDues = (await open.dues.getAll()).filter(({ noteId }) => since.notes.has(noteId));
    await open.dues.clear();
    // As it stands by now: a plan that was deleted for good meanwhile is not in it any more.
    const { plan } = aside!.head!;
    const putsPlanBack = plan !== null && isSame(await open.plan.get('own'), plan);
    if (putsPlanBack) await open.plan.delete('own');
    await eachRecord(open, async (batch) => {
      await Promise.all(batch.map(async ({ store, record }) => {
        if (!store || (store === 'plan' && !putsPlanBack)) return;
        const { id, noteId } = record as { id: string; noteId?: string };
        const isNewer = since.notes.has(noteId ?? id) || since.bin.has(noteId ?? id);
        if (store !== 'ownWords' && store !== 'plan' && isNewer) return;
        await (open[store] as { put(value: unknown): Promise<unknown> }).put(record);
      }));
      back += batch.length;
      onProgress?.(Math.min(back, total), total);
      signal?.throwIfAborted();
    });
    await Promise.all(keptDues.map((due) => open.dues.put(due)));
    await open.replaced.clear();
    await open.replaced.put({ id: HEAD, head: { ...aside!.head!, isBack: true } });
  });
  return done.ok ? ok(null) : done;
}

interface Since {
  readonly notes: ReadonlySet<string>;
  readonly bin: ReadonlySet<string>;
  /** The records by which that was found. */
  readonly looked: { readonly notes: ReadonlyMap<string, unknown>; readonly bin: ReadonlyMap<string, unknown> };
}

/** The ids of notes, in the list and in the bin, that were written since the replacement. What the copy itself dates ahead of the clock was not (DT-08). */
async function changedSince({ database, sealing }: BringStores, { at, ahead = [] }: ReplacedHead, signal: AbortSignal | undefined): Promise<Since> {
  const [notes, bin] = [new Set<string>(), new Set<string>()];
  const looked = { notes: new Map<string, unknown>(), bin: new Map<string, unknown>() };
  const datedAhead = new Map(ahead);
  const isLater = async (record: Note) => {
    const changedAt = (await readNote(sealing, record))?.changedAt ?? 0;
    return changedAt > at && changedAt !== datedAhead.get(record.id);
  };
  const eachStored = async (store: 'notes' | 'bin', noteIn: (record: Note | BinnedNote) => Note, into: Set<string>): Promise<void> => {
    let after: IDBKeyRange | null = null;
    for (;;) {
      signal?.throwIfAborted();
      // A batch at a time: reading tens of thousands at once would hold up the page (PF-03).
      const batch: (Note | BinnedNote)[] = await database.use((db) => db.getAll(store, after, STEP));
      for (const record of batch) {
        looked[store].set(record.id, record);
        if (await isLater(noteIn(record))) into.add(record.id);
      }
      if (batch.length < STEP) return;
      after = IDBKeyRange.lowerBound(batch.at(-1)!.id, true);
      await breath();
    }
  };
  await eachStored('notes', (record) => record as Note, notes);
  await eachStored('bin', (record) => (record as BinnedNote).note, bin);
  return { notes, bin, looked };
}

async function moveAside(open: BringingStores, store: ReplacedStore, signal: AbortSignal | undefined): Promise<void> {
  let after: IDBKeyRange | null = null;
  for (;;) {
    signal?.throwIfAborted();
    const batch = (await open[store].getAll(after, STEP)) as { readonly id: string }[];
    await Promise.all(batch.map((record) => open.replaced.put({ id: `${store}:${record.id}`, store, record })));
    if (batch.length < STEP) break;
    after = IDBKeyRange.lowerBound(batch.at(-1)!.id, true);
  }
  await open[store].clear();
}

async function removeAllBut(open: BringingStores, store: 'notes' | 'bin', since: Since, refuse: () => never): Promise<void> {
  let after: IDBKeyRange | null = null;
  for (;;) {
    const batch: { readonly id: string }[] = await open[store].getAll(after, STEP);
    const gone = batch.filter(({ id }) => !since[store].has(id));
    // Written in the meantime: it would be lost.
    if (gone.some((record) => !isSame(record, since.looked[store].get(record.id)))) refuse();
    await Promise.all(gone.map(({ id }) => open[store].delete(id)));
    if (batch.length < STEP) return;
    after = IDBKeyRange.lowerBound(batch.at(-1)!.id, true);
  }
}

async function eachRecord(open: BringingStores, step: (batch: readonly ReplacedRecord[]) => Promise<void>): Promise<void> {
  let after: IDBKeyRange | null = null;
  for (;;) {
    const batch = await open.replaced.getAll(after, STEP);
    await step(batch);
    if (batch.length < STEP) return;
    after = IDBKeyRange.lowerBound(batch.at(-1)!.id, true);
  }
}
