/**
 * `npm run shots [-- pages|store|papers]`: pictures of the built extension in real Chromium, with invented notes. Without a name, the first.
 *
 *   pages    every step of the pause, every part of the options page and the other pages, to be looked at: both themes; 348, 400 and 1280 px wide,
 *            and 200 % zoom (half as many CSS pixels, each drawn twice as large). Into `.output/shots/`.
 *   store    what the stores are given (docs/store): the pictures of a listing and the tile. Into `.output/shots/store/`.
 *   papers   the three pictures of the README. Into `docs/pictures/`.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import puppeteer from 'puppeteer-core';
import { firstRunPassed } from '../tests/e2e/support/first-run.ts';
import { forgetEverything, openPause, TITLES, waitForStep } from '../tests/e2e/support/journey.ts';
import { openNotes, putRecords } from '../tests/e2e/support/notes.ts';
import { PLACES } from '../tests/e2e/support/walk.ts';
import { builtFor, findProgram, launchBrowser } from '../tests/support/browser/launch.ts';
import type { Browser, Size, Surface } from '../tests/support/browser/types.ts';
import { inventedDues, inventedNotes } from './invented-notes.ts';
import { root } from './setup.mjs';
import { PICTURE_SIZE, STORE_PICTURES, STORE_TILE, TILE_SIZE } from './store-listing.ts';

const SIZES = [
  { name: '348', width: 348, height: 500, deviceScale: 1 },
  { name: '400', width: 400, height: 600, deviceScale: 1 },
  { name: '1280', width: 1280, height: 800, deviceScale: 1 },
  { name: 'zoom', width: 640, height: 400, deviceScale: 2 },
] as const;

/** A card that gives nothing away, for a picture that others may see. */
const CARD = 'the-easiest-plant-on-the-windowsill';
const SETS: Record<string, () => Promise<number>> = { pages, store, papers };

const [wanted = 'pages'] = process.argv.slice(2);
const draw = SETS[wanted];
if (!draw) throw new Error(`There are no pictures called ${wanted}; there are ${Object.keys(SETS).join(', ')}.`);
console.log(`${await draw()} pictures`);

async function pages(): Promise<number> {
  let count = 0;
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const size of SIZES) {
      await withBrowser({ colorScheme, deviceScale: size.deviceScale }, async (browser) => {
        const shoot = async (page: Surface, name: string) => {
          // A step that was scrolled to on the way is shown from its top, as a person first sees it.
          await page.evaluate(() => window.scrollTo(0, 0));
          await page.screenshot(inFolder('.output/shots', `${name}-${size.name}-${colorScheme}.png`));
          count += 1;
        };
        for (const place of PLACES) {
          await forgetEverything(browser);
          const page = await openPause(browser, size);
          await place.go(page);
          await shoot(page, `pause-${place.name}`);
          await page.close();
        }
        await shootRest(browser, size, shoot);
      });
    }
  }
  return count;
}

/** Short notes, the first pages, the new tab, and every part of the options page. */
async function shootRest(browser: Browser, size: Size, shoot: (page: Surface, name: string) => Promise<void>): Promise<void> {
  await forgetEverything(browser);
  for (const [name, way] of [['later', 'I noticed it later'], ['held', 'Closeness came and held']] as const) {
    const page = await openPause(browser, size);
    await page.click('button', way);
    await page.waitFor({ role: 'button', name: 'Done' });
    await shoot(page, `short-${name}`);
    await page.close();
    await forgetEverything(browser);
  }
  const first = await browser.open('first-run.html', size);
  await first.waitFor({ role: 'heading', name: /./ });
  await shoot(first, 'first-run');
  await first.close();
  const tab = await openCard(browser, size);
  await shoot(tab, 'new-tab');
  await tab.close();

  const page = await openInvented(browser, size);
  await shoot(page, 'options-notes');
  await page.click('button', 'More filters');
  await shoot(page, 'options-filters');
  await page.click('button', 'Fewer filters');
  await page.click('button', /^Edit go quiet/);
  await page.waitFor({ role: 'button', name: 'Done' });
  await page.evaluate(() => document.querySelector('.windowed textarea')?.scrollIntoView({ block: 'center' }));
  await shoot(page, 'options-editing');
  await page.click('button', 'Done');
  // Whatever parts the page has by now.
  const parts = await page.evaluate(() => [...document.querySelectorAll('.room-nav li button')].map((part) => part.textContent!.split(',')[0]!).slice(1));
  for (const part of parts) {
    await page.click('button', new RegExp(`^${part}(,|$)`));
    await page.waitFor({ role: 'heading', name: part });
    await shoot(page, `options-${part.toLowerCase().replaceAll(' ', '-')}`);
  }
  await page.close();
}

