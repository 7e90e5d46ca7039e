/**
 * A copy as it is read back: every part that fits, and the name and place of each that does not. Nothing here is written anywhere; the person
 * sees all of it before anything is (IE-02).
 *
 * A value is only ever read by its name out of a whitelist, and put together anew, so `__proto__` and its like reach no object (SE-02).
 */
import * as v from 'valibot';
import { COPY_VERSION } from './copy.ts';
import { decodeCopiedNote, isCopiedId, isCovered, type Refused } from './copy-note.ts';
import { parseCopyText, type FileFault } from './copy-text.ts';
import { isLocalTime, type LocalTime } from './day.ts';
import { decodePlan, hasPlan, type OwnPlan } from './help-plan.ts';
import type { Note } from './note.ts';
import { isRecord } from './record.ts';
import { failed, ok, type Result } from './result.ts';
import { decodeInsights, type KeptInsights } from './seen.ts';
import { decodeSettings, DEFAULT_SETTINGS, type NewTabSettings, type Settings } from './settings.ts';
import type { OwnWord } from './words.ts';

/** The list of a copy in which something stands. */
export type CopyList = 'note' | 'bin' | 'word' | 'insight';

/** Where in a copy: the list and the place in it, from 1. */
export interface CopyPlace {
  readonly list: CopyList;
  readonly place: number;
}

/** A record that is not brought in, and why. */
export interface RefusedRecord extends CopyPlace {
  readonly why: Refused;
}

/** A record that is brought in without some of its parts, by their names. */
export interface DamagedRecord extends CopyPlace {
  readonly id: string;
  readonly names: readonly string[];
}

/** A deleted note of a copy. */
export interface CopiedBinned {
  readonly note: Note;
  /** Milliseconds since 1970; null where the copy does not say. */
  readonly deletedAt: number | null;
}

/** The settings that stand in a copy and fit. */
export type CopiedSettings = Partial<Omit<Settings, 'newTab'>> & { readonly newTab?: Partial<NewTabSettings> };

/** What a copy holds besides its notes. */
export interface CopiedRest {
  readonly savedAt: LocalTime | null;
  /** It says of itself that it holds only some of the notes. */
  readonly isPart: boolean;
  readonly ownWords: readonly OwnWord[];
  /** Null where the copy has none. */
  readonly plan: OwnPlan | null;
  readonly settings: CopiedSettings | null;
  readonly insights: KeptInsights | null;
  readonly refused: readonly RefusedRecord[];
  readonly damaged: readonly DamagedRecord[];
  /** Names of settings that this version does not know, and of those whose value does not fit (IE-14). */
  readonly unknownSettings: readonly string[];
  readonly unfitSettings: readonly string[];
  /** Names of anything else that this version does not know. */
  readonly unknownParts: readonly string[];
}

/** A copy. */
export interface Copy extends CopiedRest {
  readonly notes: readonly Note[];
  readonly bin: readonly CopiedBinned[];
}

/** The copy in a text. `onProgress` hears how many notes are read, of how many. */
export function decodeCopyText(text: string, onProgress?: (done: number, total: number) => void): Result<Copy, FileFault> {
  const parsed = parseCopyText(text);
  return parsed.ok ? decodeCopy(parsed.value, onProgress) : parsed;
}

