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
import type { BeatSchema, Database, ReplacedRecord } from './database.ts';
import type { SealedStore } from './sealing.ts';
import { isSameRecord, VAULT, type VaultRecord } from './vault-record.ts';
import { inBatches } from './in-batches.ts';
import { whole } from './whole.ts';

/** Every store with words or choices in it. `replaced` holds records of the others. */
type RewrittenStore = SealedStore | 'replaced';
/** `replaced` comes last: what it says of the plan is the plan's own record. */
const STORES = ['notes', 'bin', 'ownWords', 'plan', 'replaced'] as const satisfies readonly RewrittenStore[];
const WITH_LOCK = [...STORES, 'vault'] as const;
/** So many are changed before the page may breathe. */
const BATCH = 200;

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
    const prepare = async ({ store, record }: (typeof todo)[number]) => {
      const after = store === 'replaced' ? await changeReplaced(record as ReplacedRecord) : await change(store, record as StoreValue<BeatSchema, SealedStore>);
      ready.set(keyOf(store, record.id), { before: record, after });
    };
    for (const some of [todo.filter(({ store }) => store !== 'replaced'), todo.filter(({ store }) => store === 'replaced')]) {
      await inBatches(some, BATCH, undefined, async (batch, from) => {
        await Promise.all(batch.map(prepare));
        onProgress?.(from + batch.length, some.length);
      });
    }
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

  async function changeReplaced({ id, store, record, head }: ReplacedRecord): Promise<ReplacedRecord> {
    if (store && store !== 'dues') return { id, store, record: await change(store, record as StoreValue<BeatSchema, typeof store>) };
    if (!head?.plan) return head ? { id, head } : { id, ...(store ? { store, record } : {}) };
    // Going back compares the two, so they have to stay the same sealing.
    const own = ready.get(keyOf('plan', 'own'));
    const plan = own && isSameRecord(own.before, head.plan) ? own.after : await change('plan', head.plan as StoreValue<BeatSchema, 'plan'>);
    return { id, head: { ...head, plan } };
  }

  /** The records that are not ready as they are stored by now. */
  async function stale(): Promise<{ readonly store: RewrittenStore; readonly record: StoreValue<BeatSchema, RewrittenStore> }[]> {
    const all = await database.use((db) => Promise.all(STORES.map((name) => db.getAll(name))));
    return all.flatMap((records, at) =>
      records.flatMap((record) => (isSame(STORES[at]!, ready.get(keyOf(STORES[at]!, record.id))?.before, record) ? [] : [{ store: STORES[at]!, record }])),
    );
  }
}

function isSame(store: RewrittenStore, before: unknown, now: unknown): boolean {
  if (before === undefined) return false;
  if (store === 'replaced') {
    const [one, other] = [before as ReplacedRecord, now as ReplacedRecord];
    if (!one.store || one.store === 'dues') return JSON.stringify(one) === JSON.stringify(other);
    return one.store === other.store && isSame(one.store, one.record, other.record);
  }
  if (store !== 'bin') return isSameRecord(before, now);
  const [one, other] = [before as StoreValue<BeatSchema, 'bin'>, now as StoreValue<BeatSchema, 'bin'>];
  return one.deletedAt === other.deletedAt && JSON.stringify(one.dues) === JSON.stringify(other.dues) && isSameRecord(one.note, other.note);
}