async function store(): Promise<number> {
  const [newTab, pause, question, notes, settings] = STORE_PICTURES;
  const file = (name: string) => inFolder('.output/shots/store', name);
  await withBrowser({ colorScheme: 'light', deviceScale: 1 }, async (browser) => {
    const tab = await openCard(browser, PICTURE_SIZE);
    await tab.screenshot(file(newTab));
    await tab.click('button', 'Pause');
    await waitForStep(tab, TITLES.slow);
    await tab.screenshot(file(pause));
    await tab.click('button', 'go quiet');
    await tab.click('button', 'restless');
    await waitForStep(tab, TITLES.signal);
    await tab.screenshot(file(question));
    await tab.close();
    await forgetEverything(browser);
    const options = await openInvented(browser, PICTURE_SIZE);
    await options.screenshot(file(notes));
    await options.click('button', 'Settings');
    await options.waitFor({ role: 'heading', name: 'Settings' });
    await options.screenshot(file(settings));
    await options.close();
  });
  await drawTile(file(STORE_TILE));
  return STORE_PICTURES.length + 1;
}

async function papers(): Promise<number> {
  const file = (name: string) => inFolder('docs/pictures', name);
  await withBrowser({ colorScheme: 'light', deviceScale: 1 }, async (browser) => {
    const page = await openPause(browser, { width: 400, height: 580 });
    await waitForStep(page, TITLES.slow);
    await page.screenshot(file('pause.png'));
    await page.click('button', 'go quiet');
    await page.click('button', 'restless');
    await waitForStep(page, TITLES.signal);
    await page.screenshot(file('signal.png'));
    await page.close();
    const tab = await openCard(browser, { width: 1000, height: 625 });
    await tab.screenshot(file('new-tab.png'));
    await tab.close();
  });
  return 3;
}

async function withBrowser(media: { colorScheme: 'light' | 'dark'; deviceScale: number }, work: (browser: Browser) => Promise<void>): Promise<void> {
  const browser = await launchBrowser('chromium', { extensionDir: builtFor('chromium'), reducedMotion: true, ...media });
  try {
    // The first pages open by themselves and take the place in front: no picture can be taken of what lies behind.
    await firstRunPassed(browser);
    await work(browser);
  } finally {
    await browser.close();
  }
}

/** The new tab with its card in sight, as the second tab of someone who wants cards open. */
async function openCard(browser: Browser, size: Size): Promise<Surface> {
  const before = await browser.open('newtab.html', size);
  await before.waitFor({ role: 'button', name: 'Pause' });
  await before.evaluate(async (id) => {
    const now = new Date();
    const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
    const newTab = { isCovered: false, howOften: 'every-tab', picksByPattern: false };
    const deck = { round: 1, queue: [id], seen: [], picks: [], days: [{ day, id, reason: 'next' }] };
    localStorage.removeItem('new-tab');
    await chrome.storage.local.set({ settings: { newTab }, insights: { revision: 1, deck, seen: [] } });
  }, CARD);
  // The first tab after that fills the mirror; the next one is drawn from it.
  await before.reload();
  await before.waitFor(() => localStorage.getItem('new-tab')?.includes('"isCovered":false'));
  await before.reload();
  await before.waitFor({ role: 'article', name: /./ });
  return before;
}

async function openInvented(browser: Browser, size: Size): Promise<Surface> {
  const page = await openNotes(browser, 'No notes yet', size);
  const now = Date.now();
  await putRecords(page, inventedNotes(now), inventedDues(now));
  await page.waitFor(`${inventedNotes(now).length} notes`);
  return page;
}

/** The store's tile: the mark and the name on the paper of the product, and not a word more. */
async function drawTile(file: string): Promise<void> {
  const mark = readFileSync(path.join(root, 'public/icon/one-beat.svg'), 'utf8');
  const browser = await puppeteer.launch({ executablePath: findProgram('chromium'), headless: true, args: ['--no-sandbox', '--force-color-profile=srgb'] });
  try {
    const page = await browser.newPage();
    await page.setViewport({ ...TILE_SIZE, deviceScaleFactor: 1 });
    await page.setContent(
      `<style>body{margin:0;block-size:100vh;display:grid;place-content:center;justify-items:center;gap:20px;background:#f9f5ed;color:#1e2333;font:42px/1 Georgia,"Liberation Serif",serif}svg{inline-size:112px}</style>${mark}<span>One Beat</span>`,
    );
    await page.screenshot({ path: file as `${string}.png` });
  } finally {
    await browser.close();
  }
}

function inFolder(folder: string, name: string): string {
  const whole = path.join(root, folder);
  mkdirSync(whole, { recursive: true });
  return path.join(whole, name);
}