/** The copy in a parsed file, or the reason why it is none. */
export function decodeCopy(parsed: unknown, onProgress?: (done: number, total: number) => void): Result<Copy, FileFault> {
  if (!isRecord(parsed) || own(parsed, 'format') !== 'one-beat') return failed('not-ours');
  const version = own(parsed, 'version');
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) return failed('damaged');
  if (version > COPY_VERSION) return failed('newer');
  const stores = own(parsed, 'stores');
  if (!isRecord(stores)) return failed('damaged');
  const [notes, bin, words] = [listOf(stores, 'notes'), listOf(stores, 'bin'), listOf(stores, 'ownWords')];
  if (notes === null || bin === null || words === null) return failed('damaged');

  const found = { refused: [] as RefusedRecord[], damaged: [] as DamagedRecord[], unknownParts: new Set<string>() };
  for (const name of Object.keys(parsed)) if (!PARTS.has(name)) found.unknownParts.add(name);
  for (const name of Object.keys(stores)) if (!STORES.has(name)) found.unknownParts.add(`stores.${name}`);
  const readNotes = readRecords('note', notes, (record) => ({ record, deletedAt: null }), found, new Set(), onProgress);
  const known = new Set(readNotes.map(({ note }) => note.id));
  const readBin = readRecords('bin', bin, binnedRecord, found, known);
  const settings = readSettings(own(parsed, 'settings'));
  const insights = own(parsed, 'insights');
  const savedAt = own(parsed, 'savedAt');
  const ownWords = readWords(words, found.refused);
  const plan = readPlan(own(stores, 'plan') ?? own(parsed, 'plan'), found);
  const marks = isRecord(insights) && Array.isArray(own(insights, 'seen')) ? readInsights(insights, found.refused) : null;
  // Taken for "no favourites and none hidden" it would make that true here.
  if (insights !== undefined && !marks) found.unknownParts.add('insights');
  return ok({
    savedAt: isLocalTime(savedAt) ? savedAt : null,
    isPart: own(parsed, 'part') === true,
    notes: readNotes.map(({ note }) => note),
    bin: readBin,
    ownWords,
    plan,
    insights: marks,
    ...settings,
    refused: found.refused,
    damaged: found.damaged,
    unknownParts: [...found.unknownParts],
  });
}

const PARTS = new Set(['format', 'version', 'part', 'savedAt', 'settings', 'insights', 'stores', 'plan']);
const STORES = new Set(['notes', 'bin', 'ownWords', 'plan']);
const PROGRESS_EVERY = 1_000;

interface Findings {
  readonly refused: RefusedRecord[];
  readonly damaged: DamagedRecord[];
  readonly unknownParts: Set<string>;
}

interface Unwrapped {
  readonly record: unknown;
  readonly deletedAt: number | null;
}

/** Notes in the order of the copy. Of two with one id, the one that was changed last stays. */
function readRecords(
  list: 'note' | 'bin', records: readonly unknown[], unwrap: (record: unknown) => Unwrapped, found: Findings, taken: ReadonlySet<string>,
  onProgress?: (done: number, total: number) => void,
): CopiedBinned[] {
  const byId = new Map<string, CopiedBinned & CopyPlace & { readonly unread: readonly string[] }>();
  records.forEach((each, index) => {
    const place = index + 1;
    if (place % PROGRESS_EVERY === 0) onProgress?.(place, records.length);
    const refuse = (why: Refused, at = place) => found.refused.push({ list, place: at, why });
    const { record, deletedAt } = unwrap(each);
    const read = decodeCopiedNote(record);
    if (!read.ok) return void refuse(read.code);
    const { note, unread, unknown } = read.value;
    if (taken.has(note.id)) return void refuse('twice');
    const before = byId.get(note.id);
    if (before && before.note.changedAt >= note.changedAt) return void (isCovered(before.note, note) || refuse('twice'));
    if (before) refuse('twice', before.place);
    byId.set(note.id, { note, deletedAt, list, place, unread });
    for (const name of unknown) found.unknownParts.add(`${list}.${name}`);
  });
  // Only now: what was missing in one that is refused is not missing in the one that is taken.
  for (const { note, place, unread } of byId.values()) if (unread.length > 0) found.damaged.push({ list, place, id: note.id, names: unread });
  return [...byId.values()].map(({ note, deletedAt }) => ({ note, deletedAt }));
}

function binnedRecord(entry: unknown): Unwrapped {
  if (!isRecord(entry)) return { record: entry, deletedAt: null };
  const deletedAt = own(entry, 'deletedAt');
  return { record: own(entry, 'note'), deletedAt: typeof deletedAt === 'number' && deletedAt >= 0 && deletedAt <= 8.64e15 ? deletedAt : null };
}

