/** Words that the person added. Their ids start with `own:`; archiving keeps them, so that old notes still read. */
import type { OwnWord } from '../core/words.ts';
import type { Database } from './database.ts';
import { openUnlessDamaged } from './read-note.ts';
import { putSealed, type Sealing } from './sealing.ts';

export interface OwnWordsStore {
  /** All that can be read: one that is damaged does not take the others with it. Throws `locked` while the lock is closed. */
  all(): Promise<readonly OwnWord[]>;
  /** Writes a word. A new one can be added while the lock is closed too. */
  put(word: OwnWord): Promise<void>;
}

/** The own words in a database. `announce` tells every open page that they changed. */
export function createOwnWordsStore(database: Database, sealing: Sealing, announce: () => Promise<void>): OwnWordsStore {
  return {
    async all() {
      const records = await database.use((db) => db.getAll('ownWords'));
      const words = await Promise.all(records.map((record) => openUnlessDamaged(sealing, 'ownWords', record)));
      return words.filter((word) => word !== null);
    },
    async put(word) {
      await putSealed(database, sealing, 'ownWords', word);
      await announce();
    },
  };
}
