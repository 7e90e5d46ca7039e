// `npm run icons`: draws every PNG of public/icon/ from its two SVG files. Run it after changing one of them
// and commit what it writes. Small sizes have a drawing of their own, since the dashes of the large one melt
// into a grey haze below 48 pixels.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decode, encode } from 'fast-png';
import puppeteer from 'puppeteer-core';
import { findBrowser, root } from './setup.mjs';

const folder = join(root, 'public', 'icon');
const LARGE = 'one-beat.svg';
const SMALL = 'one-beat-small.svg';

// The warm tones stand out from white and from black. Where the browser tells which of the two it has, they
// are darker or lighter still.
const ON_LIGHT: Colours = { '#b46b40': '#7c4523', '#c8794c': '#8f5530' };
const ON_DARK: Colours = { '#b46b40': '#f0c099', '#c8794c': '#f0c099' };

type Colours = Record<string, string>;
type Icon = { name: string; source: string; size: number; colours?: Colours };

const ICONS: Icon[] = [
  ...[16, 32].map((size) => ({ name: `${size}.png`, source: SMALL, size })),
  ...[48, 96, 128].map((size) => ({ name: `${size}.png`, source: LARGE, size })),
  ...[16, 32].map((size) => ({ name: `on-light-${size}.png`, source: SMALL, size, colours: ON_LIGHT })),
  ...[16, 32].map((size) => ({ name: `on-dark-${size}.png`, source: SMALL, size, colours: ON_DARK })),
];

function drawing({ source, colours = {} }: Icon): string {
  const svg = readFileSync(join(folder, source), 'utf8');
  return Object.entries(colours).reduce((text, [from, to]) => text.replaceAll(from, to), svg);
}

const executablePath = findBrowser('chromium');
if (!executablePath) throw new Error('icons are drawn by Chromium, and there is none: run node scripts/setup.mjs');

const browser = await puppeteer.launch({ executablePath, headless: true, args: ['--no-sandbox', '--force-color-profile=srgb'] });
try {
  const page = await browser.newPage();
  for (const icon of ICONS) {
    const { name, size } = icon;
    await page.setViewport({ width: size, height: size, deviceScaleFactor: 1 });
    await page.setContent(`<style>html,body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${drawing(icon)}`);
    // Written anew without filters between the rows: so few colours are a third smaller that way, and nothing of the picture is lost.
    writeFileSync(join(folder, name), encode(decode(await page.screenshot({ omitBackground: true })), { zlib: { level: 9 } }));
    console.log(`public/icon/${name}`);
  }
} finally {
  await browser.close();
}