const WordSchema = v.object({
  id: v.custom<string>((value) => isCopiedId(value) && value.startsWith('own:')),
  list: v.picklist(['urges', 'triggers', 'body', 'feelings']),
  text: v.string(),
  isPinned: v.fallback(v.boolean(), false),
  isArchived: v.fallback(v.boolean(), false),
});

function readWords(records: readonly unknown[], refused: RefusedRecord[]): OwnWord[] {
  const words = new Map<string, OwnWord>();
  records.forEach((record, index) => {
    const read = v.safeParse(WordSchema, record);
    const place = index + 1;
    if (!read.success) refused.push({ list: 'word', place, why: isRecord(record) ? 'unreadable' : 'no-record' });
    else if (words.has(read.output.id)) refused.push({ list: 'word', place, why: 'twice' });
    else words.set(read.output.id, read.output);
  });
  return [...words.values()];
}

/** The plan, which stands in a copy only where the person asked for it: as a store of one record, or by itself. */
function readPlan(value: unknown, found: Findings): OwnPlan | null {
  const first = Array.isArray(value) ? value[0] : value;
  const raw = isRecord(first) && isRecord(own(first, 'plan')) ? own(first, 'plan') : first;
  if (raw === undefined) return null;
  const plan = decodePlan(raw);
  if (!isCovered(raw, plan)) found.unknownParts.add('plan');
  return hasPlan(plan) ? plan : null;
}

function readInsights(value: Readonly<Record<string, unknown>>, refused: RefusedRecord[]): KeptInsights {
  const insights = decodeInsights(value);
  const records = own(value, 'seen') as readonly unknown[];
  const known = new Set<unknown>(insights.seen);
  records.forEach((record, index) => known.has(record) || refused.push({ list: 'insight', place: index + 1, why: 'unreadable' }));
  // Put together anew: what else stands in a record does not come through.
  const seen = insights.seen.map(({ id, lastShownOn, isFavourite, isHidden }) => ({ id, lastShownOn, isFavourite, isHidden }));
  return { ...insights, seen };
}

/** Each setting by itself: one that does not fit leaves the others as they are. */
function readSettings(value: unknown): Pick<Copy, 'settings' | 'unknownSettings' | 'unfitSettings'> {
  if (value === undefined) return { settings: null, unknownSettings: [], unfitSettings: [] };
  if (!isRecord(value)) return { settings: null, unknownSettings: [], unfitSettings: ['settings'] };
  const settings: Record<string, unknown> = {};
  const unknown: string[] = [];
  const unfit: string[] = [];
  const read = (raw: Readonly<Record<string, unknown>>, into: Record<string, unknown>, defaults: object, decode: (one: object) => object, prefix: string) => {
    for (const name of Object.keys(raw)) {
      if (!Object.hasOwn(defaults, name)) unknown.push(`${prefix}${name}`);
      else if (prefix === '' && name === 'newTab' && isRecord(raw[name])) {
        const newTab: Record<string, unknown> = {};
        read(raw[name], newTab, DEFAULT_SETTINGS.newTab, (one) => decodeSettings({ newTab: one }).newTab, 'newTab.');
        into[name] = newTab;
      } else {
        const decoded = (decode({ [name]: raw[name] }) as Record<string, unknown>)[name];
        if (isCovered(raw[name], decoded)) into[name] = decoded;
        else unfit.push(`${prefix}${name}`);
      }
    }
  };
  read(value, settings, DEFAULT_SETTINGS, decodeSettings, '');
  return { settings: settings as CopiedSettings, unknownSettings: unknown, unfitSettings: unfit };
}

/** A part by its own name: what an object has from its prototype is none of the file's. */
function own(record: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

/** A list of records; empty where an older copy has none; null where something else stands there. */
function listOf(stores: Readonly<Record<string, unknown>>, name: string): readonly unknown[] | null {
  const list = own(stores, name) ?? [];
  return Array.isArray(list) ? list : null;
}
