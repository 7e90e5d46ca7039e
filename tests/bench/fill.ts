/** Fills the database of a bench's browser with notes. */
import type { Note } from '../../core/note.ts';
import type { BenchBrowser } from './bench-browser.ts';

/** Of about so many bytes is each everyday note. */
const NOTE_BYTES = 1_000;
/** What is handed to the page at once. */
const AT_ONCE = 2_000;
const FILLER = 'They said they were happy, and I began to plan how to be busy on Sunday; I noticed it over the dishes. ';

const pick = <T>(list: readonly T[], at: number) => list[at % list.length]!;

/** Notes of every kind, five a day, going back from a fixed day: those from one number on to before another. */
export function everydayNotes(from: number, to: number): readonly Note[] {
  return Array.from({ length: to - from }, (_, index) => everydayNote(from + index));
}

function everydayNote(at: number): Note {
  const begunAt = `${new Date(Date.UTC(2026, 10, 25, 20) - at * 17_280_000).toISOString().slice(0, 19)}+00:00`;
  const kind = pick(['pause', 'pause', 'pause', 'held', 'pause', 'afterwards'] as const, at);
  const isPause = kind === 'pause';
  const text = `${at} ${FILLER.repeat(10)}`.slice(0, NOTE_BYTES / 3);
  return {
    id: `bench-${at}`, kind, begunAt, day: begunAt.slice(0, 10), changedAt: at, wantsLookBack: false, lookBackSettledAt: 0,
    urges: isPause ? [pick(['go-quiet', 'leave', 'scroll'], at)] : [], triggers: isPause ? [pick(['warm-time', 'criticism'], at)] : [],
    body: isPause ? [pick(['tight-chest', 'cold-hands'], at)] : [], feelings: isPause ? [pick(['tender', 'angry', 'numb'], at)] : [],
    urgeText: isPause ? text : '', feelingText: '', saidOrDone: isPause ? text : '', readInto: '', message: '', who: pick(['M', 'Åsa', ''], at),
    strength: isPause ? at % 11 : null, strengthAfter: null, confidence: null, verdict: isPause ? pick(['signal', 'protection', 'both', 'unsure'] as const, at) : null,
    questions: {}, nextStep: null, safety: false, lookBacks: [],
    texts: isPause ? {} : { 'what-happened': text, 'what-set-it-off': text }, moments: kind === 'held' ? ['need-was-met'] : [],
  };
}

/** Adds notes to the database, which the product itself has made by then. */
export async function addNotes({ browser, origin }: BenchBrowser, notes: readonly Note[]): Promise<void> {
  const page = await browser.newPage();
  await page.goto(`${origin}/options.html`);
  await page.waitForSelector('.notes-head, .windowed li, .pattern');
  for (let from = 0; from < notes.length; from += AT_ONCE) await page.evaluate(putNotes, notes.slice(from, from + AT_ONCE));
  await page.close();
}

/** Runs in the page. */
function putNotes(notes: readonly Note[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('one-beat');
    opening.onerror = () => reject(opening.error ?? new Error('open'));
    opening.onsuccess = () => {
      const transaction = opening.result.transaction('notes', 'readwrite');
      for (const note of notes) transaction.objectStore('notes').put(note);
      transaction.oncomplete = () => {
        opening.result.close();
        resolve();
      };
      transaction.onerror = () => reject(transaction.error ?? new Error('write'));
    };
  });
}
