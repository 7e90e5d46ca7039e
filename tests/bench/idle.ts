/**
 * Whether the background goes to sleep. The browser ends a worker that has had nothing to do for half a minute, unless something keeps it awake: a timer,
 * a port, or a debugger. So this browser is looked at from outside only, without attaching to the worker, which alone would keep it alive for ever.
 * What a page or a start of the browser does at rest is counted in `tests/e2e/idle.test.ts`.
 */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import puppeteer, { type CDPSession } from 'puppeteer-core';
import { builtFor, findProgram } from '../support/browser/launch.ts';
import { figureOf, type Bench } from './figures.ts';

/** The browser's half minute, and as much again for a busy machine. */
const MOST_SECONDS = 60;
/** How long it must then stay asleep. */
const REST_SECONDS = 20;
const LOOK_MS = 250;

/** The figures of rest. */
export const idleBench: Bench = {
  name: 'idle',
  async measure() {
    const home = realpathSync(mkdtempSync(join(tmpdir(), 'one-beat-idle-')));
    const browser = await puppeteer.launch({
      executablePath: findProgram('chromium'),
      pipe: true,
      enableExtensions: [builtFor('chromium')],
      userDataDir: join(home, 'profile'),
      args: ['--no-first-run', '--disable-component-update', '--disable-background-networking', '--disable-sync', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
      targetFilter: (target) => target.type() !== 'service_worker',
    });
    try {
      const session = await browser.target().createCDPSession();
      const start = performance.now();
      const seconds = () => (performance.now() - start) / 1_000;
      let lastSeen = Number.NaN;
      while (seconds() < MOST_SECONDS + REST_SECONDS) {
        if (await hasWorker(session)) lastSeen = seconds();
        else if (lastSeen >= 0 && seconds() - lastSeen > REST_SECONDS) break;
        await wait(LOOK_MS);
      }
      return [
        figureOf({
          name: `background asleep after installing, and for ${REST_SECONDS} s after that`, unit: 's', samples: [lastSeen],
          target: `≤ ${MOST_SECONDS} s`, isMet: (value) => value <= MOST_SECONDS,
        }),
      ];
    } finally {
      await browser.close();
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    }
  },
};

async function hasWorker(session: CDPSession): Promise<boolean> {
  const { targetInfos } = await session.send('Target.getTargets', { filter: [{}] });
  return targetInfos.some(({ type, url }) => type === 'service_worker' && url.startsWith('chrome-extension://') && url.endsWith('/background.js'));
}
