// long: one walk through the map in one browser; each part goes on from what the one before has drawn
/** The map in real browsers: what it counts and never counts, from a picture to the notes behind it, by mouse, by keys and as a copy. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Note } from '../../core/note.ts';
import { browsers, builtFor, launchBrowser } from '../support/browser/launch.ts';
import type { Browser, Surface } from '../support/browser/types.ts';
import { heldOn, lookedBackOn } from '../support/sample-map.ts';
import { noteWith } from '../support/sample-pause.ts';
import { forgetEverything, leave } from './support/journey.ts';
import { openNotes, putRecords, titles } from './support/notes.ts';
import { unreachable } from './support/reach.ts';

const BEFORE = 'What came before, and what the pull wanted';
const SURE = 'How sure then, how it looks later';
const day = (at: number) => `2026-11-${String(at + 1).padStart(2, '0')}T20:00:00+00:00`;

/** Twenty-four pauses that were looked back on, two with the mark, four moments that held. */
const notes: readonly Note[] = [
  ...Array.from({ length: 24 }, (_, at) =>
    lookedBackOn(`p${at}`, 'protection', at % 4 === 0 ? 'signal' : 'protection', {
      begunAt: day(at), day: day(at).slice(0, 10), urgeText: `pause ${at}`, triggers: [at % 3 === 0 ? 'criticism' : 'warm-time'], urges: [at % 3 === 0 ? 'leave' : 'go-quiet'],
      feelings: ['smothered'], body: ['tight-chest'], confidence: at < 12 ? 90 : 20, strength: 7, strengthAfter: 4, who: at === 0 ? 'K' : 'M',
    }),
  ),
  ...['f1', 'f2'].map((id) => noteWith(id, { urgeText: 'flagged', triggers: ['warm-time'], urges: ['go-quiet'], feelings: ['afraid'], verdict: 'protection', safety: true }, day(20))),
  ...['2026-11-02', '2026-11-09', '2026-11-10', '2026-11-20'].map((on, at) => heldOn(`h${at}`, on)),
];

/** The numbers of a view's picture or table, by the names of its buttons. */
const namesIn = (page: Surface, title: string, selector: string) =>
  page.evaluate(
    (heading, buttons) => [...[...document.querySelectorAll('.pattern')].find((each) => each.querySelector('h2')?.textContent === heading)!.querySelectorAll(buttons)].map((button) => button.getAttribute('aria-label')),
    title,
    selector,
  );

/** Presses a button in a view, as often as there are buttons of that name on the page. */
const pressIn = (page: Surface, title: string, text: string) =>
  page.evaluate(
    (heading, name) => {
      const view = [...document.querySelectorAll('.pattern')].find((each) => each.querySelector('h2')?.textContent === heading)!;
      [...view.querySelectorAll('button')].find((button) => button.textContent === name)!.click();
    },
    title,
    text,
  );

