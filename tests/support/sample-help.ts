// Made-up help lines and a port over them. No number here belongs to anyone.

import { english as interfaceWords } from 'virtual:words/interface';
import { english as helpWords } from 'virtual:words/help';
import type { CountryHelp, HelpData, HelpLine } from '../../core/help.ts';
import { NO_PLAN, type OwnPlan } from '../../core/help-plan.ts';
import type { HelpPort } from '../../core/help-port.ts';
import { translator } from '../../core/translate.ts';

const SOURCES = [{ host: 'one.example', on: '2026-05-04' }, { host: 'two.example', on: null }];

export function line(change: Partial<HelpLine> = {}): HelpLine {
  return {
    kind: 'crisis', name: 'The Listening Line', audience: 'anyone', hours: 'always', languages: ['de'], hasMoreLanguages: false,
    numbers: [{ number: '555 123', way: 'call', sources: SOURCES }], ...change,
  };
}

export function country(code: string, change: Partial<CountryHelp> = {}): CountryHelp {
  return {
    country: code, checked: '2026-11-25', zones: [],
    emergency: [{ number: `55${code.charCodeAt(0)}`, way: 'call', for: 'everything', sources: SOURCES }],
    lines: [line(), line({ kind: 'abuse', name: 'The Safe Line', audience: 'women', numbers: [{ number: '555 456', way: 'text', say: 'HELLO', sources: SOURCES }] })],
    ...change,
  };
}

export const SAMPLE: HelpData = {
  countries: [country('AT', { zones: ['Europe/Vienna'] }), country('CH'), country('DE', { checked: '2025-10-01' })],
  directories: [{ id: 'all', name: 'All Lines', at: 'https://directory.example' }],
};

export interface SamplePort extends HelpPort {
  readonly confirmed: (string | null)[];
  readonly written: OwnPlan[];
  plan: OwnPlan;
  /** What goes wrong from now on. */
  broken: 'read' | 'write' | 'forget' | 'locked' | 'damaged' | null;
  /** News that another page wrote the plan. */
  tellPlan(plan: OwnPlan): void;
}

/** A port that keeps everything at once. */
export function samplePort({ data = SAMPLE, confirmed = null, plan = NO_PLAN, today = '2026-11-25' }: { data?: HelpData; confirmed?: string | null; plan?: OwnPlan; today?: string } = {}): SamplePort {
  let ids = 0;
  const listeners = new Set<() => void>();
  const port: SamplePort = {
    confirmed: [], written: [], plan, broken: null,
    tellPlan(next) {
      port.plan = next;
      listeners.forEach((listener) => listener());
    },
    watchPlan(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    words: async () => ({ t: translator(interfaceWords, 'en'), plan: helpWords['own-plan'] }),
    lines: async () => data,
    place: () => ({ languages: ['de-CH', 'en'], timeZone: 'Europe/Vienna' }),
    today: () => today,
    newId: () => `contact-${(ids += 1)}`,
    readCountry: async () => confirmed,
    async confirmCountry(code) {
      port.confirmed.push(code);
    },
    watchCountry: () => () => undefined,
    async readPlan() {
      if (port.broken === 'read') throw new Error('unreadable');
      if (port.broken === 'locked' || port.broken === 'damaged') throw Object.assign(new Error('sealed'), { code: port.broken });
      return port.plan;
    },
    async writePlan(change) {
      if (port.broken === 'write') throw new Error('no room');
      port.plan = change(port.plan);
      port.written.push(port.plan);
      return port.plan;
    },
    async forgetPlan() {
      if (port.broken === 'forget') throw new Error('no');
      if (port.broken === 'damaged') port.broken = null;
      port.plan = NO_PLAN;
    },
  };
  return port;
}
