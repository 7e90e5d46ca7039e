/** Every note, for the rooms that look at all of them. The pause never does, and so does not load this. */
import type { Note } from '../core/note.ts';
import { breath } from './in-batches.ts';
import { readNotes } from './read-note.ts';
import type { Services } from './services.ts';

const BATCH = 500;

/** Every note, in batches that let the page breathe between them, in no order. Throws a `StorageError` when the read fails: then it was not every note. */
export async function everyNote({ database, sealing }: Pick<Services, 'database' | 'sealing'>, onBatch: (notes: readonly Note[]) => void): Promise<void> {
  let after: IDBKeyRange | null = null;
  for (;;) {
    // By id, each batch after the last one's end: no note is left out or read twice, whatever is written meanwhile.
    const batch: Note[] = await database.use((db) => db.getAll('notes', after, BATCH));
    if (batch.length > 0) onBatch(await readNotes(sealing, batch));
    if (batch.length < BATCH) return;
    after = IDBKeyRange.lowerBound(batch.at(-1)!.id, true);
    await breath();
  }
}
