/**
 * An edit, and how it meets what another page wrote meanwhile.
 *
 * An edit carries, for each field it touches, what the field showed before (`base`) and what it shows now (`mine`). Applied to the note as
 * it is stored by then, three things are known for each field, and nobody's words are lost:
 *
 *   stored as before            → mine
 *   stored otherwise, mine same → stored
 *   both changed                → texts: both are kept, one under the other; lists: both changes; a single choice: the stored one stays
 *
 * What both changed is told by name, so that the later page can say so.
 */
import { dayOf } from './day.ts';
import { hasAnswers, type Answers, type Note } from './note.ts';
import { isRecord } from './record.ts';

/** What may be changed of a note. */
export type Editable = Answers & Pick<Note, 'begunAt' | 'wantsLookBack' | 'texts' | 'moments'>;
/** The name of something that may be changed. */
export type EditableField = keyof Editable;

/** An edit of one note. The two hold the same fields. */
export interface NoteEdit {
  readonly base: Partial<Editable>;
  readonly mine: Partial<Editable>;
}

/** The edit with one more change on top: a field keeps the base it had when it was first touched. */
export function editOf(edit: NoteEdit | undefined, base: Partial<Editable>, mine: Partial<Editable>): NoteEdit {
  return { base: { ...base, ...edit?.base }, mine: { ...edit?.mine, ...mine } };
}

/** The stored note with the edit applied, and the fields that both had changed. `changedAt` is not touched. */
export function mergeEdit(stored: Note, edit: NoteEdit): { readonly note: Note; readonly overlaps: readonly EditableField[] } {
  const overlaps: EditableField[] = [];
  const merged: Record<string, unknown> = { ...stored };
  for (const field of Object.keys(edit.mine) as EditableField[]) {
    const outcome = mergeValue(edit.base[field], edit.mine[field], stored[field], TEXTS.has(field));
    merged[field] = outcome.value;
    if (outcome.isOverlap) overlaps.push(field);
  }
  const note = merged as unknown as Note;
  return { note: { ...note, day: note.begunAt === null ? null : dayOf(note.begunAt) }, overlaps };
}

// Where a person writes freely: whole fields, or the parts of one. Everything else is a choice, and two choices cannot stand in one place.
const TEXTS: ReadonlySet<string> = new Set(['urgeText', 'who', 'feelingText', 'saidOrDone', 'readInto', 'message', 'texts', 'when', 'will']);

interface Outcome<Value = unknown> {
  readonly value: Value;
  readonly isOverlap: boolean;
}

const took = <Value>(value: Value): Outcome<Value> => ({ value, isOverlap: false });

function mergeValue(base: unknown, mine: unknown, stored: unknown, isText: boolean): Outcome {
  if (isSame(stored, base) || isSame(mine, stored)) return took(mine);
  if (isSame(mine, base)) return took(stored);
  if (isText && typeof mine === 'string' && typeof stored === 'string') return mergeText(typeof base === 'string' ? base : '', mine, stored);
  if (Array.isArray(mine) && Array.isArray(stored)) return took(mergeList(Array.isArray(base) ? base : [], mine, stored));
  if (isRecord(mine) && isRecord(stored)) return mergeRecord(isRecord(base) ? base : {}, mine, stored, isText);
  return { value: stored, isOverlap: true };
}

/**
 * What becomes of a text that two pages changed from `base`: both texts, one under the other. Where one holds the other already, or only
 * wrote before or after it, nothing needs to stand twice, and it is no overlap.
 */
export function mergeText(base: string, mine: string, stored: string): Outcome<string> {
  if (stored.includes(mine)) return took(stored);
  if (mine.includes(stored)) return took(mine);
  if (base !== '' && stored.endsWith(`\n${base}`)) return took(stored.slice(0, -base.length) + mine);
  if (base !== '' && stored.startsWith(`${base}\n`)) return took(mine + stored.slice(base.length));
  return { value: `${stored}\n${mine}`, isOverlap: true };
}

function mergeList(base: readonly unknown[], mine: readonly unknown[], stored: readonly unknown[]): readonly unknown[] {
  const removed = new Set(base.filter((id) => !mine.includes(id)));
  const added = mine.filter((id) => !base.includes(id) && !stored.includes(id));
  return [...stored.filter((id) => !removed.has(id)), ...added];
}

type Parts = Readonly<Record<string, unknown>>;

/** Part by part. */
function mergeRecord(base: Parts, mine: Parts, stored: Parts, isText: boolean): Outcome {
  const value: Record<string, unknown> = {};
  let isOverlap = false;
  for (const key of new Set([...Object.keys(stored), ...Object.keys(mine)])) {
    const outcome = mergeValue(base[key], mine[key], stored[key], isText || TEXTS.has(key));
    isOverlap ||= outcome.isOverlap;
    if (outcome.value !== undefined) value[key] = outcome.value;
  }
  return { value, isOverlap };
}

/** Whether two values hold the same, whatever the order of their keys. */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other)) return one.length === other.length && one.every((part, index) => isSame(part, other[index]));
  if (!isRecord(one) || !isRecord(other)) return false;
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => isSame(one[key], other[key]));
}

/** Whether a note that is being written from new holds anything yet. */
export function holdsSomething(note: Note): boolean {
  return hasAnswers(note) || note.moments.length > 0 || Object.values(note.texts).some((text) => text.trim() !== '');
}
