// Every call to the disk that an operation makes is made to fail, one after the other, in each way that disks fail. Whatever fails: nothing that was
// there is lost, the failure is told with the right code or does not matter, and the next try works (ST-05, ST-07, LD-04).

import { beforeEach, describe, expect, test } from 'vitest';
import { withLookBack } from '../../../core/look-back.ts';
import { PauseProblem } from '../../../core/pause-port.ts';
import { createNotesServices, type NotesServices } from '../../../storage/notes-services.ts';
import { StorageError } from '../../../storage/storage-error.ts';
import { ALL_ANSWERS, NINE, noteWith, pauseWith } from '../../support/sample-pause.ts';
import { emptyStores, openPage, settled, stillClock } from '../../support/stores.ts';
import { FAULTS, watchDisk, type Fault } from '../../support/storage-faults.ts';

beforeEach(emptyStores);
// What does not matter is said in the console alone; here it would be said a hundred times.
beforeEach(() => void (console.warn = () => undefined));

const open = (epochMs = NINE) => createNotesServices(openPage(stillClock(epochMs)));
const pause = pauseWith(ALL_ANSWERS, { step: 'next-step' });
const OTHER = noteWith('other', { urgeText: 'must stay', readInto: 'all of it' });
const THIS = noteWith('this', { urgeText: 'before' });
const text = async (page: NotesServices, id: string) => (await page.notes.get(id))?.urgeText;

interface Operation {
  readonly name: string;
  /** What is there before, beside the other note. */
  prepare(page: NotesServices): Promise<unknown>;
  run(page: NotesServices): Promise<unknown>;
  /** Whether it is done, by what a page that opens afterwards finds. */
  isDone(page: NotesServices): Promise<boolean>;
  /** Whether it is as if nothing had been done. */
  isUndone(page: NotesServices): Promise<boolean>;
}

const OPERATIONS: readonly Operation[] = [
  {
    name: 'keeping a pause',
    prepare: (page) => page.pause.writeDraft(pause),
    run: (page) => page.pause.keep(pause, true),
    isDone: async (page) => await page.notes.count() === 2 && (await page.pause.open()).draft === null,
    isUndone: async (page) => await page.notes.count() === 1 && (await page.pause.open()).draft !== null,
  },
  {
    name: 'editing a note',
    prepare: (page) => page.notes.put(THIS),
    async run(page) {
      const failures: string[] = [];
      page.edits.watch((_, outcome) => outcome.type === 'failed' && failures.push(outcome.problem));
      page.edits.change('this', { urgeText: 'before' }, { urgeText: 'before and after' });
      await page.edits.flushAll();
      // What could not be written stays in its field, and goes with the next try.
      if (failures.length > 0) {
        expect(page.edits.isPending('this', 'urgeText')).toBe(true);
        throw new PauseProblem(failures[0] as never);
      }
    },
    isDone: async (page) => (await text(page, 'this')) === 'before and after',
    isUndone: async (page) => (await text(page, 'this')) === 'before',
  },
  {
    name: 'deleting a note',
    prepare: (page) => page.notes.put(THIS),
    run: (page) => page.notes.remove('this', NINE),
    isDone: async (page) => (await text(page, 'this')) === undefined && (await page.bin.all()).length === 1,
    isUndone: async (page) => (await text(page, 'this')) === 'before' && (await page.bin.all()).length === 0,
  },
  {
    name: 'deleting many notes',
    prepare: (page) => page.notes.put(THIS),
    run: (page) => page.bin.remove(['this'], NINE),
    isDone: async (page) => (await text(page, 'this')) === undefined && (await page.bin.all()).length === 1,
    isUndone: async (page) => (await text(page, 'this')) === 'before' && (await page.bin.all()).length === 0,
  },
  {
    name: 'bringing a note back',
    prepare: async (page) => {
      await page.notes.put(THIS);
      await page.notes.remove('this', NINE);
    },
    run: (page) => page.bin.restore(['this']),
    isDone: async (page) => (await text(page, 'this')) === 'before' && (await page.bin.all()).length === 0,
    isUndone: async (page) => (await text(page, 'this')) === undefined && (await page.bin.all()).length === 1,
  },
  {
    name: 'changing a setting',
    prepare: (page) => page.settings.change({ theme: 'dark' }),
    run: (page) => page.settings.change({ breathCount: 7 }),
    isDone: async (page) => sameSettings(await page.settings.read(), 7),
    isUndone: async (page) => sameSettings(await page.settings.read(), 3),
  },
  {
    name: 'writing the draft',
    prepare: (page) => page.pause.writeDraft(pauseWith({ urgeText: 'first' })),
    run: (page) => page.pause.writeDraft(pauseWith({ urgeText: 'first and second' })),
    isDone: async (page) => (await page.draft.read()).draft?.pause.answers.urgeText === 'first and second',
    isUndone: async (page) => (await page.draft.read()).draft?.pause.answers.urgeText === 'first',
  },
  {
    name: 'looking back',
    prepare: (page) => page.notes.put(THIS),
    run: (page) =>
      page.notes.revise('this', NINE, (stored) => withLookBack(stored, { verdict: 'signal', done: [], line: 'it was real' }, 'day', { epochMs: NINE, offsetMinutes: 0 })),
    isDone: async (page) => (await page.notes.get('this'))?.lookBacks[0]?.line === 'it was real',
    isUndone: async (page) => (await page.notes.get('this'))?.lookBacks.length === 0,
  },
  {
    name: 'adding an own word',
    prepare: async () => undefined,
    run: (page) => page.ownWords.put({ id: 'own:1', list: 'urges', text: 'knit', isPinned: false, isArchived: false }),
    isDone: async (page) => (await page.ownWords.all()).length === 1,
    isUndone: async (page) => (await page.ownWords.all()).length === 0,
  },
];

