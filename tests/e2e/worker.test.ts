/**
 * The worker sleeps most of the time. Whatever wakes it finds a listener, and it remembers nothing that is not on the disk.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { browsers, builtFor, launchBrowser } from '../support/browser/launch.ts';
import type { Browser, Surface } from '../support/browser/types.ts';
import { badgeThat, draftThat, forgetEverything, leave, openPause, storedDraft, storedNotes, storedRecords, TITLES, waitForStep } from './support/journey.ts';

/** Moves a due time, as if the hours had gone by. */
function moveDue(page: Surface, at: number): Promise<void> {
  return page.evaluate(
    (moment) =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('one-beat');
        // Looking makes no database where there is none.
        opening.onupgradeneeded = () => opening.transaction?.abort();
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('dues', 'readwrite');
          const dues = transaction.objectStore('dues');
          const all = dues.getAll();
          all.onsuccess = () => {
            for (const due of all.result as { at: number }[]) dues.put({ ...due, at: moment });
          };
          transaction.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    at,
  );
}

describe.each(browsers)('the worker in %s', (name) => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser(name, { extensionDir: builtFor(name) });
  });
  afterAll(async () => {
    await leave(browser);
  });
  beforeEach(() => forgetEverything(browser));

  async function promiseReturn(): Promise<Surface> {
    const page = await openPause(browser);
    await page.click('button', 'go quiet');
    await page.click('button', 'smothered');
    await page.click('radio', /^Protection/);
    await page.click('button', 'Next');
    await page.click('button', /^Take space/);
    await page.click('button', 'in 20 minutes');
    await page.click('button', 'Keep and close');
    await waitForStep(page, TITLES.kept);
    // Only the promised time is looked at here.
    if ((await page.byRole('checkbox', /Look back/)).length > 0) await page.click('checkbox', /Look back/);
    await expect.poll(async () => (await storedNotes(page))[0]?.wantsLookBack).toBe(false);
    return page;
  }

  it('hears the first event after it was stopped: a draft, and its end (SW-03)', async () => {
    await browser.stopWorker();
    const page = await openPause(browser);
    await page.click('button', 'leave');
    await badgeThat(browser, '•');
    await browser.stopWorker();
    await page.click('button', 'Keep and close');
    await waitForStep(page, TITLES.kept);
    await badgeThat(browser, '');
    await page.close();
  });

  it('sets one alarm for a promised time, puts a dot when it comes, and lets it be settled (SW-01, SW-04)', async () => {
    const page = await promiseReturn();
    const dues = await storedRecords<{ kind: string; at: number }>(page, 'dues');
    expect(dues.map((due) => due.kind)).toEqual(['return']);
    const alarms = () =>
      browser.background(async () => {
        const api = (globalThis as unknown as { browser?: typeof chrome }).browser ?? chrome;
        return (await api.alarms.getAll()).filter(({ name }) => name === 'due').map((alarm) => Math.round(alarm.scheduledTime / 1000));
      });
    await expect.poll(alarms).toEqual([Math.round(dues[0]!.at / 1000)]);
    await page.close();

    // A start keeps it or creates it again: Firefox keeps none over a restart.
    await browser.restart();
    await expect.poll(alarms).toEqual([Math.round(dues[0]!.at / 1000)]);

    const options = await browser.open('options.html');
    await moveDue(options, Date.now() - 1_000);
    await options.evaluate(() => {
      const api = (globalThis as unknown as { browser?: typeof chrome }).browser ?? chrome;
      return api.storage.local.set({ changed: { noteId: 'x', mark: 'test' } });
    });
    await options.close();
    await badgeThat(browser, '•');
    const again = await openPause(browser);
    await again.waitFor('A time you named has come.');
    await again.click('button', 'Done');
    await badgeThat(browser, '');
    await again.close();
  });

  it('goes on with the same pause after it was stopped and woken (SW-04)', async () => {
    const page = await openPause(browser);
    await page.click('button', 'go quiet');
    await draftThat(page, (draft) => draft !== undefined);
    await browser.stopWorker();
    await page.click('button', 'numb');
    await waitForStep(page, TITLES.signal);
    expect((await storedDraft(page))?.pause.answers).toMatchObject({ urges: ['go-quiet'], feelings: ['numb'] });
    await page.close();
  });

  it('is not upset by a message that it does not know (SW-07)', async () => {
    const page = await openPause(browser);
    const answer = await page.evaluate(() => {
      const api = (globalThis as unknown as { browser?: typeof chrome }).browser ?? chrome;
      return api.runtime.sendMessage({ type: 'unknown' }).then(
        (reply) => `answered ${String(reply)}`,
        () => 'refused',
      );
    });
    expect(['answered undefined', 'answered null', 'refused']).toContain(answer);
    expect(await browser.backgroundErrors()).toEqual([]);
    await page.close();
  });
});
