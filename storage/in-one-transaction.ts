/** One transaction over everything that a copy may touch: it is written whole, or not at all. */
import type { IDBPObjectStore, StoreNames } from 'idb';
import { failed, ok, type Result } from '../core/result.ts';
import type { BeatSchema, Database } from './database.ts';
import { lockOf, VAULT, type VaultOn } from './vault-record.ts';
import { whole } from './whole.ts';

const STORES = ['notes', 'bin', 'dues', 'ownWords', 'plan', 'replaced', 'vault'] as const satisfies StoreNames<BeatSchema>[];

type Names = typeof STORES;

/** Every store that a copy may touch, open for writing. */
export type BringingStores = { readonly [Name in Names[number]]: IDBPObjectStore<BeatSchema, Names, Name, 'readwrite'> };

class Refusal extends Error {}

/**
 * What `work` gives, once all of it is committed. `work` may call `refuse` when something is not as it was: then, or when the signal is
 * aborted, nothing is written. Throws a `StorageError` where the disk fails. `work` must await nothing but the stores. Where
 * `sealedFor` is given, what is to be written was sealed for that lock (null: for none), and another lock by now is a change like any other:
 * nothing plain may come to lie beside what is sealed.
 */
export async function openForBringing<T>(
  database: Database, signal: AbortSignal | undefined, work: (stores: BringingStores, refuse: () => never) => Promise<T>, sealedFor?: VaultOn | null,
): Promise<Result<T, 'cancelled' | 'changed'>> {
  const refuse = (): never => {
    throw new Refusal('something changed meanwhile');
  };
  let refused: unknown = null;
  try {
    const value = await database.use((db) => {
      const transaction = db.transaction(STORES, 'readwrite', { durability: 'strict' });
      const stores = Object.fromEntries(STORES.map((name) => [name, transaction.objectStore(name)])) as unknown as BringingStores;
      return whole(transaction, async () => {
        try {
          if (sealedFor !== undefined && lockOf(await stores.vault.get(VAULT))?.vaultId !== sealedFor?.vaultId) refuse();
          return await work(stores, refuse);
        } catch (thrown) {
          // It may have been the transaction itself that ended: then there is nothing to stop.
          if (thrown instanceof Refusal || signal?.aborted) {
            refused = thrown;
            transaction.abort();
          }
          throw thrown;
        }
      });
    });
    return ok(value);
  } catch (thrown) {
    if (refused === null) throw thrown;
    return failed(refused instanceof Refusal ? 'changed' : 'cancelled');
  }
}