function sameSettings({ theme, breathCount }: { theme: string; breathCount: number }, count: number): boolean {
  return theme === 'dark' && breathCount === count;
}

function codeOf(thrown: unknown): string {
  if (thrown instanceof StorageError) return thrown.code;
  if (thrown instanceof PauseProblem) return thrown.problem.replace('storage-', '');
  return `no StorageError: ${String(thrown)}`;
}

/** What a fault may be told as. Where the database does not even open, it is `unavailable`; a draft has its own word. */
function codesFor(fault: Fault, call: string): readonly string[] {
  const told = fault === 'quota' ? 'quota' : call === 'database.open' ? 'unavailable' : 'failed';
  return [told, 'draft-failed'];
}

async function prepared(operation: Operation): Promise<void> {
  const page = open();
  await page.notes.put(OTHER);
  await operation.prepare(page);
  await settled();
  page.database.close();
}

describe.each(OPERATIONS.map((operation) => ({ operation, name: operation.name })))('$name', ({ operation }) => {
  test('loses nothing and says so, whichever call to the disk fails, and however', async () => {
    await prepared(operation);
    const well = watchDisk();
    await operation.run(open());
    well.heal();
    expect(await operation.isDone(open())).toBe(true);
    expect(well.calls.length).toBeGreaterThan(0);

    let told = 0;
    for (const fault of FAULTS) {
      for (const [number, call] of well.calls.entries()) {
        const where = `${fault} at call ${number}, ${call}`;
        emptyStores();
        await prepared(operation);
        const disk = watchDisk(number, fault);
        const page = open();
        const thrown = await operation.run(page).then(
          () => null,
          (error: unknown) => error,
        );
        disk.heal();
        if (thrown !== null) {
          told += 1;
          expect(codesFor(fault, call), where).toContain(codeOf(thrown));
        }
        await settled();
        const after = open();
        const isDone = await operation.isDone(after);
        // Not told as failed means done; told as failed, it is done whole or not at all.
        expect(isDone || (thrown !== null && (await operation.isUndone(after))), `${where}: half done, or said to be done`).toBe(true);
        expect(await after.notes.get('other'), where).toEqual(OTHER);
        // The same page tries again, and it works.
        await operation.run(page);
        expect(await operation.isDone(open()), `${where}: the next try`).toBe(true);
        expect(await open().notes.get('other'), where).toEqual(OTHER);
      }
    }
    expect(told).toBeGreaterThan(0);
  });
});
