/** Every room of the options page, the locked one, the first pages, and the short notes in the popup: readable for everyone, and all of it in reach on a small screen. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ROOMS as ROOM_NAMES } from '../../entrypoints/options/RoomNav.tsx';
import { dueIdsOf } from '../../core/due.ts';
import { DEFAULT_SETTINGS } from '../../core/settings.ts';
import { browsers, builtFor, launchBrowser } from '../support/browser/launch.ts';
import type { Browser, Surface } from '../support/browser/types.ts';
import { copyText } from '../support/copies.ts';
import { FULL_NOTE, HELD_NOTE, LATER_NOTE } from '../support/sample-export.ts';
import { NINE, noteWith } from '../support/sample-pause.ts';
import { chooseCopy, fileFolder, type FileFolder } from './support/copies.ts';
import { forgetEverything, leave, openPause } from './support/journey.ts';
import { openNotes, putRecords } from './support/notes.ts';
import { ROOT } from '../support/word-files.ts';
import { unreachable } from './support/reach.ts';
import { lockNow, turnOn } from './support/vault.ts';

const notes = ['one', 'two', 'three'].map((urgeText, index) => noteWith(`n${index}`, { urgeText, who: 'K', verdict: 'both' }, `2026-11-2${index}T09:00:00+00:00`));
const due = { id: dueIdsOf('n0')[0]!, noteId: 'n0', kind: 'look-back', span: 'day', at: Date.now() - 60_000 } as const;

const LONG = 'They asked twice whether I would stay for breakfast, and I said that I had so much to do';
const changed = (id: string, urgeText: string, changedAt: number) => ({ ...noteWith(id, { urgeText, who: 'K', verdict: 'both' }), changedAt });
/** A copy of which every kind of line and of choice stands in the preview. */
const COPY = copyText(
  {
    notes: [
      changed('n0', `one, and ${LONG}`, NINE + 1), changed('n1', 'two, as it was before', NINE - 1), changed('n2', 'three, which is in the bin here', NINE),
      noteWith('new', { urgeText: LONG }), noteWith('own', { urges: ['own:1'] }), { urgeText: 'without a name' }, { ...noteWith('odd', { urgeText: 'odd' }), strength: 'very' },
    ],
    ownWords: [{ id: 'own:1', list: 'urges', text: 'hide under a blanket', isPinned: true, isArchived: false }],
    bin: [{ id: 'z', deletedAt: NINE, note: noteWith('z', { urgeText: 'thrown away' }) }],
    plan: [{ id: 'own', plan: { contacts: [], signs: 'when I count the exits', helps: '', people: '', places: '' } }],
  },
  { settings: { ...DEFAULT_SETTINGS, breathCount: 7, textSize: 'huge', later: true }, more: 'of a later version' },
);

const room = (name: string | RegExp) => async (page: Surface) => page.click('button', name);

const ROOMS: readonly { readonly name: string; go(page: Surface, files: FileFolder): Promise<void>; readonly isThere: string | RegExp }[] = [
  {
    name: 'a note being changed',
    async go(page) {
      await page.click('button', /^Edit .*one/);
      await page.click('button', 'Words chosen, next step and message');
    },
    isThere: 'Done',
  },
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
  {
    name: 'a sheet to print',
    async go(page) {
      await putRecords(page, [FULL_NOTE, LATER_NOTE, HELD_NOTE, noteWith('long', { urgeText: 'w'.repeat(120) })]);
      await page.waitFor('7 notes');
      await page.click('button', 'Copies');
      await page.click('radio', /^A sheet to print/);
      await page.click('button', 'Show a sheet of 7 notes');
    },
    isThere: 'Print 7 notes',
  },
  {
    name: 'what is in a copy',
    async go(page, files) {
      await page.click('button', /^Delete .*three/);
      await page.click('button', 'Copies');
      await chooseCopy(page, files.file('copy.json', COPY));
      await page.waitFor('3 notes are new here.');
      // Every list open at once, as nobody would have it.
      await page.evaluate(() => document.querySelectorAll<HTMLButtonElement>('.bring-group button[aria-expanded=false]').forEach((more) => more.click()));
    },
    isThere: 'hide under a blanket',
  },
  {
    name: 'a copy in place of everything',
    async go(page, files) {
      await page.click('button', 'Copies');
      await chooseCopy(page, files.file('copy.json', copyText({ notes })));
      await page.click('button', 'Put the copy in place of everything');
    },
    isThere: 'Put the copy in place of 3 notes?',
  },
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
    let files: FileFolder;
    beforeAll(async () => {
      files = fileFolder();
      browser = await launchBrowser(name, { extensionDir: builtFor(name), colorScheme, reducedMotion: true });
    });
    afterAll(async () => {
      files.remove();
      await leave(browser);
    });
    beforeEach(() => forgetEverything(browser));

    it.each(ROOMS)('$name: nothing for axe to find, everything in reach at 348 px and at 200 % zoom (AX-06)', async ({ go, isThere }) => {
      const page = await openNotes(browser, 'No notes yet');
      await putRecords(page, notes, [due]);
      await page.waitFor('3 notes');
      await go(page, files);
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

/** The bare name of a word of the interface: it stands on a page where its section was not loaded. */
const BARE_NAME = new RegExp(`(?<![\\w.])(${[...readFileSync(join(ROOT, 'locales/en.yml'), 'utf8').matchAll(/^([a-z-]+):$/gm)].map(([, section]) => section).join('|')})\\.[a-z]+(-[a-z]+)*(?![\\w.])`);

async function looksRight(page: Surface): Promise<void> {
  expect(await page.text()).not.toMatch(BARE_NAME);
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