describe.each(browsers)('the map in %s', (name) => {
  let browser: Browser;
  let page: Surface;
  beforeAll(async () => {
    browser = await launchBrowser(name, { extensionDir: builtFor(name), reducedMotion: true });
  });
  afterAll(() => leave(browser));
  beforeEach(async () => {
    await page?.close();
    await forgetEverything(browser);
    page = await openNotes(browser, 'No notes yet');
    await putRecords(page, notes);
    await page.waitFor('30 notes');
    await page.click('button', 'Map');
    await page.waitFor({ role: 'img', name: `As a picture: ${BEFORE}` });
  });

  it('counts every note but those marked “I don’t feel safe”, and says a view in a sentence', async () => {
    await page.waitFor('28 notes count here.');
    await page.waitFor('In 16 of 24 notes, “a warm time” came before.');
    expect(await page.text()).not.toContain('afraid');
    expect(await page.errors()).toEqual([]);
  });

  it('shows in its tables what its pictures show', async () => {
    for (const title of [BEFORE, SURE, 'Time of day and weekday', 'Closeness that came and held']) {
      const marks = await namesIn(page, title, '[role=toolbar] button');
      expect(marks.length).toBeGreaterThan(1);
      await pressIn(page, title, 'The same as a table');
      await page.waitFor({ role: 'table', name: `As a table: ${title}` });
      expect((await namesIn(page, title, 'td button')).toSorted()).toEqual(marks.toSorted());
    }
  });

  it('leads from a part of a picture to the notes behind it and no others, also after a reload, with nothing in the address', async () => {
    await page.click('button', 'criticism or hurt, leave: 8 notes');
    await page.waitFor('8 notes of 30 shown');
    await page.waitFor('Only the notes behind one part of the map are shown.');
    expect((await titles(page)).every((title) => title.includes('leave'))).toBe(true);
    await page.reload();
    await page.waitFor('8 notes of 30 shown');
    expect(await page.url()).toBe(`${browser.origin}/options.html`);
    await page.click('button', 'Back to the map');
    await page.click('button', 'a warm time, go quiet: 16 notes');
    await page.waitFor('16 notes of 30 shown');
    await page.click('button', 'Show all notes');
    await page.waitFor('30 notes');
  });

  it('is used by keys alone', async () => {
    await page.evaluate(() => document.querySelector<HTMLButtonElement>('.pattern:nth-of-type(3) [role=toolbar] button')!.focus());
    expect(await page.focused()).toEqual({ role: 'button', name: 'a warm time, go quiet: 16 notes' });
    await page.press('ArrowRight');
    expect(await page.focused()).toEqual({ role: 'button', name: 'criticism or hurt, leave: 8 notes' });
    await page.press('Tab');
    expect(await page.focused()).toEqual({ role: 'button', name: 'The same as a table' });
    await page.press('Shift+Tab');
    expect(await page.focused()).toEqual({ role: 'button', name: 'criticism or hurt, leave: 8 notes' });
    await page.press('Enter');
    await page.waitFor('8 notes of 30 shown');
    await page.waitForFocus({ role: 'heading', name: 'Notes' });
  });

  it('goes by the filters of the notes, and says where that leaves too few', async () => {
    await page.click('button', 'More filters');
    await page.fill('combobox', 'What the pull wanted', 'leave');
    await page.waitFor('8 notes count here.');
    await page.waitFor('Too early to tell: 8 pauses looked back on so far. It takes at least 20.');
    await page.waitForGone({ role: 'img', name: `As a picture: ${SURE}` });
    await page.click('button', 'Clear the filters');
    await page.fill('combobox', 'Who', 'M');
    await page.waitFor('This one is never shown for one person or one search.');
  });

  it('is copied as a table and as a picture', async () => {
    await page.activate();
    await page.evaluate(() => {
      const copies: (string | Blob)[] = [];
      (globalThis as unknown as { copies: typeof copies }).copies = copies;
      navigator.clipboard.writeText = async (text) => void copies.push(text);
      navigator.clipboard.write = async ([item]) => void copies.push(await item!.getType('image/png'));
    });
    await pressIn(page, BEFORE, 'Copy as CSV');
    await page.waitFor('Table copied');
    await pressIn(page, BEFORE, 'Copy as picture');
    await page.waitFor('Picture copied');
    const [text, picture] = await page.evaluate(async () => {
      const [csv, png] = (globalThis as unknown as { copies: [string, Blob] }).copies;
      const image = await createImageBitmap(png);
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = canvas.getContext('2d')!;
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, image.width, image.height);
      const colours = new Set<number>();
      for (let at = 0; at < data.length; at += 4) colours.add((data[at]! << 16) | (data[at + 1]! << 8) | data[at + 2]!);
      return [csv, { type: png.type, width: image.width, height: image.height, colours: colours.size }] as const;
    });
    expect(text).toBe('\uFEFF"What came before","go quiet","leave"\r\n"a warm time","16","0"\r\n"criticism or hurt","0","8"\r\n');
    expect(picture.type).toBe('image/png');
    expect(Math.min(picture.width, picture.height)).toBeGreaterThan(200);
    // Paper, ink, the discs and the shades between: a picture that came out blank has one colour.
    expect(picture.colours).toBeGreaterThan(20);
    expect(await page.errors()).toEqual([]);
  });

  it.each([{ colorScheme: 'light' }, { colorScheme: 'dark' }] as const)('is copied with its patterns as they are drawn in the $colorScheme theme', async ({ colorScheme }) => {
    await page.emulate({ colorScheme });
    await page.activate();
    await page.evaluate(() => {
      navigator.clipboard.write = async ([item]) => void ((globalThis as unknown as { copied: Blob }).copied = await item!.getType('image/png'));
    });
    await pressIn(page, SURE, 'Copy as picture');
    await page.waitFor('Picture copied');
    const seen = await page.evaluate(async (title) => {
      const view = [...document.querySelectorAll('.pattern')].find((each) => each.querySelector('h2')?.textContent === title)!;
      const svg = view.querySelector('svg')!.getBoundingClientRect();
      const image = await createImageBitmap((globalThis as unknown as { copied: Blob }).copied);
      const context = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
      context.drawImage(image, 0, 0);
      const colourAt = (x: number, y: number) => [...context.getImageData(Math.round(x), Math.round(y), 1, 1).data].slice(0, 3).join(' ');
      // Two pixels for one, a margin of 24, and the drawing at the foot.
      const left = 24 * 2;
      const top = image.height - (svg.height + 24) * 2;
      const along = (part: string) => {
        const mark = [...view.querySelectorAll('[role=toolbar] button')].find((button) => button.getAttribute('aria-label')!.includes(part))!.getBoundingClientRect();
        const y = top + (mark.top - svg.top + 16) * 2;
        return new Set(Array.from({ length: 40 }, (_, at) => colourAt(left + (mark.left - svg.left + 6 + at / 2) * 2, y))).size;
      };
      const ground = colourAt(4, 4);
      const [same, signal] = [along('looks the same'), along('more like a real signal')];
      // What the page shows, through the same paint.
      context.fillStyle = getComputedStyle(view).backgroundColor;
      context.fillRect(0, 0, 8, 8);
      return { ground, same, signal, shown: colourAt(4, 4) };
    }, SURE);
    expect(seen.same).toBe(1);
    // Stripes: the ink, what is between, and the shades at their edges.
    expect(seen.signal).toBeGreaterThan(1);
    expect(seen.shown).toBe(seen.ground);
    expect(await page.errors()).toEqual([]);
  });

  // Firefox cannot take the forced colours back again.
  it.runIf(name === 'chromium')('tells each mark and label from its ground in forced colours, and full from empty (AX-04)', async () => {
    await page.emulate({ forcedColors: true });
    const { drawn, ink, paper, classes } = await page.evaluate(() => {
      const probe = document.body.appendChild(document.createElement('i'));
      const systemColour = (name: string) => {
        probe.style.cssText = `forced-color-adjust: none; color: ${name}`;
        return getComputedStyle(probe).color;
      };
      const found = { ink: systemColour('CanvasText'), paper: systemColour('Canvas') };
      probe.remove();
      const elements = [...document.querySelectorAll('.picture svg :is(text, circle, rect, path, line)')];
      return {
        ...found,
        classes: [...new Set(elements.map((each) => each.getAttribute('class')!.split(' ')[0]!))].toSorted(),
        drawn: elements.map((each) => {
          const { fill, stroke, strokeWidth } = getComputedStyle(each);
          const { backgroundColor } = getComputedStyle(each.closest('.pattern')!);
          return { is: `${each.tagName}.${each.getAttribute('class')}`, isInPattern: each.closest('defs') !== null, fill, stroke: Number.parseFloat(strokeWidth) > 0 ? stroke : 'none', ground: backgroundColor };
        }),
      };
    });
    expect(ink).not.toBe(paper);
    expect(classes).toEqual(['map-axis', 'map-empty', 'map-full', 'map-ink', 'map-line', 'map-none', 'map-part', 'map-range', 'map-ring', 'map-text', 'map-way']);
    const allowed = (colour: string) => [ink, paper, 'none'].includes(colour) || colour.startsWith('url(');
    expect(drawn.filter(({ fill, stroke }) => !allowed(fill) || !allowed(stroke))).toEqual([]);
    expect(drawn.filter(({ ground }) => ground !== paper)).toEqual([]);
    const fillsOf = (part: string) => [...new Set(drawn.filter(({ is }) => is.includes(part)).map(({ fill }) => fill))];
    // What stands on the paper is of ink; what is empty is of paper, within a line of ink.
    expect(fillsOf('.map-full')).toEqual([ink]);
    expect(fillsOf('.map-ink')).toEqual([ink]);
    expect(fillsOf('.map-empty')).toEqual([paper]);
    expect(fillsOf('.map-ring')).toEqual([paper]);
    expect([...new Set(drawn.filter(({ is }) => is.startsWith('text')).map(({ is, fill }) => `${is.includes('on-full')} ${fill}`))].toSorted()).toEqual([`false ${ink}`, `true ${paper}`].toSorted());
    const lost = drawn.filter(({ is, isInPattern, fill, stroke }) => !isInPattern && !is.includes('on-full') && fill !== ink && stroke !== ink);
    expect(lost).toEqual([]);
    await page.emulate({ forcedColors: false });
  });

  it('leaves out what lies in the bin', async () => {
    await page.click('button', 'Notes');
    await page.waitFor('30 notes');
    await page.evaluate(() => [...document.querySelectorAll('button')].find((button) => button.getAttribute('aria-label')?.startsWith('Delete'))!.click());
    await page.waitFor('1 note is in the bin.');
    await page.click('button', 'Map');
    await page.waitFor('27 notes count here.');
  });

  it.each([{ colorScheme: 'light' }, { colorScheme: 'dark' }] as const)('has nothing for axe to find in the $colorScheme theme, and all of it in reach at 348 px and 200 % zoom (AX-06)', async ({ colorScheme }) => {
    await page.emulate({ colorScheme });
    await pressIn(page, BEFORE, 'The same as a table');
    await page.waitFor({ role: 'table', name: `As a table: ${BEFORE}` });
    const violations = await page.axe();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
    for (const size of [
      { width: 348, height: 500 },
      { width: 640, height: 400 },
    ]) {
      await page.setViewport(size);
      expect(await unreachable(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
    }
  });
});
