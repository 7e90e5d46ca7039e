// How much each page loads before its first paint, and how big the download is. These numbers are promises
// about speed: one grows only in a change that says what the new bytes buy.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateRawSync, gzipSync } from 'node:zlib';

const KB = 1000;
const BUDGETS = {
  // The page itself and its first-load JavaScript and CSS, each gzipped by file, with every chunk that the page pulls in at once.
  pages: {
    // Its style and its first words stand in the page itself.
    'newtab.html': { html: 3 * KB, js: 12 * KB, css: 0 },
    // Built apart, in one file, with its style in itself: 45 until the pause could be read in other languages, took the chosen look and spelling, and
    // led to help lines and the own plan; 51 while it shared files with the other pages, which compress worse.
    'popup.html': { html: 4 * KB, js: 48 * KB, css: 0 },
    'options.html': { html: 2 * KB, js: 80 * KB, css: 6 * KB },
    // Seen once in a life, so it may bring along the words of the whole interface.
    'first-run.html': { html: 1 * KB, js: 52 * KB, css: 4 * KB },
  },
  background: 25 * KB,
  zip: 400 * KB,
};

// A text that a library keeps through minification, and what may load it before its first paint or first event; everything else gets it later or never.
// A marker that is nowhere in a build says that the library is gone or has changed: then the row changes too.
export const LIBRARIES = {
  preact: { marker: 'dangerouslySetInnerHTML', in: ['newtab.html', 'popup.html', 'options.html', 'first-run.html'] },
  idb: { marker: 'continuePrimaryKey', in: ['popup.html', 'options.html', 'first-run.html', 'background.js'] },
  valibot: { marker: '~standard', in: ['popup.html', 'options.html', 'first-run.html', 'background.js'] },
  'webextension-polyfill': { marker: 'only be loaded in a browser extension', in: ['popup.html', 'options.html', 'first-run.html', 'background.js'] },
  '@tanstack/virtual-core': { marker: 'estimateSize', in: ['options.html'] },
  'd3-scale': { marker: 'rangeRound', in: [] },
  papaparse: { marker: 'UndetectableDelimiter', in: [] },
  'mdast-util-to-markdown': { marker: 'Cannot handle unknown node', in: [] },
};

