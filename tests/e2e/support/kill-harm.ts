/** What a death has left: every confirmed word is there and nothing is garbled, nothing is half locked, half brought in or half erased. */
import { decodeDraft } from '../../../core/draft.ts';
import { decodeNote } from '../../../core/note-decode.ts';
import type { Note } from '../../../core/note.ts';
import type { Browser, Surface } from '../../support/browser/types.ts';
import { storedNotes } from './journey.ts';
import type { Book } from './kill-book.ts';
import { LETTERS } from './kill-scenarios.ts';
import { lockNow, SLOW, turnOff } from './vault.ts';

const SEALED_STORES = ['notes', 'bin', 'ownWords', 'plan'];
const STORES = [...SEALED_STORES, 'dues', 'replaced', 'vault'];
/** What may stand in `storage.local` after everything was erased and a page has been opened since. */
const LEFT_AFTER_ERASING = ['firstRunShown', 'kept', 'room', 'changed'];

interface OnDisk {
  readonly lock: 'on' | 'leaving' | 'none';
  readonly sealed: number;
  readonly plain: number;
  readonly records: number;
  readonly local: Record<string, unknown>;
  readonly session: Record<string, unknown>;
}

/** What lies there, as it lies there. */
function lookAtDisk(page: Surface): Promise<OnDisk> {
  return page.evaluate(
    async (stores, sealedStores) => {
      let isThere = true;
      const database = await new Promise<IDBDatabase | null>((resolve, reject) => {
        const opening = indexedDB.open('one-beat');
        // Looking makes no database where there is none.
        opening.onupgradeneeded = () => {
          isThere = false;
          opening.transaction?.abort();
        };
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => (isThere ? reject(opening.error ?? new Error('open')) : resolve(null));
      });
      const all = new Map<string, { state?: 'on' | 'leaving'; sealed?: unknown; note?: { sealed?: unknown } }[]>(stores.map((store) => [store, []]));
      const transaction = database?.transaction(stores);
      for (const store of transaction ? stores : []) {
        const request = transaction!.objectStore(store).getAll();
        all.set(store, await new Promise((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error ?? new Error('read'));
        }));
      }
      database?.close();
      const api = (globalThis as unknown as { browser?: typeof chrome }).browser ?? chrome;
      const sealable = sealedStores.flatMap((store) => all.get(store)!.map((record) => (store === 'bin' ? record.note! : record)));
      const sealed = sealable.filter((record) => record.sealed !== undefined).length;
      return {
        lock: all.get('vault')![0]?.state ?? ('none' as const),
        sealed,
        plain: sealable.length - sealed,
        records: [...all.values()].reduce((sum, records) => sum + records.length, 0),
        local: await api.storage.local.get(null),
        session: await api.storage.session.get(null),
      };
    },
    STORES,
    SEALED_STORES,
  );
}

/** What is wrong after a death, one line each; empty when nothing is. Leaves the profile without a lock and without the notes of this death alone. */
export async function harmDone(browser: Browser, book: Book): Promise<string[]> {
  const page = await browser.open('options.html', { width: 800, height: 600 });
  await page.waitFor({ role: 'heading', name: /./ });
  const harm: string[] = [];
  if (book.stakes.erasingIs !== 'none') {
    await waitUntilErased(page);
    const disk = await lookAtDisk(page);
    if (disk.records === 0 || book.stakes.erasingIs === 'done') {
      book.found.push('all is gone');
      harm.push(...harmOfErasing(disk));
      book.forget();
      await page.close();
      return harm;
    }
    book.found.push('all is there');
  }
  await openLock(page, book, harm);
  await page.click('button', 'Notes');
  await page.waitFor({ role: 'heading', name: 'Notes' });
  await page.waitFor(/\d notes?\b|No notes yet/);
  const { local } = await lookAtDisk(page);
  const stored = await storedNotes(page);
  harm.push(...harmOfDraft(local, stored, book), ...harmOfCrowd(stored, book), ...harmOfNotes(stored, book));
  await dropCrowd(page, [...book.stakes.crowd.keys()]);
  await page.close();
  return harm;
}

/** What was cut short is finished by this very page, which loads afresh then. */
async function waitUntilErased(page: Surface): Promise<void> {
  const end = Date.now() + 20_000;
  for (;;) {
    // The page may be loading afresh just now.
    const last = await lookAtDisk(page).then(({ local }) => local['erasing'], (thrown: unknown) => thrown);
    if (last === undefined) break;
    if (Date.now() > end) throw new Error(`the erasing that was cut short was not finished: ${last instanceof Error ? last.message : JSON.stringify(last)}`);
  }
  await page.reload();
  await page.waitFor({ role: 'heading', name: /./ });
}

function harmOfErasing({ records, local, session }: OnDisk): string[] {
  const left = Object.keys(local).filter((key) => !LEFT_AFTER_ERASING.includes(key));
  return [
    ...(records > 0 ? [`${records} records are left after erasing`] : []),
    ...(left.length > 0 ? [`left in storage.local after erasing: ${left.join(', ')}`] : []),
    ...(Object.keys(session).some((key) => key !== 'room') ? [`left in storage.session after erasing: ${Object.keys(session).join(', ')}`] : []),
  ];
}

