/**
 * A copy of everything that is kept, as one JSON file that can be read back.
 *
 * Format 1, told in full in `docs/copy-format/`: `{ format: "one-beat", version: 1, savedAt, settings, insights, stores: { notes, bin, ownWords, plan? } }`.
 * Each store's records stand as they are kept, whole, so nothing is lost by being unknown to the writer; settings are whole too, so that what was
 * switched off stays off (IE-14). A file with only some notes says so (`part: true`) and holds no bin, no settings and no insights.
 */
import type { LocalTime } from './day.ts';
import type { KeptInsights } from './seen.ts';
import type { Settings } from './settings.ts';

/** Raised when the file changes in a way that older programs cannot read. */
export const COPY_VERSION = 1;

/** What a copy holds: the records of each store by its name, the settings, and which insights were shown, favoured or hidden. */
export interface CopyContent {
  readonly stores: Readonly<Record<string, readonly unknown[]>>;
  readonly settings: Settings;
  readonly insights: KeptInsights;
}

/** The file's text. Half a surrogate pair, which no file can hold as it is, is written as an escape and reads back the same (TX-06). */
export function encodeCopy({ settings, insights, stores }: CopyContent, savedAt: LocalTime): string {
  return written({ savedAt, settings, insights, stores });
}

/** The text of a file with some of the notes, by id, and the own words that they use. It is marked as a part, so that nobody takes it for everything. */
export function encodeSomeNotes({ stores }: CopyContent, noteIds: ReadonlySet<string>, savedAt: LocalTime): string {
  const idOf = (record: unknown) => (record as { readonly id: string }).id;
  const notes = (stores['notes'] ?? []).filter((note) => noteIds.has(idOf(note)));
  const texts = JSON.stringify(notes);
  const ownWords = (stores['ownWords'] ?? []).filter((word) => texts.includes(JSON.stringify(idOf(word))));
  return written({ part: true, savedAt, stores: { notes, ownWords } });
}

function written(content: object): string {
  return `${JSON.stringify({ format: 'one-beat', version: COPY_VERSION, ...content }, null, 1)}\n`;
}
