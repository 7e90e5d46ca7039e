/** What a person asks for when notes are taken out, and which notes that means. */
import type { Day } from './day.ts';
import type { Note } from './note.ts';

/** A file to bring back, a table (CSV), a text (Markdown) or a sheet to print. */
export type ExportForm = 'copy' | 'table' | 'text' | 'sheet';

/** The forms in the order in which they are shown. */
export const EXPORT_FORMS: readonly ExportForm[] = ['copy', 'table', 'text', 'sheet'];

/** All notes, those that the filters of the notes page let through, or those chosen there one by one. */
export type ExportWhich = 'all' | 'found' | 'chosen';

/** The parts of a note that may be put in or left out. Its time and its kind are always there. */
export const EXPORT_PARTS = ['who', 'texts', 'urge', 'before', 'feelings', 'verdict', 'step', 'message', 'look-backs'] as const;

/** One of those parts. */
export type ExportPart = (typeof EXPORT_PARTS)[number];

/** What stands in a form at first. On a sheet for someone else, who it was about and drafts for that person are put in only when asked for. */
export function partsAtFirst(form: ExportForm): readonly ExportPart[] {
  return form === 'sheet' ? EXPORT_PARTS.filter((part) => part !== 'who' && part !== 'message') : EXPORT_PARTS;
}

/** Everything that is asked for. */
export interface ExportOrder {
  readonly form: ExportForm;
  readonly which: ExportWhich;
  readonly parts: readonly ExportPart[];
  /** Notes with the safety flag are left out of what others may read unless this is asked for. A file to bring back always has them. */
  readonly hasFlagged: boolean;
  /** Own contacts and own plan, only when asked for. */
  readonly hasPlan: boolean;
  /** Null for a file that anyone can read (SE-07). */
  readonly passphrase: string | null;
}

/** The notes that an order means, out of those of its `which`. */
export function notesOf(notes: readonly Note[], { form, hasFlagged }: Pick<ExportOrder, 'form' | 'hasFlagged'>): readonly Note[] {
  return form === 'copy' || hasFlagged ? notes : notes.filter((note) => !note.safety);
}

/** The kinds of file that notes are taken out in, by their endings. */
export type ExportEnding = 'json' | 'csv' | 'md';

/** A name without its ending that every system takes: local date, Latin digits, nothing private (IE-11). A neutral one does not name the product either. */
export function exportName(day: Day, isNeutral: boolean): string {
  return `${isNeutral ? 'notes' : 'one-beat'}-${day}`;
}
