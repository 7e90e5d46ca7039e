/**
 * What help keeps: the confirmed country among the settings, and the own plan in the database. Both belong to the person alone; no number is
 * kept here, they are part of the product.
 */
import { dayOfMoment } from '../core/day.ts';
import type { HelpPort } from '../core/help-port.ts';
import { decodePlan, NO_PLAN, type OwnPlan } from '../core/help-plan.ts';
import type { Database } from './database.ts';
import { putSealed, type Sealing } from './sealing.ts';
import { createNewestWriter } from './newest-writer.ts';
import type { Clock } from './clock.ts';
import type { SettingsStore } from './settings.ts';

const PLAN = 'own';

/** Everything of the port but the numbers and the words, which a page brings along. */
export type HelpStore = Omit<HelpPort, 'lines' | 'words'>;

/** The store over a database and the settings. */
export function createHelpStore(database: Database, sealing: Sealing, settings: SettingsStore, clock: Clock): HelpStore {
  // One at a time: two that are under way at once could commit in either order.
  const writer = createNewestWriter<OwnPlan>((plan) => putSealed(database, sealing, 'plan', { id: PLAN, plan }), 1);
  return {
    place: () => ({ languages: navigator.languages, timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone }),
    today: () => dayOfMoment(clock.now()),
    newId: () => crypto.randomUUID(),
    readCountry: async () => (await settings.read()).helpCountry,
    confirmCountry: async (helpCountry) => void (await settings.change({ helpCountry })),
    watchCountry: (listener) => settings.watch(({ helpCountry }) => listener(helpCountry)),
    async readPlan() {
      const record = await database.use((db) => db.get('plan', PLAN));
      return record ? decodePlan((await sealing.open('plan', record)).plan) : NO_PLAN;
    },
    writePlan: (plan) => writer.write(plan),
    async forgetPlan() {
      writer.cancel();
      // What is under way commits first: sealed, it is two transactions, and the second would bring the plan back.
      await writer.settled();
      const { erasePlan } = await import('./erase-plan.ts');
      await erasePlan(database);
    },
  };
}
