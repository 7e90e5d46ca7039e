// Everything that is kept, as a page that opens afterwards finds it: what a person would miss, and nothing that is another each time.

import { fakeBrowser } from 'wxt/testing/fake-browser';
import { LOCKED } from '../../storage/local-sealing.ts';
import { everyNote } from '../../storage/every-note.ts';
import type { NotesServices } from '../../storage/notes-services.ts';
import type { Note } from '../../core/note.ts';
import { PASSPHRASE } from './vault.ts';

/** The passphrase that a test may change it to. */
export const OTHER_PASSPHRASE = 'a stone in the river';

const byId = <T extends { readonly id: string }>(records: readonly T[]) => records.toSorted((one, other) => (one.id < other.id ? -1 : 1));

/** Does what a page does that opens: finishes what was cut short, and opens the lock where there is one. Answers the lock as it was found, and what opens it. */
export async function reopened(page: NotesServices): Promise<string> {
  if (await page.lock.followRecord(page.database)) await (await page.vault()).finish();
  const found = await page.lock.state();
  if (found === 'off') return found;
  const vault = await page.vault();
  for (const passphrase of [PASSPHRASE, OTHER_PASSPHRASE]) if ((await vault.unlock(passphrase)).ok) return `${found}, opens with “${passphrase}”`;
  throw new Error('no passphrase opens the lock any more');
}

/** A draft, wherever it lies, without the marks of who wrote it. */
async function draftsUnder(page: NotesServices, key: string): Promise<readonly unknown[]> {
  const stored = (await fakeBrowser.storage.local.get(key))[key];
  const all = stored === undefined ? [] : Array.isArray(stored) ? stored : [stored];
  return Promise.all(all.map(async (each: unknown) => {
    const opened = await page.localSealing.open('draft', each);
    if (opened === LOCKED) throw new Error('a draft is locked for ever');
    const { writer: _, ...draft } = opened as Record<string, unknown>;
    return draft;
  }));
}

/** The state of everything. Own words that were just made have another id each time, and so go by their text. */
export async function wholeState(page: NotesServices): Promise<Record<string, unknown>> {
  const notes: Note[] = [];
  await everyNote(page, (batch) => notes.push(...batch));
  const raw = <Name extends 'dues' | 'replaced'>(name: Name) => page.database.use((db) => db.getAll(name));
  const local = await fakeBrowser.storage.local.get(null);
  const edits = await Promise.all(Object.keys(local).filter((key) => key.startsWith('edit:')).map(async (key) => (await page.localSealing.open(key, local[key])) as { readonly noteId: string; readonly edit: unknown }));
  const { revision: _, ...insights } = await page.seen.read();
  return {
    // When a note was last changed is another time for each try.
    notes: byId(notes).map((note) => ({ ...note, changedAt: 0 })),
    bin: (await page.bin.all()).toSorted((one, other) => (one.note.id < other.note.id ? -1 : 1)),
    words: (await page.ownWords.all()).map(({ id, ...word }) => ({ id: id.startsWith('own:made') ? id : 'own', ...word })).toSorted((one, other) => (one.text < other.text ? -1 : 1)),
    plan: await page.help.readPlan(),
    dues: byId(await raw('dues')),
    replaced: (await raw('replaced')).map(({ id }) => id),
    front: await draftsUnder(page, 'draft'), earlier: await draftsUnder(page, 'earlierDrafts'), aside: await draftsUnder(page, 'draftsSetAside'),
    edits: edits.map(({ noteId, edit }) => ({ noteId, edit })),
    settings: await page.settings.read(),
    insights,
    view: await page.viewState.read(),
    lastCopy: await page.lastCopy.read(),
    answer: await page.lookBackDraft.read('a'),
    endedAt: local['lastPauseEndedAt'],
  };
}
