/**
 * What help keeps: the confirmed country among the settings, and the own plan in the database. Both belong to the person alone; no number is
 * kept here, they are part of the product.
 */
import { dayOfMoment } from '../core/day.ts';
import type { HelpPort } from '../core/help-port.ts';
import { decodePlan, NO_PLAN, type OwnPlan } from '../core/help-plan.ts';
import { OWN_PLAN, type Changes } from './changes.ts';
import type { Database } from './database.ts';
import { putSealed, type Sealing } from './sealing.ts';
import type { Clock } from './pause-keeper.ts';
import type { SettingsStore } from './settings.ts';
import { asStorageError } from './storage-error.ts';

const PLAN = 'own';
/** Two pages that write at once take turns, so that neither puts its plan over what the other has just added. */
const LOCK = 'one-beat-plan';

/** Everything of the port but the numbers and the words, which a page brings along. */
export type HelpStore = Omit<HelpPort, 'lines' | 'words'>;

/** The store over a database and the settings. */
export function createHelpStore(database: Database, sealing: Sealing, settings: SettingsStore, clock: Clock, changes: Changes): HelpStore {
  const alone = <T>(work: () => Promise<T>) => navigator.locks.request(LOCK, work) as Promise<T>;

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
    place: () => ({ languages: navigator.languages, timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone }),
    today: () => dayOfMoment(clock.now()),
    newId: () => crypto.randomUUID(),
    readCountry: async () => (await settings.read()).helpCountry,
    confirmCountry: async (helpCountry) => void (await settings.change({ helpCountry })),
    watchCountry: (listener) => settings.watch(({ helpCountry }) => listener(helpCountry)),
    readPlan,
    async writePlan(change) {
      const plan = await alone(async () => {
        const changed = change(await readUnlessLocked());
        await putSealed(database, sealing, 'plan', { id: PLAN, plan: changed });
        return changed;
      });
      void changes.announce(OWN_PLAN);
      return plan;
    },
    watchPlan: (listener) => changes.watch((what) => what === OWN_PLAN && listener()),
    async forgetPlan() {
      // What is under way commits first: sealed, it is two transactions, and the second would bring the plan back.
      await alone(async () => {
        const { erasePlan } = await import('./erase-plan.ts');
        await erasePlan(database);
      });
      void changes.announce(OWN_PLAN);
    },
  };
}
