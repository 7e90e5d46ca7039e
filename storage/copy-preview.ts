/**
 * What a copy would change here, before anything is written. What is found of each note is remembered, so that the writing can tell whether
 * the note is still as it was when the person looked at it.
 */
import type { ComparedNote, CopyFacts } from '../core/copy-facts.ts';
import {
  countInsights, countSettings, isNewToBin, mergeInsights, mergeSettings, mergeWords, planStanding, standingOf,
} from '../core/copy-merge.ts';
import type { CopiedBinned, Copy } from '../core/copy-decode.ts';
import { decodePlan, NO_PLAN, type OwnPlan } from '../core/help-plan.ts';
import type { Note } from '../core/note.ts';
import type { KeptInsights } from '../core/seen.ts';
import type { Settings } from '../core/settings.ts';
import type { OwnWord } from '../core/words.ts';
import type { BinnedNote, Database, KeptPlan } from './database.ts';
import { inBatches } from './in-batches.ts';
import { openUnlessDamaged, readNote } from './read-note.ts';
import { whole } from './whole.ts';
import type { Sealing } from './sealing.ts';
import type { SeenStore } from './seen.ts';
import type { SettingsStore } from './settings.ts';

/** A note of a copy beside what is here of it. */
export interface MergeEntry extends ComparedNote {
  /** Parts of it could not be read. */
  readonly isDamaged: boolean;
  /** The records as they lay in the stores when they were looked at. */
  readonly stored: StoredPair;
}

/** The records of a note in the two stores that it may be in. */
export interface StoredPair {
  readonly note: Note | undefined;
  readonly binned: BinnedNote | undefined;
}

/** What a copy would change, with what the writing needs beyond what is shown. */
export interface CopyPreview extends CopyFacts {
  readonly entries: readonly MergeEntry[];
  readonly toBin: readonly CopiedBinned[];
  readonly settings: { readonly change: Partial<Settings>; readonly count: number };
  readonly before: { readonly plan: KeptPlan | undefined; readonly settings: Settings; readonly insights: KeptInsights };
}

/** What to hear from long work, and how to stop it. */
export interface Attention {
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal | undefined;
}

/** Where a preview looks. */
export interface PreviewStores {
  readonly database: Database;
  readonly settings: SettingsStore;
  readonly seen: SeenStore;
  readonly sealing: Sealing;
}

const BATCH = 100;

/** What a copy would change here. Nothing is written. Throws a `StorageError` where something here cannot be read. */
export async function previewCopy({ database, settings, seen, sealing }: PreviewStores, copy: Copy, { onProgress, signal }: Attention = {}): Promise<CopyPreview> {
  const wanted = new Set([...copy.notes.map(({ id }) => id), ...copy.bin.map(({ note }) => note.id)]);
  const [here, mySettings, insights] = await Promise.all([readHere(database, wanted), settings.read(), seen.read()]);
  signal?.throwIfAborted();
  // What is damaged here counts as not there: a copy that has it whole makes it good.
  const words = (await Promise.all(here.words.map((word) => openUnlessDamaged(sealing, 'ownWords', word)))).filter((word) => word !== null);
  const plan = here.plan && (await openUnlessDamaged(sealing, 'plan', here.plan));

  const open = async (id: string): Promise<{ note?: Note | undefined; binned?: Note | undefined }> => {
    const [note, binned] = [here.notes.get(id), here.bin.get(id)];
    const unlessDamaged = (found: Note | undefined) => (found?.isDamaged ? undefined : found);
    return { note: note && unlessDamaged(await readNote(sealing, note)), binned: binned && unlessDamaged(await readNote(sealing, binned.note)) };
  };

  const damaged = new Set(copy.damaged.map(({ id }) => id));
  const entries: MergeEntry[] = [];
  const counts = { new: 0, same: 0, 'newer-here': 0, 'newer-there': 0, 'in-bin': 0 };
  await inBatches(copy.notes, BATCH, signal, async (batch, from) => {
    for (const theirs of batch) {
      const stored = { note: here.notes.get(theirs.id), binned: here.bin.get(theirs.id) };
      const mine = stored.note || stored.binned ? await open(theirs.id) : {};
      const isDamaged = damaged.has(theirs.id);
      const standing = standingOf(theirs, mine, isDamaged);
      counts[standing] += 1;
      entries.push({ theirs, mine: mine.note ?? mine.binned ?? null, standing, isDamaged, stored });
    }
    onProgress?.(Math.min(from + BATCH, copy.notes.length), copy.notes.length);
  });

  const toBin: CopiedBinned[] = [];
  let deletedThere = 0;
  await inBatches(copy.bin, BATCH, signal, (batch) => {
    for (const binned of batch) {
      const isHere = { note: here.notes.has(binned.note.id) ? binned.note : undefined, binned: here.bin.has(binned.note.id) ? binned.note : undefined };
      if (isNewToBin(isHere)) toBin.push(binned);
      else if (isHere.note) deletedThere += 1;
    }
  });

  const myPlan: OwnPlan = plan ? decodePlan(plan.plan) : NO_PLAN;
  const change = mergeSettings(mySettings, copy.settings);
  return {
    copy, entries, counts, toBin, deletedThere,
    words: mergeWords(words, copy.ownWords),
    plan: planStanding(myPlan, copy.plan),
    settings: { change, count: countSettings(mySettings, change) },
    insightCount: countInsights(insights.seen, mergeInsights(insights, copy.insights).seen),
    hereCount: here.total,
    before: { plan: here.plan, settings: mySettings, insights },
  };
}

interface HereRecords {
  readonly notes: ReadonlyMap<string, Note>;
  readonly bin: ReadonlyMap<string, BinnedNote>;
  readonly words: readonly OwnWord[];
  readonly plan: KeptPlan | undefined;
  readonly total: number;
}

/** The records of the wanted notes, of one moment: all reading is one transaction, in batches between which the page answers. */
function readHere(database: Database, wanted: ReadonlySet<string>): Promise<HereRecords> {
  return database.use((db) => {
    const transaction = db.transaction(['notes', 'bin', 'ownWords', 'plan']);
    return whole(transaction, async () => {
      const [total, words, plan] = await Promise.all([
        transaction.objectStore('notes').count(), transaction.objectStore('ownWords').getAll(), transaction.objectStore('plan').get('own'),
      ]);
      const notes = new Map<string, Note>();
      const bin = new Map<string, BinnedNote>();
      for (const [name, into] of [['notes', notes], ['bin', bin]] as const) {
        const store = transaction.objectStore(name);
        let after: IDBKeyRange | null = null;
        for (;;) {
          const batch: (Note | BinnedNote)[] = await store.getAll(after, BATCH);
          for (const record of batch) if (wanted.has(record.id)) (into as Map<string, Note | BinnedNote>).set(record.id, record);
          if (batch.length < BATCH) break;
          after = IDBKeyRange.lowerBound(batch.at(-1)!.id, true);
        }
      }
      return { notes, bin, words, plan, total };
    });
  });
}
