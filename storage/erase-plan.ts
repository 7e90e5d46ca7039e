/** The end of the own plan. Apart from what reads and writes it, since it is seldom asked for. */
import type { Database } from './database.ts';
import { HEAD } from './replaced-aside.ts';
import { whole } from './whole.ts';

const PLAN = 'own';
/** Where the plan lies while a copy is in place of everything. */
const PLAN_ASIDE = `plan:${PLAN}`;

/** Removes the plan for good, also the one that a copy took the place of: bringing everything back must not bring it. Throws a `StorageError`. */
export function erasePlan(database: Database): Promise<void> {
  return database.use((db) => {
    const transaction = db.transaction(['plan', 'replaced'], 'readwrite', { durability: 'strict' });
    return whole(transaction, async () => {
      const [plan, replaced] = [transaction.objectStore('plan'), transaction.objectStore('replaced')];
      const aside = await replaced.get(HEAD);
      const { head } = aside ?? {};
      await Promise.all([plan.delete(PLAN), replaced.delete(PLAN_ASIDE), ...(head?.plan ? [replaced.put({ ...aside!, head: { ...head, plan: null } })] : [])]);
    });
  });
}
