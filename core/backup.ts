/**
 * A copy of everything that is kept, as one JSON file that can be read back.
 *
 * Format 1: `{ format: "one-beat", version: 1, savedAt, settings, insights, stores: { notes, bin, ownWords } }`. Each store's records stand as they are
 * kept, whole, so nothing is lost by being unknown to the writer; settings are whole too, so that what was switched off stays off (IE-14).
 */
import type { Day, LocalTime } from './day.ts';
import type { KeptInsights } from './seen.ts';
import type { Settings } from './settings.ts';

/** Raised when the file changes in a way that older programs cannot read. */
export const BACKUP_VERSION = 1;

/** What a copy holds: the records of each store by its name, the settings, and which insights were shown, favoured or hidden. */
export interface BackupParts {
  readonly stores: Readonly<Record<string, readonly unknown[]>>;
  readonly settings: Settings;
  readonly insights: KeptInsights;
}

/** The file's text. Half a surrogate pair, which no file can hold as it is, is written as an escape and reads back the same (TX-06). */
export function encodeBackup({ settings, insights, stores }: BackupParts, savedAt: LocalTime): string {
  return `${JSON.stringify({ format: 'one-beat', version: BACKUP_VERSION, savedAt, settings, insights, stores }, null, 1)}\n`;
}

/** A file name that every system takes: local date, Latin digits, nothing private (IE-11). */
export function backupFileName(day: Day): string {
  return `one-beat-${day}.json`;
}
