/** Promised times that a notification may tell of. */
import type { Due } from '../core/due.ts';
import type { Database } from './database.ts';
import { whole } from './whole.ts';

export interface DuesStore {
  /**
   * The promised times that have passed by `at` and that no notification told of yet. They count as told from then on, in the same
   * transaction, so that however often the worker starts there is one notification (SW-09).
   */
  claimReturns(at: number): Promise<readonly Due[]>;
}

/** The due times in a database. */
export function createDuesStore(database: Database): DuesStore {
  return {
    claimReturns: (at) =>
      database.use(async (db) => {
        const transaction = db.transaction('dues', 'readwrite');
        return whole(transaction, async () => {
          const passed = await transaction.store.index('byAt').getAll(IDBKeyRange.upperBound(at));
          const untold = passed.filter((due) => due.kind === 'return' && due.isTold !== true);
          await Promise.all(untold.map((due) => transaction.store.put({ ...due, isTold: true })));
          return untold;
        });
      }),
  };
}
