/** Every room of the options page, and the short notes in the popup: readable for everyone, and all of it in reach on a small screen. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dueIdsOf } from '../../core/due.ts';
import { browsers, builtFor, launchBrowser } from '../support/browser/launch.ts';
import type { Browser, Surface } from '../support/browser/types.ts';
import { noteWith } from '../support/sample-pause.ts';
import { forgetEverything, leave, openPause } from './support/journey.ts';
import { openNotes, putRecords } from './support/notes.ts';
import { unreachable } from './support/reach.ts';

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
  { name: 'help', go: room('Help'), isThere: 'It stays covered until you ask for it.' },
];

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
