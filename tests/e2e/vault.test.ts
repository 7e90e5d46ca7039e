/** The lock in real browsers: turned on over everything, closed, opened, changed and turned off, and never in the way of a pause. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { browsers, builtFor, launchBrowser } from '../support/browser/launch.ts';
import type { Browser, Surface } from '../support/browser/types.ts';
import { ALL_ANSWERS, noteWith } from '../support/sample-pause.ts';
import { draftThat, forgetEverything, leave, openPause, pause, storedRecords, TITLES, waitForStep } from './support/journey.ts';
import { allThatIsKept, changePassphrase, lockNow, openRoom, putEverywhere, SLOW, turnOff, turnOn, unlock } from './support/vault.ts';

const A = 'a lamp in the window';
const B = 'two boats on the river';
const C = 'three apples in a row';

describe.each(browsers)('the lock in %s', (name) => {
  let browser: Browser;
  let page: Surface;
  beforeAll(async () => {
    browser = await launchBrowser(name, { extensionDir: builtFor(name) });
  });
  afterAll(() => leave(browser));
  beforeEach(async () => {
    await page?.close();
    await forgetEverything(browser);
    page = await browser.open('options.html', { width: 1100, height: 900 });
    await page.waitFor({ role: 'heading', name: /./ });
  });

  it('says before it is turned on what it cannot do and that no one can recover it, with a copy beside (SE-09, SE-10)', async () => {
    await openRoom(page, 'Lock');
    await page.waitFor('No one can recover it');
    await page.waitFor('Traces of what you wrote before may stay on the disk');
    expect(await page.axe()).toEqual([]);
    const fields = await page.evaluate(() => [...document.querySelectorAll<HTMLInputElement>('.passphrase input')].map((field) => [field.type, field.autocomplete, String(field.spellcheck), String(field.form)]));
    expect(fields).toEqual([['password', 'off', 'false', 'null'], ['password', 'off', 'false', 'null']]);
    await page.click('button', 'Save a copy first');
    await page.waitFor({ role: 'heading', name: 'Copies' });
  });

  it('leaves no word of what was written in any live store (SE-04)', async () => {
    const word = `zanzibar${Date.now()}`;
    await putEverywhere(page, word);
    expect((await allThatIsKept(page)).split(word).length).toBeGreaterThan(9);
    await page.reload();
    await turnOn(page, A);
    expect(await allThatIsKept(page)).not.toContain(word);
    await openRoom(page, 'Notes');
    await page.waitFor(`note ${word}`);
    await page.fill('searchbox', 'Search your notes', word);
    await page.waitFor('1 note');
    // What is being searched for goes too, and so does a look back that was begun.
    await page.evaluate(async () => {
      const api = (globalThis as unknown as { browser?: typeof chrome }).browser ?? chrome;
      await new Promise<void>((resolve) => {
        const look = async () => (JSON.stringify(await api.storage.session.get('filters')).includes('zanzibar') ? resolve() : setTimeout(() => void look(), 20));
        void look();
      });
    });
    await lockNow(page);
    expect(await page.text()).not.toContain(word);
    expect(await page.evaluate(() => document.documentElement.outerHTML)).not.toContain(word);
    expect(await allThatIsKept(page)).not.toContain(word);
  });

  it('never stands in the way of a pause; its note reads as any other once it is unlocked, after a restart too, whatever was tried before (SE-10)', async () => {
    await putEverywhere(page, 'meadow');
    await page.reload();
    await turnOn(page, A);
    await lockNow(page);
    await page.close();
    await browser.restart();

    // The draft of before is locked, and waits.
    const first = await openPause(browser);
    await first.waitFor({ role: 'heading', name: 'Something unfinished is locked' });
    expect(await first.axe()).toEqual([]);
    await first.click('button', 'Start a new one');
    await waitForStep(first, TITLES.slow);
    expect(await first.text()).not.toContain('meadow');
    await first.click('button', 'go quiet');
    await waitForStep(first, TITLES.feeling);
    // Sealing takes a few milliseconds, for which no page can be held back.
    await draftThat(first, (draft) => draft !== undefined);
    // A popup dies at any moment: the pause goes on where it was, without a passphrase.
    await first.close();
    const again = await openPause(browser);
    await waitForStep(again, TITLES.feeling);
    await again.click('button', 'restless');
    await again.click('radio', /^Some of both/);
    await again.click('button', 'Keep and close');
    await waitForStep(again, TITLES.kept);
    expect(await again.text()).not.toContain('passphrase');
    expect(await again.errors()).toEqual([]);
    await again.close();

    page = await browser.open('options.html', { width: 1100, height: 900 });
    await openRoom(page, 'Notes');
    await page.waitFor('Your notes are locked');
    expect(await page.text()).not.toContain('restless');
    for (const wrong of ['A lamp in the window', 'nothing of the kind', 'a lamp']) {
      await unlock(page, wrong);
      await page.waitFor('That is not the passphrase', SLOW);
    }
    await unlock(page, A);
    await page.waitFor('note meadow', SLOW);
    await page.waitFor('go quiet · restless');
    // What stepped back is offered again, with every letter.
    const later = await openPause(browser);
    await later.waitFor('front meadow');
    await later.close();
    expect(await page.errors()).toEqual([]);
  });

  it('opens a locked draft in the pause itself', async () => {
    await turnOn(page, A);
    const holds = () => [...document.querySelectorAll('textarea')].some(({ value }) => value === 'half a sentence');
    const begun = await openPause(browser);
    await begun.click('button', 'How strong, and what came before');
    await begun.fill('textbox', 'In your own words', 'half a sentence');
    // A popup that dies a tenth of a second after the last key takes nothing with it, sealed or not (LD-01).
    await pause(100);
    await begun.close();
    // In the same session it opens as ever.
    const same = await openPause(browser);
    await same.waitFor(holds);
    await same.close();
    await page.close();
    await browser.restart();
    const later = await openPause(browser);
    await later.click('button', 'Unlock to go on');
    await unlock(later, A);
    await later.waitFor(holds, SLOW);
    await later.close();
    page = await browser.open('options.html', { width: 1100, height: 900 });
  });

  it('changes its passphrase from A to B to C over 500 notes; only the last one opens (SE-06)', async () => {
    const notes = Array.from({ length: 500 }, (_, at) => noteWith(`n${at}`, { ...ALL_ANSWERS, urgeText: `number ${at}` }));
    await putEverywhere(page, 'x', notes);
    await page.reload();
    await turnOn(page, A);
    const before = await storedRecords<{ sealed: object }>(page, 'notes');
    await changePassphrase(page, A, B);
    await changePassphrase(page, B, C);
    expect((await storedRecords<{ sealed: object }>(page, 'notes')).length).toBe(before.length);
    await page.close();
    await browser.restart();
    page = await browser.open('options.html', { width: 1100, height: 900 });
    await openRoom(page, 'Notes');
    for (const old of [A, B]) {
      await unlock(page, old);
      await page.waitFor('That is not the passphrase', SLOW);
    }
    await unlock(page, C);
    await page.waitFor('501 notes', SLOW);
    for (const at of [0, 7, 499]) {
      await page.fill('searchbox', 'Search your notes', `number ${at}`);
      await page.waitFor(at === 499 ? '1 note of 501 shown' : /note/);
      await page.waitFor(new RegExp(`number ${at}`));
    }
  });

  it('is turned off with the passphrase, and everything is plain again', async () => {
    await putEverywhere(page, 'meadow');
    await page.reload();
    await turnOn(page, A);
    await turnOff(page, A);
    const kept = await allThatIsKept(page);
    expect(kept).toContain('note meadow');
    expect(kept).toContain('front meadow');
    expect(kept).not.toContain('sealed');
    expect(kept).not.toContain('vaultKey');
    await openRoom(page, 'Notes');
    await page.waitFor('note meadow');
  });

  it('closes in two pages at once, and opens in both; what was being written is kept', async () => {
    await putEverywhere(page, 'meadow');
    await page.reload();
    await turnOn(page, A);
    await openRoom(page, 'Notes');
    await page.waitFor('note meadow');
    const other = await browser.open('options.html', { width: 1100, height: 900 });
    await openRoom(other, 'Notes');
    await other.click('button', /^Edit/);
    await other.fill('textbox', 'What was said or done', 'the last letter');
    await lockNow(page);
    await other.waitFor('Your notes are locked');
    expect(await other.text()).not.toContain('meadow');
    await unlock(page, A);
    await page.waitFor('note meadow', SLOW);
    await other.waitFor('note meadow', SLOW);
    await openRoom(other, 'Notes');
    await page.waitFor('the last letter', SLOW);
    await other.close();
  });

  it('closes by itself when it was not used for long enough, whatever alarm came or did not', async () => {
    await putEverywhere(page, 'meadow');
    await page.reload();
    await turnOn(page, A);
    await page.click('radio', 'After 5 minutes without use');
    const alarm = () => browser.background(async () => {
      const api = (globalThis as unknown as { browser?: typeof chrome }).browser ?? chrome;
      return (await api.alarms.get('lock'))?.scheduledTime ?? null;
    });
    await expect.poll(async () => Math.round((Number(await alarm()) - Date.now()) / 60_000)).toBe(5);
    // Five minutes go by without anybody being there.
    await page.evaluate(async () => {
      const api = (globalThis as unknown as { browser?: typeof chrome }).browser ?? chrome;
      const { vaultIdle } = (await api.storage.session.get('vaultIdle')) as { vaultIdle: { usedAt: number } };
      await api.storage.session.set({ vaultIdle: { ...vaultIdle, usedAt: vaultIdle.usedAt - 5 * 60_000 } });
    });
    const other = await browser.open('options.html', { width: 1100, height: 900 });
    await openRoom(other, 'Notes');
    await other.waitFor('Your notes are locked');
    await page.waitFor('Your notes are locked');
    await other.close();
    await expect.poll(alarm).toBeNull();
  });

  it('leaves help lines, settings, insights and the new tab as they are', async () => {
    await putEverywhere(page, 'meadow');
    await page.reload();
    await turnOn(page, A);
    await lockNow(page);
    await openRoom(page, 'Help');
    await page.waitFor('Which country are you in?');
    await openRoom(page, 'Settings');
    await page.waitFor('Your own words are locked');
    await openRoom(page, 'Insights');
    await page.waitFor({ role: 'heading', name: 'Insights' });
    for (const room of ['Look back', 'Copies'] as const) {
      await openRoom(page, room);
      await page.waitFor('Your notes are locked');
      expect(await page.text()).not.toContain('meadow');
    }
    const tab = await browser.newTab();
    await tab.waitFor({ role: 'button', name: /Pause/ });
    expect(await tab.errors()).toEqual([]);
    await tab.close();
  });
});