// Any of these in the built code means that something could leave the device, whoever wrote it.
const NETWORK = /\bfetch\s*\(|\bXMLHttpRequest\b|\bWebSocket\b|\bEventSource\b|\bsendBeacon\b|\bWebTransport\b|\bRTCPeerConnection\b|\bimport\s*\(\s*["'`]https?:/g;

const root = fileURLToPath(new URL('..', import.meta.url));

function filesIn(folder, prefix = '') {
  return readdirSync(join(folder, prefix), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(prefix, entry.name);
    return entry.isDirectory() ? filesIn(folder, path) : [path];
  });
}

/** The scripts and styles that a page loads at once: what its HTML names, and what those scripts import. */
export function firstLoadOf(html, read) {
  const named = [...html.matchAll(/<(?:script|link)\b[^>]*?\s(?:src|href)="([^"]+)"/g)].map((match) => match[1].replace(/^\//, ''));
  const wanted = named.filter((path) => /\.(js|css)$/.test(path));
  const loaded = new Set();
  const load = (path) => {
    if (loaded.has(path)) return;
    loaded.add(path);
    if (!path.endsWith('.js')) return;
    // Static imports only: import("…") comes later and is not paid for before the first paint.
    for (const match of read(path).matchAll(/(?:\bfrom|\bimport)\s*["']([^"']+)["']/g)) {
      if (match[1].startsWith('.')) load(posix.join(dirname(path), match[1]));
      else if (match[1].startsWith('/')) load(match[1].slice(1));
    }
  };
  wanted.forEach(load);
  const paths = [...loaded];
  return { js: paths.filter((path) => path.endsWith('.js')), css: paths.filter((path) => path.endsWith('.css')) };
}

/** The bytes of a zip of these files: each one deflated, with its two headers, and the end record. */
export function zipBytes(entries) {
  const sizes = entries.map(({ path, data }) => Math.min(deflateRawSync(data, { level: 9 }).length, data.length) + 30 + 46 + 2 * Buffer.byteLength(path));
  return sizes.reduce((sum, size) => sum + size, 22);
}

/**
 * What is wrong with where the libraries are: one loaded at once by a page that must not, or one that is not found at all.
 * @param {string} folder
 * @param {Record<string, { marker: string, in: string[] }>} libraries
 */
export function strayLibraries(folder, libraries = LIBRARIES) {
  const paths = filesIn(folder);
  const read = (path) => readFileSync(join(folder, path), 'utf8');
  const scripts = paths.filter((path) => path.endsWith('.js'));
  const surfaces = paths.filter((path) => path.endsWith('.html') || path === 'background.js');
  const atOnce = new Map(surfaces.map((path) => [path, path.endsWith('.html') ? firstLoadOf(read(path), read).js : [path]]));
  return Object.entries(libraries).flatMap(([library, { marker, in: allowed }]) => {
    const holders = new Set(scripts.filter((path) => read(path).includes(marker)));
    if (holders.size === 0) return [`${library} is nowhere in the build: is its marker still right?`];
    const loading = surfaces.filter((path) => atOnce.get(path).some((script) => holders.has(script)));
    return loading.filter((path) => !allowed.includes(path)).map((path) => `${path} loads ${library} at once`);
  });
}

/**
 * Measures one built extension: rows of what, how much and how much is allowed, and the files that reach for a network.
 * @param {string} folder
 * @param {{ pages: Record<string, { html: number, js: number, css: number }>, background: number, zip: number }} budgets
 * @param {string[]} without pages that this build has not
 */
export function measure(folder, budgets = BUDGETS, without = []) {
  const paths = filesIn(folder);
  const read = (path) => readFileSync(join(folder, path));
  const gzipped = (list) => list.reduce((sum, path) => sum + gzipSync(read(path), { level: 9 }).length, 0);
  const rows = [];
  for (const [page, allowed] of Object.entries(budgets.pages)) {
    if (without.includes(page)) continue;
    if (!paths.includes(page)) throw new Error(`${folder} has no ${page}: is its name still right?`);
    const { js, css } = firstLoadOf(read(page).toString(), (path) => read(path).toString());
    rows.push({ what: page, bytes: gzipped([page]), allowed: allowed.html }, { what: `${page} js`, bytes: gzipped(js), allowed: allowed.js }, { what: `${page} css`, bytes: gzipped(css), allowed: allowed.css });
  }
  if (paths.includes('background.js')) rows.push({ what: 'background.js', bytes: gzipped(['background.js']), allowed: budgets.background });
  rows.push({ what: 'zip', bytes: zipBytes(paths.map((path) => ({ path, data: read(path) }))), allowed: budgets.zip });
  const network = paths.filter((path) => /\.(js|html)$/.test(path)).flatMap((path) => [...new Set(read(path).toString().match(NETWORK))].map((word) => `${path} holds ${word}`));
  return { rows, network };
}

function report() {
  const output = join(root, '.output');
  // What `npm run dev` builds is never shipped.
  const builds = existsSync(output) ? readdirSync(output).filter((name) => !name.endsWith('-dev') && existsSync(join(output, name, 'manifest.json'))) : [];
  if (builds.length === 0) return ['there is nothing to measure: run npm run build first'];
  return builds.flatMap((build) => {
    const { rows, network } = measure(join(output, build), BUDGETS, build.endsWith('-quiet') ? ['newtab.html'] : []);
    console.log(build);
    for (const { what, bytes, allowed } of rows) {
      console.log(`  ${what.padEnd(18)} ${(bytes / KB).toFixed(1).padStart(7)} of ${allowed / KB} kB`);
    }
    const heavy = rows.filter(({ bytes, allowed }) => bytes > allowed);
    return [...heavy.map(({ what, bytes, allowed }) => `${build}: ${what} is ${bytes} bytes, ${bytes - allowed} over its budget`), ...[...network, ...strayLibraries(join(output, build))].map((line) => `${build}: ${line}`)];
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const problems = report();
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
