import { forceCloseDatabase } from 'fake-indexeddb';
import { unwrap } from 'idb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createDatabase, DATABASE_VERSION, type Database } from '../../../storage/database.ts';
import { noteWith } from '../../support/sample-pause.ts';
import { brokenDatabase, DATABASE_NAME, emptyStores, openRaw, settled } from '../../support/stores.ts';

beforeEach(emptyStores);
afterEach(() => void vi.useRealTimers());

const open = (): Database => createDatabase(DATABASE_NAME);
const keep = (database: Database, id: string) => database.use((db) => db.put('notes', noteWith(id)));
const ids = (database: Database) => database.use((db) => db.getAllKeys('notes'));
const connectionOf = (database: Database) => database.use(async (db) => unwrap(db));

function troubleOf(database: Database): (string | null)[] {
  const heard: (string | null)[] = [];
  database.onTrouble((trouble) => heard.push(trouble));
  return heard;
}

test('a new database holds the stores and indexes of its version', async () => {
  const connection = await connectionOf(open());
  const transaction = connection.transaction([...connection.objectStoreNames]);
  expect(connection.version).toBe(DATABASE_VERSION);
  const stores = [...connection.objectStoreNames].map((name) => [name, [...transaction.objectStore(name).indexNames]]);
  expect(Object.fromEntries(stores)).toMatchObject({ notes: ['byBegunAt'], bin: ['byDeletedAt'], dues: ['byAt'], ownWords: [] });
});

test('building a database opens nothing', async () => {
  open();
  await settled();
  expect(await indexedDB.databases()).toEqual([]);
});

describe('an upgrade never waits for ever on an older page (ST-01)', () => {
  test('the older page lets go, says so, and does not come back', async () => {
    const older = open();
    await keep(older, 'n1');
    const heard = troubleOf(older);
    const newer = await openRaw(DATABASE_VERSION + 1);
    expect(newer.version).toBe(DATABASE_VERSION + 1);
    expect(heard).toEqual(['storage-stepped-aside']);
    await expect(ids(older)).rejects.toMatchObject({ name: 'StorageError', code: 'stepped-aside' });
    expect([...newer.objectStoreNames]).toContain('notes');
  });

  test('the newer page says who is in the way, and goes on by itself when it lets go', async () => {
    await keep(open(), 'n1');
    // An older page that hears nothing: it stands for one whose code is stuck.
    const older = await openRaw(DATABASE_VERSION);
    const real = indexedDB.open.bind(indexedDB);
    vi.spyOn(indexedDB, 'open').mockImplementation((name, version) => real(name, version! + 1));
    const newer = open();
    const heard = troubleOf(newer);
    const found = ids(newer);
    await settled();
    expect(heard).toEqual(['storage-blocked']);
    // A part of the page that is drawn only now hears of it too, and whoever comes after the end of it does not.
    expect(troubleOf(newer)).toEqual(['storage-blocked']);
    older.close();
    expect(await found).toEqual(['n1']);
    expect(heard).toEqual(['storage-blocked', null]);
    expect(troubleOf(newer)).toEqual([]);
  });

  test('one that stands behind another that waits is told so within seconds, though the browser says nothing to it', async () => {
    const older = await openRaw(DATABASE_VERSION);
    // What stands first in the queue and is told; the page comes after it.
    const removed = Promise.withResolvers<void>();
    indexedDB.deleteDatabase(DATABASE_NAME).onsuccess = () => removed.resolve();
    await settled();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const database = open();
    const heard = troubleOf(database);
    const found = ids(database);
    await vi.advanceTimersByTimeAsync(1_900);
    expect(heard).toEqual([]);
    await vi.advanceTimersByTimeAsync(200);
    expect(heard).toEqual(['storage-blocked']);
    vi.useRealTimers();
    older.close();
    await removed.promise;
    expect(await found).toEqual([]);
    expect(heard).toEqual(['storage-blocked', null]);
  });
});

