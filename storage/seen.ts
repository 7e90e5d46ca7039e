/**
 * Which insights were shown, kept as favourite or hidden, and the deck they are dealt from. Deck and records change together or not at
 * all, so a hidden card can never come up again because only half was written.
 */
import type { KeptInsights } from '../core/seen.ts';
import type { BeatDatabase, Database } from './database.ts';

const DECK_ID = 'deck';

export interface SeenStore {
  read(): Promise<KeptInsights>;
  /**
   * Replaces what is kept by what `work` makes of it, and answers with that. `work` may run twice and must depend on its argument alone;
   * what it hands back unchanged is not written, so that many tabs opening at once mostly read (PF-04).
   */
  change(work: (kept: KeptInsights) => KeptInsights): Promise<KeptInsights>;
}

/** The insights' records in a database. Reads and writes throw a `StorageError`. */
export function createSeenStore(database: Database): SeenStore {
  return {
    read: () => database.use(read),
    async change(work) {
      const found = await database.use(read);
      if (isSame(found, work(found))) return found;
      return database.use(async (db) => {
        const transaction = db.transaction(['seen', 'deck'], 'readwrite');
        const [seen, deck] = await Promise.all([transaction.objectStore('seen').getAll(), transaction.objectStore('deck').get(DECK_ID)]);
        const kept: KeptInsights = { deck: withoutId(deck), seen };
        const next = work(kept);
        const records = next.seen.filter((record) => !seen.includes(record));
        await Promise.all([
          ...records.map((record) => transaction.objectStore('seen').put(record)),
          ...(next.deck && next.deck !== kept.deck ? [transaction.objectStore('deck').put({ ...next.deck, id: DECK_ID })] : []),
          transaction.done,
        ]);
        return next;
      });
    },
  };
}

async function read(db: BeatDatabase): Promise<KeptInsights> {
  const transaction = db.transaction(['seen', 'deck']);
  const [seen, deck] = await Promise.all([transaction.objectStore('seen').getAll(), transaction.objectStore('deck').get(DECK_ID)]);
  return { deck: withoutId(deck), seen };
}

function withoutId<Kept extends { readonly id: string }>(record: Kept | undefined): Omit<Kept, 'id'> | null {
  if (!record) return null;
  const { id: _, ...rest } = record;
  return rest;
}

function isSame(before: KeptInsights, after: KeptInsights): boolean {
  return before.deck === after.deck && before.seen === after.seen;
}
