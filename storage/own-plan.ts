/** The own plan in the database, for those who ask for it: it is loaded with the first reading, since most pages open without it. */
import { decodePlan, NO_PLAN, type OwnPlan } from '../core/help-plan.ts';
import type { HelpPort } from '../core/help-port.ts';
import { OWN_PLAN, type ChangeChannel } from './changes.ts';
import type { Database } from './database.ts';
import { inTurn } from './in-turn.ts';
import { HEAD } from './replaced-aside.ts';
import { putSealed, type Sealing } from './sealing.ts';
import { asStorageError } from './storage-error.ts';
import { whole } from './whole.ts';

const PLAN = 'own';
/** Where the plan lies while a copy is in place of everything. */
const PLAN_ASIDE = `plan:${PLAN}`;
/** Two pages that write at once take turns, so that neither puts its plan over what the other has just added. */
const TURN = 'one-beat-plan';

/** The part of the help port that reads and writes the plan. */
export type OwnPlanStore = Pick<HelpPort, 'readPlan' | 'writePlan' | 'forgetPlan'>;

/** The store over a database. Each writing is announced. */
export function createOwnPlanStore(database: Database, sealing: Sealing, changes: ChangeChannel): OwnPlanStore {
  async function readPlan(): Promise<OwnPlan> {
    const record = await database.use((db) => db.get('plan', PLAN));
    return record ? decodePlan((await sealing.open('plan', record)).plan) : NO_PLAN;
  }

  async function readUnlessLocked(): Promise<OwnPlan | null> {
    try {
      return await readPlan();
    } catch (thrown) {
      if (asStorageError(thrown).code === 'locked') return null;
      throw thrown;
    }
  }

  return {
    readPlan,
    async writePlan(change) {
      const plan = await inTurn(TURN, async () => {
        const changed = change(await readUnlessLocked());
        await putSealed(database, sealing, 'plan', { id: PLAN, plan: changed });
        return changed;
      });
      void changes.announce(OWN_PLAN);
      return plan;
    },
    async forgetPlan() {
      // What is under way commits first: sealed, it is two transactions, and the second would bring the plan back.
      await inTurn(TURN, () => erasePlan(database));
      void changes.announce(OWN_PLAN);
    },
  };
}

/** Removes the plan for good, also the one that a copy took the place of: bringing everything back must not bring it. Throws a `StorageError`. */
function erasePlan(database: Database): Promise<void> {
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
