/**
 * How a copy meets what is here. Pure: it says what would be written, and writes nothing.
 *
 *   not here at all                 → new: taken
 *   the same here                   → left
 *   changed later there             → theirs is taken, unless the person says otherwise
 *   changed later here              → mine stays, unless the person says otherwise
 *   in the bin here                 → stays in the bin, unless the person says otherwise
 *
 * Merging a copy twice gives what merging it once gives (IE-01), and two devices that bring in each other's copies hold the same notes.
 */
import type { CopiedSettings } from './copy-decode.ts';
import { isSameNote } from './copy-note.ts';
import { hasPlan, type OwnPlan } from './help-plan.ts';
import { isSame } from './note-edit.ts';
import type { Note } from './note.ts';
import type { KeptInsights, SeenInsight } from './seen.ts';
import { DEFAULT_SETTINGS, type Settings } from './settings.ts';
import type { OwnWord } from './words.ts';

/** How a note of a copy stands to what is here. */
export type Standing = 'new' | 'same' | 'newer-here' | 'newer-there' | 'in-bin';

/** The standings in which the person may choose. */
export type OpenStanding = 'newer-here' | 'newer-there' | 'in-bin';

/** Whose note is to stand in the end. */
export type Side = 'mine' | 'theirs';

/** What the person chose: one side for all notes of a standing, and other sides for single notes by their ids. */
export interface MergeChoices {
  readonly sides: Readonly<Record<OpenStanding, Side>>;
  readonly byNote: ReadonlyMap<string, Side>;
  /** Whether the settings of the copy are taken. */
  readonly takesSettings: boolean;
  /** Whether the plan of the copy takes the place of another one that is here. */
  readonly takesPlan: boolean;
}

/** What happens unless the person says otherwise: the note that was changed last stands, and what was deleted here stays deleted. */
export const DEFAULT_CHOICES: MergeChoices = {
  sides: { 'newer-here': 'mine', 'newer-there': 'theirs', 'in-bin': 'mine' },
  byNote: new Map(),
  takesSettings: true,
  takesPlan: false,
};

/** What is here of a note's id: in the list, in the bin, or nowhere. */
export interface Here {
  readonly note?: Note | undefined;
  readonly binned?: Note | undefined;
}

/**
 * How a note of a copy stands to what is here. `isDamaged` says that parts of it could not be read: then it never counts as the newer one.
 * Two that were changed in the same millisecond are told apart by what they hold, so that both devices choose the same.
 */
export function standingOf(theirs: Note, { note, binned }: Here, isDamaged = false): Standing {
  if (!note) return binned ? 'in-bin' : 'new';
  if (isSameNote(note, theirs)) return 'same';
  if (isDamaged || theirs.changedAt < note.changedAt) return 'newer-here';
  if (theirs.changedAt > note.changedAt) return 'newer-there';
  return JSON.stringify(theirs) > JSON.stringify(note) ? 'newer-there' : 'newer-here';
}

/** The side that stands in the end. */
export function sideOf(id: string, standing: Standing, { sides, byNote }: MergeChoices): Side {
  if (standing === 'new') return 'theirs';
  if (standing === 'same') return 'mine';
  return byNote.get(id) ?? sides[standing];
}

/** The note to keep in the list, or null where the copy changes nothing. A note out of the bin comes back as whichever was changed last. */
export function mergeNote(theirs: Note, here: Here, choices: MergeChoices, isDamaged = false): Note | null {
  const standing = standingOf(theirs, here, isDamaged);
  if (sideOf(theirs.id, standing, choices) === 'mine') return null;
  const binned = here.binned;
  return standing === 'in-bin' && binned && (isDamaged || binned.changedAt > theirs.changedAt) ? binned : theirs;
}

/** Whether a deleted note of a copy goes to the bin here: only where nothing is here of it. What was deleted there is never deleted here. */
export function isNewToBin(here: Here): boolean {
  return !here.note && !here.binned;
}

/** The own words that a copy brings; of one that is worded otherwise here, the one here stays, and `kept` counts it. */
export function mergeWords(mine: readonly OwnWord[], theirs: readonly OwnWord[]): { readonly added: readonly OwnWord[]; readonly kept: number } {
  const known = new Map(mine.map((word) => [word.id, word]));
  return {
    added: theirs.filter(({ id }) => !known.has(id)),
    kept: theirs.filter((word) => known.has(word.id) && !isSame(known.get(word.id), word)).length,
  };
}

/** The settings to change, whole ones only, and how many of them differ. An answer that was given here is never taken back (IE-14). */
export function mergeSettings(mine: Settings, theirs: CopiedSettings | null): Partial<Settings> {
  const { newTab: theirNewTab = {}, ...plain } = theirs ?? {};
  const isCovered = theirNewTab.isCovered ?? mine.newTab.isCovered;
  const helpCountry = plain.helpCountry ?? mine.helpCountry;
  const wanted: Settings = { ...mine, ...plain, helpCountry, newTab: { ...mine.newTab, ...theirNewTab, isCovered } };
  const changed = (Object.keys(DEFAULT_SETTINGS) as (keyof Settings)[]).filter((name) => !isSame(mine[name], wanted[name]));
  return Object.fromEntries(changed.map((name) => [name, wanted[name]]));
}

/** How many settings a change touches, those of the new tab each by itself. */
export function countSettings(mine: Settings, change: Partial<Settings>): number {
  const { newTab, ...plain } = change;
  const inTab = newTab ? (Object.keys(newTab) as (keyof Settings['newTab'])[]).filter((name) => newTab[name] !== mine.newTab[name]).length : 0;
  return Object.keys(plain).length + inTab;
}

/** How a plan in a copy stands to the one here. */
export function planStanding(mine: OwnPlan, theirs: OwnPlan | null): 'none' | 'new' | 'same' | 'differs' {
  if (theirs === null || !hasPlan(theirs)) return 'none';
  if (!hasPlan(mine)) return 'new';
  return isSame(mine, theirs) ? 'same' : 'differs';
}

/**
 * What is kept about insights: a card that is a favourite or hidden on either side is so in the end, and was last shown on the later day. The
 * deck here goes on as it is; where none was dealt yet, the copy's does.
 */
export function mergeInsights(mine: Omit<KeptInsights, 'revision'>, theirs: KeptInsights | null): Omit<KeptInsights, 'revision'> {
  if (theirs === null) return mine;
  // By id in a map: a copy may hold any number of records.
  const records = new Map<string, SeenInsight>(mine.seen.map((record) => [record.id, record]));
  for (const { id, lastShownOn, isFavourite, isHidden } of theirs.seen) {
    const before = records.get(id);
    const day = (before?.lastShownOn ?? '') > (lastShownOn ?? '') ? before!.lastShownOn : lastShownOn;
    const after = { id, lastShownOn: day, isFavourite: isFavourite || (before?.isFavourite ?? false), isHidden: isHidden || (before?.isHidden ?? false) };
    if (!before || !isSame(before, after)) records.set(id, after);
  }
  const seen = [...records.values()];
  const isUnchanged = seen.length === mine.seen.length && seen.every((record, at) => record === mine.seen[at]);
  return { deck: mine.deck ?? theirs.deck, seen: isUnchanged ? mine.seen : seen };
}

/** How many cards stand otherwise after a merge. */
export function countInsights(before: readonly SeenInsight[], after: readonly SeenInsight[]): number {
  const known = new Set(before);
  return after.filter((record) => !known.has(record)).length;
}
