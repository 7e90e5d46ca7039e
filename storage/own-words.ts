/** Words that the person added. Their ids start with `own:`; archiving keeps them, so that old notes still read. */
import type { OwnWord } from '../core/words.ts';
import type { Database } from './database.ts';

export interface OwnWordsStore {
  all(): Promise<readonly OwnWord[]>;
  put(word: OwnWord): Promise<void>;
}

/** The own words in a database. `announce` tells every open page that they changed. */
export function createOwnWordsStore(database: Database, announce: () => Promise<void>): OwnWordsStore {
  return {
    all: () => database.use((db) => db.getAll('ownWords')),
    async put(word) {
      await database.use((db) => db.put('ownWords', word));
      await announce();
    },
  };
}
