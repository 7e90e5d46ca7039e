/**
 * Every record of the database replaced at once: sealed, when the lock is turned on, or plain again.
 *
 *   read all ──► change each, outside ──► one transaction: is all as it was read? ──yes──► write all, and the lock with it
 *      ▲                                                    └──no──┐
 *      └── only what was written meanwhile is changed once more ◄──┘
 *
 * A browser that is killed at any moment leaves the old state or the new one, whole: it is the one transaction that decides.
 */
import type { StoreValue } from 'idb';
import type { BeatSchema, Database } from './database.ts';
import type { SealedStore } from './sealing.ts';
import { isSameRecord, VAULT, type VaultRecord } from './vault-record.ts';
import { whole } from './whole.ts';

const STORES = ['notes', 'bin', 'ownWords', 'plan'] as const satisfies readonly SealedStore[];
const WITH_LOCK = [...STORES, 'vault'] as const;
/** So many are changed before the page may breathe. */
const RUN = 200;

/** Changes one record. */
export type RecordChange = <Name extends SealedStore>(store: Name, record: StoreValue<BeatSchema, Name>) => Promise<StoreValue<BeatSchema, Name>>;
/** Hears how many of how many are done. */
export type VaultProgress = (done: number, total: number) => void;

interface Changed {
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * Replaces all records and the lock. `mayWrite` looks at the lock as it is by then; where it says no, nothing is written and the answer is
 * false. Throws what `change` throws, with nothing written.
 */
export async function rewriteAll(
  database: Database,
  lock: VaultRecord,
  mayWrite: (found: VaultRecord | undefined) => boolean,
  change: RecordChange,
  onProgress?: VaultProgress,
): Promise<boolean> {
  const ready = new Map<string, Changed>();
  const keyOf = (store: string, id: string) => `${store} ${id}`;
  for (;;) {
    const todo = await stale();
    await inRuns(todo, async ({ store, record }) => {
      ready.set(keyOf(store, record.id), { before: record, after: await change(store, record) });
    }, onProgress);
    const outcome = await database.use((db) => {
      const transaction = db.transaction(WITH_LOCK, 'readwrite', { durability: 'strict' });
      return whole(transaction, async () => {
        const found = await transaction.objectStore('vault').get(VAULT);
        if (!mayWrite(found)) return 'refused';
        const all = await Promise.all(STORES.map((name) => transaction.objectStore(name).getAll()));
        const isFresh = all.every((records, at) => records.every((record) => isSame(STORES[at]!, ready.get(keyOf(STORES[at]!, record.id))?.before, record)));
        if (!isFresh) return 'again';
        await Promise.all(
          all.flatMap((records, at) =>
            records.map((record) => (transaction.objectStore(STORES[at]!) as unknown as { put(value: unknown): Promise<unknown> }).put(ready.get(keyOf(STORES[at]!, record.id))!.after)),
          ),
        );
        await transaction.objectStore('vault').put(lock);
        return 'written';
      });
    });
    if (outcome !== 'again') return outcome === 'written';
  }

  /** The records that are not ready as they are stored by now. */
  async function stale(): Promise<{ readonly store: SealedStore; readonly record: StoreValue<BeatSchema, SealedStore> }[]> {
    const all = await database.use((db) => Promise.all(STORES.map((name) => db.getAll(name))));
    return all.flatMap((records, at) =>
      records.flatMap((record) => (isSame(STORES[at]!, ready.get(keyOf(STORES[at]!, record.id))?.before, record) ? [] : [{ store: STORES[at]!, record }])),
    );
  }
}

/** Works through a list in runs, and lets the page breathe between them. */
export async function inRuns<T>(list: readonly T[], work: (one: T) => Promise<void>, onProgress?: VaultProgress): Promise<void> {
  for (let from = 0; from < list.length; from += RUN) {
    await Promise.all(list.slice(from, from + RUN).map(work));
    onProgress?.(Math.min(from + RUN, list.length), list.length);
    await new Promise((resolve) => setTimeout(resolve));
  }
}

function isSame(store: SealedStore, before: unknown, now: unknown): boolean {
  if (before === undefined) return false;
  if (store !== 'bin') return isSameRecord(before, now);
  const [one, other] = [before as StoreValue<BeatSchema, 'bin'>, now as StoreValue<BeatSchema, 'bin'>];
  return one.deletedAt === other.deletedAt && JSON.stringify(one.dues) === JSON.stringify(other.dues) && isSameRecord(one.note, other.note);
}
