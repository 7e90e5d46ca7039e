/**
 * What the browser is killed in. Each scenario works until the browser dies under it, and writes down what the page said was kept; what was
 * confirmed must be there afterwards, whole. A new scenario is one more entry in the table; `kill-harm.ts` looks at what is left.
 */
import type { Note } from '../../../core/note.ts';
import type { Browser, Surface } from '../../support/browser/types.ts';
import { copyText } from '../../support/copies.ts';
import { draftWith, noteWith, pauseWith } from '../../support/sample-pause.ts';
import { chooseCopy, openCopies, type FileFolder } from './copies.ts';
import { openPause, storedDraft, TITLES, waitForStep } from './journey.ts';
import { NOTHING_AT_STAKE, type Book } from './kill-book.ts';
import { openNotes, putRecords } from './notes.ts';
import { openRoom, SLOW, turnOn } from './vault.ts';

export interface KillScenario {
  readonly name: string;
  /** Within so many milliseconds the work is done, in the slower browser. The deaths fall anywhere in them. */
  readonly spanMs: number;
  /** Gets the browser to where the work begins; the time until the kill is counted from then on. `round` is its number, from 0. */
  prepare(browser: Browser, round: number, book: Book, files: FileFolder): Promise<() => Promise<void>>;
}

/** How many notes are brought in, and how many there are at least when the lock is turned on. */
const CROWD = 300;
const OLD = 'a lamp in the window';
const NEW = 'four grey stones by the sea';

/** What is written into an edited note, one letter after another. */
export const LETTERS = Array.from({ length: 280 }, (_, index) => String.fromCharCode(97 + (index % 26))).join('');

export const KILL_SCENARIOS: readonly KillScenario[] = [
  {
    name: 'keeping pauses',
    spanMs: 1_200,
    async prepare(browser, round, book) {
      book.stakes = NOTHING_AT_STAKE;
      const page = await openPause(browser);
      // What the last death left unfinished is finished first: it is a note like any other.
      if (await storedDraft(page)) {
        await page.click('button', 'Keep and close');
        await waitForStep(page, TITLES.kept);
        await page.reload();
        await waitForStep(page, TITLES.slow);
        book.draft = null;
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
    spanMs: 900,
    async prepare(browser, round, book) {
      book.stakes = NOTHING_AT_STAKE;
      const id = `edited-${round}`;
      const page = await openNotes(browser, /notes?\b|No notes yet/);
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
  {
    name: 'bringing a copy in',
    spanMs: 400,
    async prepare(browser, round, book, files) {
      const crowd = crowdOf(round);
      const page = await openCopies(browser);
      await chooseCopy(page, files.file(`copy-${round}.json`, copyText({ notes: crowd })));
      book.stakes = { ...NOTHING_AT_STAKE, crowd: textsOf(crowd), crowdIs: 'coming' };
      return async () => {
        await press(page, `Bring in ${CROWD} notes`);
        await page.waitFor(`${CROWD} notes were brought in`, SLOW);
        book.stakes = { ...book.stakes, crowdIs: 'there' };
      };
    },
  },
  {
    name: 'turning the lock on',
    spanMs: 450,
    async prepare(browser, round, book) {
      const page = await openNotes(browser, /notes?\b|No notes yet/);
      book.stakes = { ...NOTHING_AT_STAKE, crowd: await putCrowd(page, round, book), lockIs: 'coming', passphrases: [OLD] };
      await openRoom(page, 'Lock');
      await page.click('checkbox', 'Show what I type');
      await page.fill('textbox', 'Passphrase', OLD);
      await page.fill('textbox', 'The same once more', OLD);
      return async () => {
        await press(page, 'Turn it on');
        await page.waitFor('The lock is on. Your notes are encrypted now', SLOW);
        book.stakes = { ...book.stakes, lockIs: 'there' };
      };
    },
  },
  {
    name: 'changing the passphrase',
    spanMs: 500,
    async prepare(browser, round, book) {
      const page = await openNotes(browser, /notes?\b|No notes yet/);
      const crowd = await putCrowd(page, round, book);
      await turnOn(page, OLD);
      book.stakes = { ...NOTHING_AT_STAKE, crowd, lockIs: 'there', passphrases: [OLD, NEW] };
      await page.click('button', 'Change the passphrase');
      await page.click('checkbox', 'Show what I type');
      await page.fill('textbox', 'Passphrase as it is now', OLD);
      await page.fill('textbox', 'New passphrase', NEW);
      await page.fill('textbox', 'The same once more', NEW);
      return async () => {
        await press(page, 'Change it');
        await page.waitFor('The passphrase is changed', SLOW);
        book.stakes = { ...book.stakes, opensWith: NEW };
      };
    },
  },
  {
    name: 'erasing everything',
    spanMs: 250,
    async prepare(browser, round, book) {
      const page = await openNotes(browser, /notes?\b|No notes yet/);
      book.stakes = { ...NOTHING_AT_STAKE, crowd: await putCrowd(page, round, book), erasingIs: 'begun' };
      await page.click('button', 'Settings');
      await page.fill('textbox', 'To go on, type “erase”', 'erase');
      return async () => {
        await press(page, 'Erase everything');
        await page.waitFor({ role: 'heading', name: 'Everything is erased' }, SLOW);
        book.stakes = { ...book.stakes, erasingIs: 'done' };
      };
    },
  },
];

/** Notes of one death: they go again after it, so that the work stays as long as it is. */
function crowdOf(round: number): readonly Note[] {
  return Array.from({ length: CROWD }, (_, index) => noteWith(`crowd-${round}-${index}`, { readInto: `crowd ${round}, note ${index}` }));
}

const textsOf = (notes: readonly Note[]) => new Map(notes.map((note) => [note.id, note.readInto]));

/** Puts a crowd of notes and, where none is under way, a draft: both have to be sealed. */
async function putCrowd(page: Surface, round: number, book: Book): Promise<ReadonlyMap<string, string>> {
  const crowd = crowdOf(round);
  await putRecords(page, crowd);
  if (!(await storedDraft(page))) {
    const text = `draft of round ${round}`;
    book.begun.add(text);
    book.draft = text;
    await page.evaluate(
      async (draft) => {
        const api = (globalThis as unknown as { browser?: typeof chrome }).browser ?? chrome;
        await api.storage.local.set({ draft });
      },
      draftWith(pauseWith({ urgeText: text }, { noteId: `draft-${round}` }), { writtenAt: Date.now() }),
    );
  }
  return textsOf(crowd);
}

/** Presses a button in the page itself: a hand that has to come from outside would take up the time in which the browser is to die. */
function press(page: Surface, name: string): Promise<void> {
  return page.evaluate((wanted) => [...document.querySelectorAll('button')].find((each) => each.textContent.trim() === wanted && !each.closest('nav'))!.click(), name);
}

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