describe('a connection that the browser drops opens again by itself (ST-03)', () => {
  test('when the browser says so', async () => {
    const database = open();
    await keep(database, 'n1');
    forceCloseDatabase((await connectionOf(database)) as never);
    await keep(database, 'n2');
    expect(await ids(database)).toEqual(['n1', 'n2']);
  });

  test('when it says nothing', async () => {
    const database = open();
    await keep(database, 'n1');
    (await connectionOf(database)).close();
    await keep(database, 'n2');
    expect(await ids(database)).toEqual(['n1', 'n2']);
  });

  test('once; after that it is a plain error', async () => {
    const database = open();
    let tries = 0;
    const work = database.use(async () => {
      tries += 1;
      throw new DOMException('the connection is closing', 'InvalidStateError');
    });
    await expect(work).rejects.toMatchObject({ code: 'failed' });
    expect(tries).toBe(2);
  });

  test('and no other mistake is tried twice', async () => {
    let tries = 0;
    const work = open().use(async () => {
      tries += 1;
      throw new DOMException('no such key', 'DataError');
    });
    await expect(work).rejects.toMatchObject({ code: 'failed', cause: { name: 'DataError' } });
    expect(tries).toBe(1);
  });
});

test('a database from a later version is said to be so, and nothing is written to it', async () => {
  const later = await openRaw(DATABASE_VERSION + 8, (database) => database.createObjectStore('notes', { keyPath: 'id' }).put({ id: 'theirs', shape: 'unknown' }));
  later.close();
  await expect(keep(open(), 'ours')).rejects.toMatchObject({ code: 'newer', cause: { name: 'VersionError' } });
  const again = await openRaw(undefined);
  expect(again.version).toBe(DATABASE_VERSION + 8);
  const all = await new Promise((resolve) => {
    const request = again.transaction('notes').objectStore('notes').getAll();
    request.onsuccess = () => resolve(request.result);
  });
  expect(all).toEqual([{ id: 'theirs', shape: 'unknown' }]);
});

describe('where no database can be opened (BR-01, ST-09)', () => {
  test.each([['InvalidStateError', 'unavailable'], ['UnknownError', 'unavailable'], ['SecurityError', 'unavailable'], ['QuotaExceededError', 'quota']])(
    '%s is never an empty result', async (errorName, code) => {
      brokenDatabase(errorName);
      await expect(ids(open())).rejects.toMatchObject({ name: 'StorageError', code, cause: { name: errorName } });
    },
  );

  test('it is tried again the next time', async () => {
    const disk = brokenDatabase('UnknownError');
    const database = open();
    await expect(ids(database)).rejects.toMatchObject({ code: 'unavailable' });
    disk.heal();
    expect(await ids(database)).toEqual([]);
  });
});

test('whoever stops listening hears nothing more', async () => {
  const database = open();
  const heard: unknown[] = [];
  const stop = database.onTrouble((trouble) => heard.push(trouble));
  stop();
  await ids(database);
  expect(heard).toEqual([]);
});

test('closed, it lets others delete it, and opens again when it is needed', async () => {
  const database = open();
  await keep(database, 'n1');
  database.close();
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.deleteDatabase(DATABASE_NAME);
    request.onsuccess = () => resolve();
    request.onblocked = () => reject(new Error('it was still open'));
  });
  expect(await ids(database)).toEqual([]);
});

test('an upgrade that fails is told once, by the opening, and the next try works', async () => {
  const { createObjectStore } = IDBDatabase.prototype;
  const broken = vi.spyOn(IDBDatabase.prototype, 'createObjectStore').mockImplementation(function (this: IDBDatabase, ...args) {
    if (args[0] === 'bin') throw new DOMException('full', 'QuotaExceededError');
    return createObjectStore.apply(this, args);
  });
  const database = open();
  await expect(ids(database)).rejects.toMatchObject({ name: 'StorageError' });
  broken.mockRestore();
  expect(await ids(database)).toEqual([]);
});

test('a single reading that fails is told once: the end of its transaction is no mistake of the page (ST-07)', async () => {
  const database = createDatabase('told-once');
  await database.use((db) => db.count('notes'));
  const unheard: unknown[] = [];
  const hear = (reason: unknown) => void unheard.push(reason);
  process.on('unhandledRejection', hear);
  const get = vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementationOnce(function (this: IDBObjectStore) {
    // The inner door by which the fake database fails a request, and with it the transaction.
    const inner = this.transaction as unknown as { _execRequestAsync(asked: { source: unknown; operation(): never }): IDBRequest };
    return inner._execRequestAsync({ source: this, operation: () => { throw new DOMException('made to fail', 'UnknownError'); } });
  });
  await expect(database.use((db) => db.get('notes', 'a'))).rejects.toMatchObject({ code: 'failed' });
  await new Promise((resolve) => setTimeout(resolve, 20));
  get.mockRestore();
  process.off('unhandledRejection', hear);
  expect(unheard).toEqual([]);
});
