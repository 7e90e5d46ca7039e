/** Words that the person added. Their ids start with `own:`; archiving keeps them, so that old notes still read. */
import type { OwnWord } from '../core/words.ts';
import type { Database } from './database.ts';

export interface OwnWordsStore {
  all(): Promise<readonly OwnWord[]>;
  put(word: OwnWord): Promise<void>;
}

/** The own words in a database. */
export function createOwnWordsStore(database: Database): OwnWordsStore {
  return {
    all: () => database.use((db) => db.getAll('ownWords')),
    put: (word) => database.use(async (db) => void (await db.put('ownWords', word))),
  };
}
