/**
 * What the stores promise, as checks that run anywhere: over the stand-in database of the unit tests, and in a page of the extension in both
 * real browsers (ST-11: a stand-in may differ from what people have). Each check gets stores over an empty database of its own.
 */
import { NO_ANSWERS, noteOf, type Note } from '../../core/note.ts';
import { createDatabase, type Database } from '../../storage/database.ts';
import type { NotesStore } from '../../storage/notes.ts';
import type { OwnWordsStore } from '../../storage/own-words.ts';
import { createServices } from '../../storage/services.ts';
import { createVault } from '../../storage/vault.ts';

export interface ContractStores {
  readonly database: Database;
  readonly notes: NotesStore;
  readonly ownWords: OwnWordsStore;
}

export interface ContractCheck {
  readonly name: string;
  run(stores: ContractStores): Promise<void>;
}

const at = (time: string, id: string, change: Partial<Note> = {}): Note => ({ ...noteOf(id, time, NO_ANSWERS, 1, true), ...change });

export const STORAGE_CONTRACT: readonly ContractCheck[] = [
  {
    name: 'gives the newest by wall time, whatever the offset, and how many there are',
    async run({ notes }) {
      await notes.put(at('2026-05-04T08:00:00+08:00', 'early'));
      await notes.put(at('2026-05-05T07:00:00-07:00', 'late'));
      await notes.put(at('2026-05-04T23:00:00+00:00', 'middle'));
      const page = await notes.newest(2);
      same(page.map((note) => note.id), ['late', 'middle']);
      same(await notes.count(), 3);
    },
  },
  {
    name: 'shows notes whose time cannot be read, last (DT-10)',
    async run({ notes }) {
      await notes.put(at('not-a-date', 'unknown'));
      await notes.put(at('2026-05-04T08:00:00+00:00', 'known'));
      same((await notes.newest(10)).map((note) => [note.id, note.day]), [['known', '2026-05-04'], ['unknown', null]]);
    },
  },
  {
    name: 'puts twice as once (LD-11)',
    async run({ notes }) {
      await Promise.all([1, 2, 3, 4, 5].map(() => notes.put(at('2026-05-04T08:00:00+00:00', 'same'))));
      same(await notes.count(), 1);
    },
  },
  {
    name: 'moves a note to the bin and back, whole, and forgets it past the bin',
    async run({ notes }) {
      const note = at('2026-05-04T08:00:00+00:00', 'moved', { urgeText: 'a\uD83Db 😀', urges: ['leave'] });
      await notes.put(note);
      await notes.remove('moved', 5);
      same(await notes.count(), 0);
      same(await notes.has('moved'), true);
      await notes.restore('moved');
      same((await notes.get('moved'))?.urgeText, note.urgeText);
      await notes.forget('moved');
      same(await notes.has('moved'), false);
    },
  },
  {
    name: 'keeps a due time with its note, and none for a note with the safety flag',
    async run({ notes }) {
      const nextStep = { id: 'space-with-return', when: '', will: '', returnAt: '2026-05-04T20:00:00+00:00' };
      const due = Date.parse('2026-05-04T20:00:00Z');
      await notes.put(at('2026-05-04T08:00:00+00:00', 'due', { nextStep, wantsLookBack: false }));
      same((await notes.dues(due - 1)).next?.at, due);
      same((await notes.dues(due)).passed.map((passed) => passed.noteId), ['due']);
      await notes.put(at('2026-05-04T08:00:00+00:00', 'due', { nextStep, wantsLookBack: false, safety: true }));
      same((await notes.dues(due)).passed, []);
    },
  },
  {
    name: 'opens again after the connection was closed under it (ST-03)',
    async run({ database, notes }) {
      await notes.put(at('2026-05-04T08:00:00+00:00', 'before'));
      await database.use(async (db) => db.close());
      await notes.put(at('2026-05-05T08:00:00+00:00', 'after'));
      same((await notes.newest(10)).map((note) => note.id), ['after', 'before']);
    },
  },
  {
    name: 'keeps 50 changes from two sides at once (LD-06)',
    async run({ notes, ownWords: own }) {
      const rounds = Array.from({ length: 50 }, (_, round) => round);
      await Promise.all(
        rounds.flatMap((round) => [
          notes.put(at('2026-05-04T08:00:00+00:00', `note-${round}`)),
          own.put({ id: `own:${round}`, list: 'urges', text: String(round), isPinned: false, isArchived: false }),
        ]),
      );
      same(await notes.count(), 50);
      same((await own.all()).length, 50);
    },
  },
];

/** Without a lock, and with one that is open: the same is promised. */
export const CONTRACT_LOCKS = ['off', 'unlocked'] as const;

/** Runs one check over a database that nobody else uses, and removes it. Throws what is not as promised. */
export async function runContractCheck(check: ContractCheck, lock: (typeof CONTRACT_LOCKS)[number]): Promise<void> {
  const name = `contract-${crypto.randomUUID()}`;
  // The real time: in a real browser the worker would close a lock that was last used long ago.
  const services = createServices({ now: () => ({ epochMs: Date.now(), offsetMinutes: 0 }), offsetAt: () => 0 }, createDatabase(name), async () => ({ createVault }));
  try {
    if (lock === 'unlocked') same((await (await services.vault()).turnOn('a lamp in the window')).ok, true);
    await check.run(services);
    if (lock === 'unlocked') await expectSealed(services.database);
  } finally {
    await services.lock.close();
    services.database.close();
    indexedDB.deleteDatabase(name);
  }
}

async function expectSealed(database: Database): Promise<void> {
  const all = await database.use(async (db) => [...(await db.getAll('notes')), ...(await db.getAll('ownWords'))]);
  same(all.every((record) => 'sealed' in record && !('text' in record) && !('urges' in record)), true);
}

function same(found: unknown, expected: unknown): void {
  const [is, should] = [JSON.stringify(found), JSON.stringify(expected)];
  if (is !== should) throw new Error(`expected ${should}, found ${is}`);
}
