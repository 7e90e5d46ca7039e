/**
 * What the stores promise, as checks that run anywhere: over the stand-in database of the unit tests, and in a page of the extension in both
 * real browsers (ST-11: a stand-in may differ from what people have). Each check gets stores over an empty database of its own.
 */
import { NO_ANSWERS, noteOf, type Note } from '../../core/note.ts';
import { DEFAULT_CHOICES } from '../../core/copy-merge.ts';
import { mergeCopy } from '../../storage/bring-in.ts';
import { previewCopy } from '../../storage/copy-preview.ts';
import { createDatabase, type Database } from '../../storage/database.ts';
import { createNotesServices, type NotesServices } from '../../storage/notes-services.ts';
import { bringBackReplaced, replaceWithCopy } from '../../storage/replaced.ts';
import { createServices } from '../../storage/services.ts';
import { takeBackCopy } from '../../storage/take-back.ts';
import { createVault } from '../../storage/vault.ts';
import { copyWith } from './copies.ts';
import { pauseWith } from './sample-pause.ts';


export interface ContractCheck {
  readonly name: string;
  run(stores: NotesServices): Promise<void>;
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
  {
    name: 'saves twenty notes, edits them, brings twenty in, takes those back and deletes the rest, all of it whole (ST-06)',
    async run(stores) {
      const { notes, edits, bin } = stores;
      const [mine, theirs] = ['mine', 'theirs'].map((whose) => Array.from({ length: 20 }, (_, index) => at('2026-05-04T08:00:00+00:00', `${whose}-${index}`, { urgeText: `${whose} ${index}` })));
      const ids = mine!.map(({ id }) => id);
      await Promise.all(mine!.map((note) => notes.put(note)));
      for (const { id, urgeText } of mine!) edits.change(id, { urgeText }, { urgeText: `${urgeText}, edited` });
      await edits.flushAll();
      const preview = await previewCopy(stores, copyWith({ notes: theirs! }));
      same(preview.counts.new, 20);
      const brought = await mergeCopy(stores, preview, { ...DEFAULT_CHOICES, takesSettings: false });
      if (!brought.ok || !brought.value.takeBack) throw new Error('it was not brought in');
      const texts = async () => (await notes.newest(100)).map(({ urgeText }) => urgeText).toSorted();
      const edited = mine!.map(({ urgeText }) => `${urgeText}, edited`);
      same(await texts(), [...edited, ...theirs!.map(({ urgeText }) => urgeText)].toSorted());
      same((await takeBackCopy(stores, brought.value.takeBack)).ok, true);
      same(await texts(), edited.toSorted());
      await bin.remove(ids, 5);
      same([await notes.count(), (await bin.all()).length], [0, 20]);
      await bin.restore(ids.slice(1));
      same(await bin.purge(5 + 31 * 86_400_000, 0), 1);
      same([await notes.count(), (await bin.all()).length], [19, 0]);
      await bin.forget(ids);
      same(await notes.count(), 0);
    },
  },
  {
    name: 'puts a copy in place of everything, and brings back what was there (IE-02)',
    async run(stores) {
      const { notes } = stores;
      await notes.put(at('2026-05-04T08:00:00+00:00', 'here', { urgeText: 'here before' }));
      const replaced = await replaceWithCopy(stores, await previewCopy(stores, copyWith({ notes: [at('2026-05-04T08:00:00+00:00', 'there')] })));
      same([replaced.ok, (await notes.newest(9)).map(({ id }) => id)], [true, ['there']]);
      same((await bringBackReplaced(stores)).ok, true);
      same((await notes.newest(9)).map(({ urgeText }) => urgeText), ['here before']);
    },
  },
  {
    name: 'keeps a pause from its first letter to its note, which is one, and leaves no draft (LD-03)',
    async run({ pause: keeper, draft, notes }) {
      const begun = pauseWith({ urgeText: 'out of the door' }, { noteId: 'paused' });
      await keeper.writeDraft(begun);
      same((await draft.read()).draft?.pause.answers.urgeText, 'out of the door');
      await Promise.all([keeper.keep(begun, true), keeper.keep(begun, true)]);
      same([await notes.count(), (await notes.get('paused'))?.urgeText, await draft.glance()], [1, 'out of the door', null]);
    },
  },
  {
    name: 'says of a note that was taken back at the commit that it is not kept, and has none of it (ST-05)',
    async run({ database, notes }) {
      await notes.put(at('2026-05-04T08:00:00+00:00', 'before'));
      const { put, add } = IDBObjectStore.prototype;
      const thenTakenBack = (real: typeof put) => function (this: IDBObjectStore, ...args: Parameters<typeof put>) {
        const request = real.apply(this, args);
        request.addEventListener('success', () => this.transaction.abort());
        return request;
      };
      Object.assign(IDBObjectStore.prototype, { put: thenTakenBack(put), add: thenTakenBack(add) });
      const said = await Promise.all([notes.put(at('2026-05-05T08:00:00+00:00', 'put')), notes.add(at('2026-05-05T08:00:00+00:00', 'added'))].map((work) => work.then(() => 'kept', (thrown: { code?: string }) => thrown.code)));
      Object.assign(IDBObjectStore.prototype, { put, add });
      same(said, ['failed', 'failed']);
      same(await database.use((db) => db.getAllKeys('notes')), ['before']);
    },
  },
];

/** Without a lock, and with one that is open: the same is promised. */
export const CONTRACT_LOCKS = ['off', 'unlocked'] as const;

/** Runs one check over a database that nobody else uses, and removes it. Throws what is not as promised. */
export async function runContractCheck(check: ContractCheck, lock: (typeof CONTRACT_LOCKS)[number]): Promise<void> {
  const name = `contract-${crypto.randomUUID()}`;
  // The real time: in a real browser the worker would close a lock that was last used long ago.
  const services = createNotesServices(createServices({ now: () => ({ epochMs: Date.now(), offsetMinutes: 0 }), offsetAt: () => 0 }, createDatabase(name), async () => ({ createVault })));
  try {
    // No mark of an earlier check's lock.
    await services.lock.followRecord(services.database);
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
