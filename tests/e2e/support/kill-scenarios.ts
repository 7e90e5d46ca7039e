/**
 * What the browser is killed in. Each scenario works until the browser dies under it, and writes down what the page said was kept; what was
 * confirmed must be there afterwards, whole. A new scenario is one more entry in the table.
 */
import { decodeNote } from '../../../core/note-decode.ts';
import type { Note } from '../../../core/note.ts';
import { noteWith } from '../../support/sample-pause.ts';
import type { Browser } from '../../support/browser/types.ts';
import { openPause, storedDraft, storedNotes, TITLES, waitForStep } from './journey.ts';
import { openNotes, putRecords } from './notes.ts';

/** What is known of a profile over all its deaths. */
export class Book {
  /** Texts that a note may hold: someone began to write them. */
  readonly begun = new Set<string>();
  /** Texts of which the page said that they are kept. */
  readonly confirmed = new Set<string>();
  /** Notes that are edited letter by letter: how many letters the page said were saved. */
  readonly edited = new Map<string, number>();
}

export interface KillScenario {
  readonly name: string;
  /** Gets the browser to where the work begins; the time until the kill is counted from then on. `round` is its number, from 0. */
  prepare(browser: Browser, round: number, book: Book): Promise<() => Promise<void>>;
}

/** What is written into an edited note, one letter after another. */
const LETTERS = Array.from({ length: 280 }, (_, index) => String.fromCharCode(97 + (index % 26))).join('');

export const KILL_SCENARIOS: readonly KillScenario[] = [
  {
    name: 'keeping pauses',
    async prepare(browser, round, book) {
      const page = await openPause(browser);
      // What the last death left unfinished is finished first: it is a note like any other.
      if (await storedDraft(page)) {
        await page.click('button', 'Keep and close');
        await waitForStep(page, TITLES.kept);
        await page.reload();
        await waitForStep(page, TITLES.slow);
      }
      return async () => {
        for (let turn = 0; ; turn += 1) {
          const text = `round ${round}, pause ${turn}: ${'not answering until Monday '.repeat(3)}`;
          book.begun.add(text);
          await page.evaluate(keepOnePause, text);
          book.confirmed.add(text);
          await page.reload();
        }
      };
    },
  },
  {
    name: 'editing a note',
    async prepare(browser, round, book) {
      const id = `edited-${round}`;
      const page = await openNotes(browser, /notes?\b/);
      await putRecords(page, [noteWith(id, { urges: ['leave'], readInto: id }, `2027-01-01T${String(round % 24).padStart(2, '0')}:00:00+00:00`)]);
      book.edited.set(id, 0);
      await page.reload();
      await page.waitFor({ role: 'button', name: /^Edit / });
      await page.evaluate((readInto) => {
        const card = [...document.querySelectorAll('article')].find((each) => each.textContent.includes(readInto))!;
        card.querySelector<HTMLButtonElement>('.note-acts button')!.click();
      }, id);
      await page.waitFor(() => document.querySelector('.editing textarea') !== null);
      return async () => {
        for (let done = 0; done < LETTERS.length; ) {
          const next = Math.min(done + 1 + (done % 7), LETTERS.length);
          await page.evaluate(writeOn, LETTERS, done, next);
          book.edited.set(id, next);
          done = next;
        }
      };
    },
  },
];

/** Runs in the page: writes one line and keeps it, as a quick hand would. Settles when the page says "Kept". */
async function keepOnePause(text: string): Promise<void> {
  const until = <T>(look: () => T | undefined | null | false): Promise<T> =>
    new Promise((resolve) => {
      const again = () => {
        const found = look();
        if (found) resolve(found);
        else setTimeout(again, 4);
      };
      again();
    });
  const button = (name: string) => [...document.querySelectorAll('button')].find((each) => each.textContent.trim() === name);
  (await until(() => button('How strong, and what came before'))).click();
  const area = await until(() => document.querySelector('textarea'));
  area.value = text;
  area.dispatchEvent(new InputEvent('input', { bubbles: true }));
  (await until(() => button('Keep and close'))).click();
  await until(() => document.querySelector('h1')?.textContent.startsWith('Kept'));
}

/** Runs in the page: types on from `from` to `to`, leaves the field, and settles when the page says that this is saved. */
async function writeOn(letters: string, from: number, to: number): Promise<void> {
  const area = document.querySelector<HTMLTextAreaElement>('.editing textarea')!;
  for (let end = from + 1; end <= to; end += 1) {
    area.value = letters.slice(0, end);
    area.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await new Promise((resolve) => setTimeout(resolve, 4));
  }
  area.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
  await new Promise<void>((resolve) => {
    const again = () => {
      if (document.querySelector('.edit-state')?.textContent.trim() === 'Saved') resolve();
      else setTimeout(again, 4);
    };
    again();
  });
}

/** What is wrong after a death, one line each; empty when every confirmed word is there and nothing is garbled. */
export async function harmDone(browser: Browser, book: Book): Promise<string[]> {
  const page = await openNotes(browser, /notes?\b/, { width: 800, height: 600 });
  const stored: Note[] = await storedNotes(page);
  await page.close();
  const harm: string[] = [];
  const seen = new Map<string, number>();
  for (const note of stored) {
    const decoded = decodeNote(note);
    if (JSON.stringify(decoded) !== JSON.stringify(note)) harm.push(`a garbled note: ${JSON.stringify(note)}`);
    seen.set(note.urgeText, (seen.get(note.urgeText) ?? 0) + 1);
    if (book.edited.has(note.id)) {
      const most = book.edited.get(note.id)!;
      if (!LETTERS.startsWith(note.urgeText)) harm.push(`${note.id} holds what nobody wrote: ${note.urgeText}`);
      if (note.urgeText.length < most) harm.push(`${note.id} has ${note.urgeText.length} letters, and ${most} were said to be saved`);
    } else if (!book.begun.has(note.urgeText)) harm.push(`a note that nobody wrote: ${JSON.stringify(note)}`);
    else if (seen.get(note.urgeText)! > 1) harm.push(`kept twice: ${note.urgeText}`);
  }
  for (const id of book.edited.keys()) if (!stored.some((note) => note.id === id)) harm.push(`lost: ${id}`);
  for (const text of book.confirmed) if (!seen.has(text)) harm.push(`said to be kept, and lost: ${text}`);
  return harm;
}
