/**
 * Runs in a page of the extension: the stores as they are shipped, each operation beside the bare one that does no more than must be done. The two are
 * timed in turn in the same page over the same database, and each checks what it got, so that nothing is fast by doing nothing.
 */
import { openDB, type IDBPDatabase } from 'idb';
import { encodeCopy } from '../../core/copy.ts';
import { localTimeOf } from '../../core/day.ts';
import { dueChange } from '../../core/due.ts';
import { NO_ANSWERS, noteOf, type Note } from '../../core/note.ts';
import { refreshBadge } from '../../entrypoints/background/badge.ts';
import { readCopyContent } from '../../storage/copy.ts';
import { createDatabase, DATABASE_VERSION } from '../../storage/database.ts';
import { createNotesServices } from '../../storage/notes-services.ts';
import { createServices } from '../../storage/services.ts';
import { systemClock } from '../../storage/clock.ts';
import { bringOperations, lockOperations, switchLock, type Over } from './lock-and-copies.ts';
import { everyNote } from '../../storage/every-note.ts';

/** How long each run of an operation took, in milliseconds. */
export interface Times {
  readonly ours: number[];
  readonly bare: number[];
}

export interface Operation {
  /** What has to be so before each; it is not timed. */
  before?(): Promise<unknown>;
  ours(): Promise<unknown>;
  bare?(): Promise<unknown>;
  /** How many times it is done for one figure: what takes a part of a millisecond says little alone. */
  readonly times: number;
}

const NAME = 'one-beat';
const FIRST = 50;
const services = createNotesServices(createServices(systemClock, createDatabase(), () => import('../../storage/vault.ts')));
let bareDatabase: IDBPDatabase | null = null;
const bare = async () => (bareDatabase ??= await openDB(NAME, DATABASE_VERSION));
let made = 0;

function newNote(): Note {
  made += 1;
  const now = systemClock.now();
  const text = 'They asked what I am doing on Sunday, and I began to plan how to be busy. '.repeat(4);
  return noteOf(`made-${now.epochMs}-${made}`, localTimeOf(now), { ...NO_ANSWERS, urges: ['go-quiet'], feelings: ['tender'], saidOrDone: text }, now.epochMs, true);
}

function checked<T>(value: T, isRight: boolean): T {
  if (!isRight) throw new Error('an operation gave something else than it should');
  return value;
}

/** What tells the other pages and the worker of a writing: one value in `storage.local`, since nothing else reaches all of them and wakes the worker. */
async function bareTelling(): Promise<void> {
  await chrome.storage.local.set({ changed: { noteId: 'made', mark: `bare:${(made += 1)}` } });
}

/** One strict transaction with the note and the times it asks for, and then the news of it. */
async function bareSave(note: Note): Promise<void> {
  const transaction = (await bare()).transaction(['notes', 'dues'], 'readwrite', { durability: 'strict' });
  const { put } = dueChange(undefined, note, systemClock.offsetAt);
  await Promise.all([transaction.objectStore('notes').put(note), ...put.map((due) => transaction.objectStore('dues').put(due)), transaction.done]);
  await bareTelling();
}

async function bareNewest(): Promise<readonly unknown[]> {
  const index = (await bare()).transaction('notes').store.index('byBegunAt') as unknown as { getAllRecords(options: object): Promise<readonly { readonly value: unknown }[]> };
  // A record makes its value only when it is asked for: without asking there would be no notes.
  return (await index.getAllRecords({ count: FIRST, direction: 'prev' })).map(({ value }) => value);
}

async function bareCopy(): Promise<Blob> {
  const database = await bare();
  const transaction = database.transaction(['notes', 'bin', 'ownWords']);
  const stores = await Promise.all(['notes', 'bin', 'ownWords'].map((name) => transaction.objectStore(name).getAll()));
  return new Blob([JSON.stringify(stores)]);
}

async function copyOut(): Promise<Blob> {
  return new Blob([encodeCopy(await readCopyContent(services), localTimeOf(services.clock.now()))]);
}

async function total(): Promise<number> {
  return (await bare()).count('notes');
}

const over: Over = { services, bare, newNote, bareTelling, tidy };

const operations: Readonly<Record<string, Operation>> = {
  ...lockOperations(over),
  ...bringOperations(over, 10_000),
  save: { ours: () => services.notes.add(newNote()), bare: () => bareSave(newNote()), times: 5 },
  revise: {
    ours: async () => services.notes.revise('bench-5', services.clock.now().epochMs, (note) => ({ ...note, who: `K${(made += 1)}` })),
    bare: async () => {
      const transaction = (await bare()).transaction('notes', 'readwrite', { durability: 'strict' });
      const note = (await transaction.store.get('bench-5')) as Note;
      await Promise.all([transaction.store.put({ ...note, who: `K${(made += 1)}` }), transaction.done]);
      await bareTelling();
    },
    times: 5,
  },
  newest: {
    ours: async () => checked(null, (await services.notes.newest(FIRST)).length === FIRST),
    bare: async () => checked(null, (await bareNewest()).length === FIRST),
    times: 5,
  },
  every: {
    ours: async () => {
      let count = 0;
      await everyNote(services, (batch) => void (count += batch.length));
      checked(null, count === (await total()));
    },
    bare: async () => checked(null, (await (await bare()).getAll('notes')).length === (await total())),
    times: 1,
  },
  copy: { ours: async () => checked(null, (await copyOut()).size > 0), bare: async () => checked(null, (await bareCopy()).size > 0), times: 1 },
  /** What a popup asks of the stores before it draws its first button, the opening of the database included. */
  open: {
    ours: async () => {
      const database = createDatabase();
      const opened = await createServices(systemClock, database).pause.open();
      database.close();
      checked(null, opened.problems.length === 0);
    },
    bare: async () => (await openDB(NAME, DATABASE_VERSION)).close(),
    times: 1,
  },
  badge: { ours: () => refreshBadge(services), times: 3 },
};

async function timed(work: () => Promise<unknown>, times: number): Promise<number> {
  const start = performance.now();
  for (let time = 0; time < times; time += 1) await work();
  return (performance.now() - start) / times;
}

/** Times an operation and its bare one in turn, each first in every other run. The first run only warms up. */
async function time(name: string, runs: number): Promise<Times> {
  const operation = operations[name];
  if (!operation) throw new Error(`there is no operation called ${name}`);
  const { before, ours, bare: theirs = null, times } = operation;
  const taken: Times = { ours: [], bare: [] };
  for (let run = 0; run <= runs; run += 1) {
    const inTurn = run % 2 === 0 ? (['bare', 'ours'] as const) : (['ours', 'bare'] as const);
    for (const which of inTurn) {
      const work = which === 'ours' ? ours : theirs;
      if (!work) continue;
      await before?.();
      const took = await timed(work, times);
      if (run > 0) taken[which].push(took);
    }
  }
  return taken;
}

/** Removes what was made here, so that the next figure finds as many notes as it is told of. */
async function tidy(): Promise<void> {
  const database = await bare();
  const transaction = database.transaction(['notes', 'dues'], 'readwrite');
  const range = IDBKeyRange.bound('made-', 'made-\uffff');
  await Promise.all([transaction.objectStore('notes').delete(range), transaction.objectStore('dues').clear(), transaction.done]);
}

Object.assign(globalThis, { storeBench: { time, tidy, switchLock: (isOn: boolean) => switchLock(over, isOn) } });
