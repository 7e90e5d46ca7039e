/**
 * What help keeps: the confirmed country among the settings, and the own plan in the database. Both belong to the person alone; no number is
 * kept here, they are part of the product.
 */
import { dayOfMoment } from '../core/day.ts';
import type { HelpPort } from '../core/help-port.ts';
import { OWN_PLAN, type ChangeChannel } from './changes.ts';
import type { Database } from './database.ts';
import type { OwnPlanStore } from './own-plan.ts';
import type { Sealing } from './sealing.ts';
import type { Clock } from './clock.ts';
import type { SettingsStore } from './settings.ts';

/** Everything of the port but the numbers and the words, which a page brings along. */
export type HelpStore = Omit<HelpPort, 'lines' | 'words'>;

/** The store over a database and the settings. */
export function createHelpStore(database: Database, sealing: Sealing, settings: SettingsStore, clock: Clock, changes: ChangeChannel): HelpStore {
  let loading: Promise<OwnPlanStore> | null = null;
  // One for the page, also where two ask at once; one that did not load is asked for again.
  function plan(): Promise<OwnPlanStore> {
    loading ??= import('./own-plan.ts').then(({ createOwnPlanStore }) => createOwnPlanStore(database, sealing, changes));
    loading.catch(() => (loading = null));
    return loading;
  }

  return {
    place: () => ({ languages: navigator.languages, timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone }),
    today: () => dayOfMoment(clock.now()),
    newId: () => crypto.randomUUID(),
    readCountry: async () => (await settings.read()).helpCountry,
    confirmCountry: async (helpCountry) => void (await settings.change({ helpCountry })),
    watchCountry: (listener) => settings.watch(({ helpCountry }) => listener(helpCountry)),
    readPlan: async () => (await plan()).readPlan(),
    writePlan: async (change) => (await plan()).writePlan(change),
    watchPlan: (listener) => changes.watch((what) => what === OWN_PLAN && listener()),
    forgetPlan: async () => (await plan()).forgetPlan(),
  };
}
