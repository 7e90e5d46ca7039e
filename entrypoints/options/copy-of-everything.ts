import { backupFileName, encodeBackup } from '../../core/backup.ts';
import { dayOfMoment, localTimeOf } from '../../core/day.ts';
import { readBackupParts } from '../../storage/backup.ts';
import type { NotesServices } from '../../storage/notes-services.ts';

/** A copy of everything, ready to be saved. What is still being written is written first. */
export async function copyOfEverything(services: NotesServices): Promise<{ name: string; text: string }> {
  await services.edits.flushAll();
  const now = services.clock.now();
  const parts = await readBackupParts(services);
  return { name: backupFileName(dayOfMoment(now)), text: encodeBackup(parts, localTimeOf(now)) };
}
