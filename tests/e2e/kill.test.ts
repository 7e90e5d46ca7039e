/**
 * The whole browser is killed at random moments, as by a power cut, in the middle of what it keeps. After each death it starts again on the same
 * profile: every note that was said to be kept is there, once, and none is garbled (ST-05, LD-01).
 *
 * `FAULTS_KILLS` says how many deaths in all (20 unless told), `FAULTS_SEED` repeats the moments of a run.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browsers, builtFor, launchBrowser } from '../support/browser/launch.ts';
import type { Browser } from '../support/browser/types.ts';
import { chanceFrom, faultsSeed } from '../support/chance.ts';
import { leave, pause } from './support/journey.ts';
import { firstRunPassed } from './support/first-run.ts';
import { Book, harmDone, KILL_SCENARIOS } from './support/kill-scenarios.ts';

const KILLS = Number(process.env.FAULTS_KILLS ?? 20);
const LONGEST_MS = 900;
const seed = faultsSeed('kills');

describe.each(browsers)('killed in the middle, %s', (name) => {
  const chance = chanceFrom(seed);
  const rounds = Array.from({ length: Math.ceil(KILLS / browsers.length) }, (_, round) => ({ round, scenario: KILL_SCENARIOS[round % KILL_SCENARIOS.length]!, afterMs: Math.floor(chance() * LONGEST_MS) }));
  const book = new Book();
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser(name, { extensionDir: builtFor(name) });
    await firstRunPassed(browser);
  });
  afterAll(async () => {
    console.log(`${name}: ${rounds.length} deaths, ${book.confirmed.size} kept notes and ${[...book.edited.values()].reduce((sum, letters) => sum + letters, 0)} saved letters, all there`);
    await leave(browser);
  });

  it.each(rounds.map((each) => ({ ...each, what: each.scenario.name })))('loses nothing: death $round, $afterMs ms into $what', async ({ round, scenario, afterMs }) => {
    const work = await scenario.prepare(browser, round, book);
    // It ends with the browser: whatever it says then is no news.
    work().catch(() => undefined);
    await pause(afterMs);
    await browser.kill();
    await browser.restart();
    expect(await harmDone(browser, book)).toEqual([]);
  });
});
