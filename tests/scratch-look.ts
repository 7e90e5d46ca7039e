import { mkdirSync, writeFileSync } from 'node:fs';
import { builtFor, launchBrowser } from './support/browser/launch.ts';
import { noteWith, ALL_ANSWERS } from './support/sample-pause.ts';
import { openNotes, putRecords } from './e2e/support/notes.ts';

const out = '/tmp/copies-shots';
mkdirSync(out, { recursive: true });
const later = { ...noteWith('later', {}, '2026-11-20T21:10:00+00:00'), kind: 'afterwards', texts: { 'set-off': 'They asked about the holidays.\nI said “maybe”.', body: 'tight shoulders' } };
const notes = [
  { ...noteWith('full', { ...ALL_ANSWERS, message: 'I need an hour, and I will call at eight.' }), lookBacks: [{ lookedAt: '2026-11-26T08:00:00+00:00', span: 'day', verdict: 'signal', done: ['talked'], line: 'It was late, and I was tired.' }] },
  later,
  noteWith('short', { urges: ['leave'], feelings: ['numb'], verdict: 'unsure' }, '2026-11-18T07:05:00+00:00'),
  noteWith('flagged', { urgeText: 'run', safety: true }, '2026-11-17T07:05:00+00:00'),
  ...Array.from({ length: 24 }, (_, i) => noteWith(`n${i}`, { urges: ['go-quiet'], urgeText: `evening ${i}`, feelings: ['sad'], verdict: 'both', strength: 6, strengthAfter: 4 }, `2026-10-${String(1 + i).padStart(2, '0')}T20:00:00+00:00`)),
];
const names = (process.argv[2] ?? 'chromium,firefox').split(',') as ('chromium' | 'firefox')[];
for (const name of names) for (const colorScheme of ['light', 'dark'] as const) for (const size of [{ n: 'wide', width: 1280, height: 1000, s: 1 }, { n: '348', width: 348, height: 640, s: 1 }, { n: 'zoom', width: 640, height: 400, s: 2 }]) {
  if (name === 'firefox' && size.n !== 'wide') continue;
  const browser = await launchBrowser(name, { extensionDir: builtFor(name), colorScheme, reducedMotion: true, deviceScale: size.s });
  try {
    const page = await openNotes(browser, 'No notes yet', size);
    await putRecords(page, notes);
    await page.waitFor('28 notes');
    const shot = async (what: string) => { await page.evaluate(() => window.scrollTo(0, 0)); await page.screenshot(`${out}/${name}-${what}-${size.n}-${colorScheme}.png`); await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight)); await page.screenshot(`${out}/${name}-${what}-${size.n}-${colorScheme}-end.png`); };
    await page.screenshot(`${out}/${name}-notes-${size.n}-${colorScheme}.png`);
    await page.click('button', 'Copies');
    await page.waitFor('A copy to keep');
    await shot('copies');
    await page.click('radio', /^Only someone/);
    await page.click('button', 'Save the copy');
    await shot('sealed');
    await page.click('radio', /^A table/);
    await page.click('button', /parts are in/);
    await shot('table');
    await page.click('radio', /^A sheet/);
    await page.click('button', /^Show a sheet/);
    await page.waitFor({ role: 'button', name: /^Print/ });
    await shot('sheet');
    if (size.n === 'wide') writeFileSync(`${out}/${name}-${colorScheme}.pdf`, await page.printed());
    console.log(name, colorScheme, size.n, await page.errors());
  } finally { await browser.close(); }
}
