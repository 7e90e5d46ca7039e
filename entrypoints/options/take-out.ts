/**
 * Makes the file that was asked for. What is still being written is written first, and the notes are read anew: a copy is of now, whatever the page
 * shows. The code of a form is loaded when that form is first asked for.
 */
import { exportWordsOf } from '../../components/copies/field-keys.ts';
import { encodeCopy, encodeSomeNotes } from '../../core/copy.ts';
import { exportName, notesOf, type ExportEnding, type ExportOrder, type ExportWhich } from '../../core/export-order.ts';
import { dayOf, localTimeOf } from '../../core/day.ts';
import { matcherOf, type Filters } from '../../core/filters.ts';
import { newestFirst } from '../../core/note-order.ts';
import { plainTextOf, type ReadingWords } from '../../core/note-text.ts';
import type { Note } from '../../core/note.ts';
import type { Translate } from '../../core/translate.ts';
import { readCopyContent } from '../../storage/copy.ts';
import { everyNote } from '../../storage/every-note.ts';
import type { NotesServices } from '../../storage/notes-services.ts';

/** What the notes are named with, and what narrows them down on the notes page. */
export interface TakingOut {
  readonly t: Translate;
  readonly language: string;
  readonly reading: ReadingWords;
  readonly filters: Filters;
  readonly chosenIds: ReadonlySet<string>;
}

/** A file to hand over. */
export interface CopyFile {
  readonly name: string;
  readonly type: string;
  readonly text: string;
  /** So many notes are damaged and so are not in it. */
  readonly damaged: number;
}

const TYPES: Readonly<Record<ExportEnding, string>> = { json: 'application/json', csv: 'text/csv;charset=utf-8', md: 'text/markdown;charset=utf-8' };

/** Whether a note belongs to what was asked for, beside the mark of safety. */
export function belongsTo(which: ExportWhich, { filters, chosenIds, reading }: Pick<TakingOut, 'filters' | 'chosenIds' | 'reading'>): (note: Note) => boolean {
  if (which === 'all') return () => true;
  if (which === 'chosen') return (note) => chosenIds.has(note.id);
  const fits = matcherOf(filters);
  return (note) => fits({ note, plain: () => plainTextOf(note, reading) });
}

/** The notes of an order as they are by now, oldest first, and how many are damaged and so left out. */
export async function notesToTakeOut(services: NotesServices, order: ExportOrder, given: TakingOut): Promise<{ readonly notes: readonly Note[]; readonly damaged: number }> {
  await services.edits.flushAll();
  const all: Note[] = [];
  await everyNote(services, (batch) => void all.push(...batch));
  const wanted = all.filter(belongsTo(order.which, given));
  const whole = wanted.filter((note) => !note.isDamaged);
  return { notes: notesOf(whole, order).toSorted((one, other) => newestFirst(other, one)), damaged: wanted.length - whole.length };
}

/** The name without its ending, as it is set. */
export async function nameToday(services: NotesServices): Promise<string> {
  const { neutralFileNames } = await services.settings.read();
  return exportName(dayOf(localTimeOf(services.clock.now())), neutralFileNames);
}

/** The file of an order that is not a sheet. Throws a `StorageError` where something cannot be read: there is no half a copy. */
export async function fileOf(services: NotesServices, order: ExportOrder, given: TakingOut): Promise<CopyFile> {
  const name = await nameToday(services);
  const file = (ending: ExportEnding, text: string, damaged: number) => ({ name: `${name}.${ending}`, type: TYPES[ending], text, damaged });
  const savedAt = localTimeOf(services.clock.now());
  // A whole copy goes by the records, and so can also be taken where a later version wrote them.
  const isWhole = order.form === 'copy' && order.which === 'all';
  const { notes, damaged } = isWhole ? { notes: [], damaged: 0 } : await notesToTakeOut(services, order, given);
  const words = exportWordsOf(order.form, given.t, given.language, given.reading);
  switch (order.form) {
    case 'table': {
      const { notesAsCsv } = await import('../../core/export-csv.ts');
      return file('csv', notesAsCsv(notes, words, order.parts, order.hasFlagged), damaged);
    }
    case 'text': {
      const { notesAsMarkdown } = await import('../../core/export-markdown.ts');
      const head = { title: given.t('sheet.title'), savedAt, language: given.language, unknownDay: given.t('notes.unknown-day') };
      return file('md', notesAsMarkdown(notes, words, order.parts, order.hasFlagged, head), damaged);
    }
    default: {
      const parts = await readCopyContent(services, { hasPlan: order.hasPlan });
      const text = isWhole ? encodeCopy(parts, savedAt) : encodeSomeNotes(parts, new Set(notes.map(({ id }) => id)), savedAt);
      const leftOut = isWhole ? parts.damaged : damaged;
      if (order.passphrase === null) return file('json', text, leftOut);
      const { sealFile } = await import('../../storage/sealed-file.ts');
      return file('json', await sealFile(text, order.passphrase), leftOut);
    }
  }
}