/** Either all is sealed and one passphrase opens it, or nothing is. Takes the lock off, so that everything can be read. */
async function openLock(page: Surface, { stakes, found }: Book, harm: string[]): Promise<void> {
  const disk = await lookAtDisk(page);
  if (stakes.lockIs === 'there' && disk.lock !== 'on') harm.push(`there was a lock, and it is ${disk.lock}`);
  if (stakes.lockIs === 'none' && disk.lock !== 'none') harm.push(`there was no lock, and it is ${disk.lock}`);
  if (stakes.lockIs === 'coming') found.push(disk.lock === 'on' ? 'all is locked' : 'nothing is locked');
  if (disk.lock !== 'on') {
    if (disk.sealed > 0) harm.push(`${disk.sealed} sealed records without a lock`);
    return;
  }
  if (disk.plain > 0) harm.push(`${disk.plain} plain records behind a lock`);
  const opening: string[] = [];
  for (const passphrase of stakes.passphrases) {
    await page.waitFor('Your notes are locked');
    if (!(await tryToUnlock(page, passphrase))) continue;
    opening.push(passphrase);
    if (stakes.passphrases.length > 1) await lockNow(page);
  }
  if (stakes.passphrases.length > 1) found.push(opening.join() === stakes.passphrases[0] ? 'the old passphrase opens' : 'the new passphrase opens');
  if (opening.length !== 1) harm.push(`${opening.length} passphrases open the lock: ${opening.join(', ')}`);
  if (stakes.opensWith && !opening.includes(stakes.opensWith)) harm.push('the passphrase that was confirmed does not open the lock');
  if (stakes.passphrases.length > 1 && opening[0]) await tryToUnlock(page, opening[0]);
  if (opening[0]) await turnOff(page, opening[0]);
}

async function tryToUnlock(page: Surface, passphrase: string): Promise<boolean> {
  if ((await page.byRole('textbox', 'Passphrase')).length === 0) await page.click('checkbox', 'Show what I type');
  await page.fill('textbox', 'Passphrase', passphrase);
  await page.click('button', 'Unlock');
  const isAnswered = () => {
    const button = [...document.querySelectorAll<HTMLButtonElement>('.lock-form button.main')].find((each) => !each.closest('nav'));
    const isLocked = document.body.textContent.includes('Your notes are locked');
    return !isLocked || (button && button.getAttribute('aria-disabled') !== 'true' && document.body.textContent.includes('That is not the passphrase'));
  };
  await page.waitFor(isAnswered, SLOW);
  return !(await page.text()).includes('That is not the passphrase');
}

function harmOfDraft(local: Record<string, unknown>, stored: readonly Note[], { draft }: Book): string[] {
  const sealed = Object.entries(local).filter(([, value]) => JSON.stringify(value).includes('"sealed":'));
  if (sealed.length > 0) return [`still sealed without a lock: ${sealed.map(([key]) => key).join(', ')}`];
  if (draft === null || stored.some(({ urgeText }) => urgeText === draft)) return [];
  const decoded = decodeDraft(local['draft']);
  return decoded.ok && decoded.value?.pause.answers.urgeText === draft ? [] : [`the draft is lost: ${JSON.stringify(local['draft'])}`];
}

function harmOfCrowd(stored: readonly Note[], { stakes, found }: Book): string[] {
  const { crowd, crowdIs } = stakes;
  const there = stored.filter(({ id, readInto }) => crowd.get(id) === readInto).length;
  if (crowdIs === 'coming' || crowd.size === 0) {
    if (crowd.size > 0) found.push(there === 0 ? 'nothing is in' : 'all is in');
    return there === 0 || there === crowd.size ? [] : [`${there} of ${crowd.size} notes of a copy are in`];
  }
  return there === crowd.size ? [] : [`${there} of ${crowd.size} notes are left`];
}

function harmOfNotes(stored: readonly Note[], book: Book): string[] {
  const harm: string[] = [];
  const seen = new Map<string, number>();
  for (const note of stored) {
    if (JSON.stringify(decodeNote(note)) !== JSON.stringify(note)) harm.push(`a garbled note: ${JSON.stringify(note)}`);
    if (book.stakes.crowd.get(note.id) === note.readInto) continue;
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

function dropCrowd(page: Surface, ids: readonly string[]): Promise<void> {
  return page.evaluate(
    (all) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('one-beat');
        // Looking makes no database where there is none.
        opening.onupgradeneeded = () => opening.transaction?.abort();
        opening.onerror = () => reject(opening.error ?? new Error('open'));
        opening.onsuccess = () => {
          const transaction = opening.result.transaction(['notes', 'dues'], 'readwrite');
          for (const id of all) transaction.objectStore('notes').delete(id);
          transaction.objectStore('dues').clear();
          transaction.onerror = () => reject(transaction.error ?? new Error('write'));
          transaction.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    ids,
  );
}
