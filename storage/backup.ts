/** Reads everything that is kept, in one transaction, so that a copy is of one moment. */
import type { BackupParts } from '../core/backup.ts';
import type { Services } from './services.ts';

/** Left out of a copy. */
const LEFT_OUT: ReadonlySet<string> = new Set(['dues', 'plan', 'replaced']);

/** Everything for a copy. Due times are left out, since they follow from the notes, and the own plan, which goes out only when it is asked for. Throws when any part cannot be read: a copy is whole or none. */
export async function readBackupParts({ database, settings, seen }: Pick<Services, 'database' | 'settings' | 'seen'>): Promise<BackupParts> {
  const [stores, values, insights] = await Promise.all([
    database.use(async (db) => {
      const names = [...db.objectStoreNames].filter((name) => !LEFT_OUT.has(name));
      const transaction = db.transaction(names);
      const records = await Promise.all(names.map((name) => transaction.objectStore(name).getAll()));
      await transaction.done;
      return Object.fromEntries(names.map((name, at) => [name, records[at]!]));
    }),
    settings.read(),
    seen.read(),
  ]);
  return { stores, settings: values, insights };
}
