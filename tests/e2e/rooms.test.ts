/** Every room of the options page, the locked one, the first pages, and the short notes in the popup: readable for everyone, and all of it in reach on a small screen. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ROOMS as ROOM_NAMES } from '../../entrypoints/options/RoomNav.tsx';
import { dueIdsOf } from '../../core/due.ts';
import { browsers, builtFor, launchBrowser } from '../support/browser/launch.ts';
import type { Browser, Surface } from '../support/browser/types.ts';
import { noteWith } from '../support/sample-pause.ts';
import { forgetEverything, leave, openPause } from './support/journey.ts';
import { openNotes, putRecords } from './support/notes.ts';
import { unreachable } from './support/reach.ts';
import { lockNow, turnOn } from './support/vault.ts';

const notes = ['one', 'two', 'three'].map((urgeText, index) => noteWith(`n${index}`, { urgeText, who: 'K', verdict: 'both' }, `2026-11-2${index}T09:00:00+00:00`));
const due = { id: dueIdsOf('n0')[0]!, noteId: 'n0', kind: 'look-back', span: 'day', at: Date.now() - 60_000 } as const;

const room = (name: string | RegExp) => async (page: Surface) => page.click('button', name);

const ROOMS: readonly { readonly name: string; go(page: Surface): Promise<void>; readonly isThere: string | RegExp }[] = [
  { name: 'a note being changed', go: (page) => page.click('button', /^Edit .*one/), isThere: 'Done' },
  { name: 'the filters', go: (page) => page.click('button', 'More filters'), isThere: 'Feeling' },
  {
    name: 'the bin',
    async go(page) {
      await page.click('button', /^Delete .*one/);
      await page.click('button', 'Bin');
    },
    isThere: 'Put back',
  },
  { name: 'looking back', go: room(/^Look back, something/), isThere: 'How does it look now?' },
  { name: 'the map', go: room('Map'), isThere: '3 notes count here.' },
  { name: 'the insights', go: room('Insights'), isThere: 'cards' },
  { name: 'the settings', go: room('Settings'), isThere: 'Colours' },
  { name: 'the copies', go: room('Copies'), isThere: 'What would you like?' },
  { name: 'the lock', go: room('Lock'), isThere: 'The same once more' },
  {
    name: 'the locked notes',
    async go(page) {
      await turnOn(page, 'plain words for a test');
      await lockNow(page);
    },
    isThere: 'Your notes are locked',
  },
  { name: 'help', go: room('Help'), isThere: 'It stays covered until you ask for it.' },
];

// What opens each room: a new one that is looked at nowhere fails here.
const OPENS: Readonly<Record<(typeof ROOM_NAMES)[number], string>> = {
  notes: 'a note being changed', 'look-back': 'looking back', map: 'the map', insights: 'the insights', settings: 'the settings', copies: 'the copies', lock: 'the lock', help: 'help',
};

it.each(ROOM_NAMES)('the room “%s” is among those that are looked at', (name) => expect(ROOMS.map((one) => one.name)).toContain(OPENS[name]));

describe.each(browsers)('every room in %s', (name) => {
  describe.each(['light', 'dark'] as const)('in the %s theme', (colorScheme) => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await launchBrowser(name, { extensionDir: builtFor(name), colorScheme, reducedMotion: true });
    });
    afterAll(() => leave(browser));
    beforeEach(() => forgetEverything(browser));

    it.each(ROOMS)('$name: nothing for axe to find, everything in reach at 348 px and at 200 % zoom (AX-06)', async ({ go, isThere }) => {
      const page = await openNotes(browser, 'No notes yet');
      await putRecords(page, notes, [due]);
      await page.waitFor('3 notes');
      await go(page);
      await page.waitFor(isThere);
      await looksRight(page);
      await page.close();
    });

    it('the first pages: nothing for axe to find, everything in reach at 348 px and at 200 % zoom (AX-06)', async () => {
      const page = await browser.open('first-run.html', { width: 800, height: 600 });
      let seen = 0;
      for (;;) {
        await page.waitFor({ role: 'heading', name: /./ });
        await looksRight(page);
        seen += 1;
        const [next] = await page.byRole('button', 'Next');
        if (!next) break;
        await page.click('button', 'Next');
      }
      expect(seen).toBe(3);
      await page.close();
    });

    it.each(['I noticed it later', 'Closeness came and held'])('“%s” in the popup: nothing for axe to find, everything in reach at 348 px and at 200 % zoom (AX-06)', async (way) => {
      const page = await openPause(browser);
      await page.click('button', way);
      await page.waitFor({ role: 'button', name: 'Done' });
      await looksRight(page);
      await page.close();
    });
  });
});

async function looksRight(page: Surface): Promise<void> {
  const violations = await page.axe();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
  for (const size of [
    { width: 348, height: 500 },
    { width: 640, height: 400 },
  ]) {
    await page.setViewport(size);
    expect(await unreachable(page)).toEqual([]);
  }
  expect(await page.errors()).toEqual([]);
}
