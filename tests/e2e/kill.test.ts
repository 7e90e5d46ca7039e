/**
 * The whole browser is killed at random moments, as by a power cut, in the middle of what it does. After each death it starts again on the same
 * profile: every note that was said to be kept is there, once, and none is garbled; a copy is in whole or not at all; everything is locked, with one
 * passphrase, or nothing; everything is erased or nothing (ST-05, LD-01, IE-02, SE-06).
 *
 * `FAULTS_KILLS` says how many deaths in all (20 unless told), `FAULTS_SEED` repeats the moments of a run.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browsers, builtFor, launchBrowser } from '../support/browser/launch.ts';
import type { Browser } from '../support/browser/types.ts';
import { chanceFrom, faultsSeed } from '../support/chance.ts';
import { leave, pause } from './support/journey.ts';
import { fileFolder, type FileFolder } from './support/copies.ts';
import { firstRunPassed } from './support/first-run.ts';
import { Book } from './support/kill-book.ts';
import { harmDone } from './support/kill-harm.ts';
import { KILL_SCENARIOS, type KillScenario } from './support/kill-scenarios.ts';
import { forgetLog, LOG_SWITCHES, ownDamage, unsaidLoss } from './support/own-damage.ts';

const KILLS = Number(process.env.FAULTS_KILLS ?? 20);
const seed = faultsSeed('kills');

/** The deaths of a browser: every scenario as often as the others, in an order and at moments of the seed's, spread over the time that the work takes. */
function deaths(count: number, chance: () => number): { readonly scenario: KillScenario; readonly afterMs: number }[] {
  // A scenario that comes once more than the others is another one with each seed.
  const first = Math.floor(chance() * KILL_SCENARIOS.length);
  const order = Array.from({ length: count }, (_, index) => KILL_SCENARIOS[(first + index) % KILL_SCENARIOS.length]!);
  const sorted = order.map((scenario) => ({ scenario, at: chance() })).toSorted((one, other) => one.at - other.at);
  return sorted.map(({ scenario }, index) => {
    const all = order.filter((each) => each === scenario).length;
    const before = sorted.slice(0, index).filter((each) => each.scenario === scenario).length;
    return { scenario, afterMs: Math.floor(((before + chance()) / all) * scenario.spanMs) };
  });
}

describe.each(browsers)('killed in the middle, %s (ST-05, IE-02, SE-06)', (name) => {
  const chance = chanceFrom(seed + browsers.indexOf(name));
  const rounds = deaths(Math.ceil(KILLS / browsers.length), chance).map((each, round) => ({ ...each, round }));
  const books = [new Book()];
  const found: string[] = [];
  let browser: Browser;
  let files: FileFolder;
  const begin = async () => {
    browser = await launchBrowser(name, { extensionDir: builtFor(name), switches: LOG_SWITCHES });
    await firstRunPassed(browser);
  };
  beforeAll(async () => {
    files = fileFolder();
    await begin();
  });
  afterAll(async () => {
    files.remove();
    const all = (part: 'notes' | 'letters') => books.reduce((sum, { said }) => sum + said[part], 0);
    console.log(`${name}: ${found.length} of ${rounds.length} deaths looked at, ${all('notes')} kept notes and ${all('letters')} saved letters; ${books.length - 1} times the browser damaged what it keeps, by its own account\n${found.join('\n')}`);
    await leave(browser);
  });

  it.each(rounds.map((each) => ({ ...each, what: each.scenario.name })))('loses nothing: death $round, $afterMs ms into $what', async ({ round, scenario, afterMs, what }) => {
    const book = books.at(-1)!;
    const work = await scenario.prepare(browser, round, book, files);
    let isDone = false;
    // It ends with the browser: whatever it says then is no news.
    work().then(() => (isDone = true), () => undefined);
    await pause(afterMs);
    await browser.kill();
    forgetLog(browser);
    await browser.restart();
    const looked = await harmDone(browser, book).then((harm) => ({ harm }), (thrown: unknown) => ({ thrown }));
    const damage = ownDamage(browser, 'thrown' in looked ? looked.thrown : null);
    if (damage) {
      found.push(`  death ${round}, ${afterMs} ms into ${what}: the browser itself ${damage}`);
      const unsaid = damage === 'threw the database away' ? await unsaidLoss(browser) : [];
      await browser.close();
      books.push(new Book());
      await begin();
      expect(unsaid).toEqual([]);
      return;
    }
    if ('thrown' in looked) throw looked.thrown;
    const { harm } = looked;
    found.push(`  death ${round}, ${afterMs} ms into ${what}, ${isDone ? 'which was done' : 'which was not done'}: ${book.found.splice(0).join(', ') || 'every word is there'}`);
    expect(harm).toEqual([]);
  });
});
