/**
 * What is done to notes on this page, each with the line that says what was done and the way back where there is one.
 */
import type { NoticeText } from '../../components/notes/Notice.tsx';
import { lookBackLetGo, withLookBack, withoutLookBack, type LookBackAnswer } from '../../core/look-back.ts';
import type { LookBackSpan, Note } from '../../core/note.ts';
import type { Problem } from '../../core/pause-port.ts';
import type { Translate } from '../../core/translate.ts';
import type { OwnWord } from '../../core/words.ts';
import type { NotesServices } from '../../storage/notes-services.ts';
import { asStorageError } from '../../storage/storage-error.ts';

export interface NoteActs {
  /** Moves notes to the bin; those with the safety flag skip it and are gone. Resolves to the ids for which the bin had no room (ST-07). */
  remove(notes: readonly Note[]): Promise<readonly string[]>;
  restore(ids: readonly string[]): Promise<void>;
  /** Deletes for good. */
  forget(ids: readonly string[]): Promise<void>;
  /** Holds an unfinished answer for this session. */
  draftLookBack(note: Note, answer: LookBackAnswer): void;
  /** Forgets an unfinished answer. */
  dropLookBack(): void;
  keepLookBack(note: Note, span: LookBackSpan | null, answer: LookBackAnswer): Promise<void>;
  letLookBackGo(note: Note): Promise<void>;
  stopLookBacks(note: Note): Promise<void>;
  /** Sets the safety flag or takes it off. */
  flag(noteId: string, isFlagged: boolean): Promise<void>;
  addOwnWord(list: OwnWord['list'], text: string): Promise<OwnWord | null>;
}

/** Below this many, nobody sees a count run. */
const SHOWS_PROGRESS = 1_000;

/** The acts of a page. `tell` shows what was done, `fail` what was not, with the way to try it again. */
export function createNoteActs(services: NotesServices, t: Translate, tell: (notice: NoticeText | null) => void, fail: (problem: Problem, again: () => void) => void): NoteActs {
  const { bin, notes, clock } = services;

  async function attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (thrown) {
      fail(`storage-${asStorageError(thrown).code}`, () => void attempt(work));
    }
  }

  /** What waits to be written goes with the note, or it would bring a new one back. */
  async function forgetFor(ids: readonly string[]): Promise<void> {
    for (const id of ids) await services.edits.drop(id);
    await bin.forget(ids, progress(ids.length));
  }

  const progress = (total: number) => (done: number) => {
    if (total >= SHOWS_PROGRESS && done < total) tell({ text: t('bin.progress', { done, total }) });
  };

  const acts: NoteActs = {
    async remove(removed) {
      let left: readonly string[] = [];
      await attempt(async () => {
        const flagged = removed.filter((note) => note.safety).map(({ id }) => id);
        const others = removed.filter((note) => !note.safety).map(({ id }) => id);
        if (flagged.length > 0) await forgetFor(flagged);
        try {
          await bin.remove(others, clock.now().epochMs, progress(others.length));
        } catch (thrown) {
          if (asStorageError(thrown).code !== 'quota') throw thrown;
          // The runs before it are done; the rest can still go past the bin.
          left = (await Promise.all(others.map(async (id) => ((await notes.get(id)) ? [id] : [])))).flat();
          return tell(null);
        }
        if (others.length > 0) tell({ text: t('bin.deleted', { n: others.length }), onUndone: () => void acts.restore(others) });
        else tell({ text: t('bin.forgotten', { n: flagged.length }) });
      });
      return left;
    },
    restore: (ids) =>
      attempt(async () => {
        await bin.restore(ids, progress(ids.length));
        tell({ text: t('bin.restored', { n: ids.length }) });
      }),
    forget: (ids) =>
      attempt(async () => {
        await forgetFor(ids);
        tell({ text: t('bin.forgotten', { n: ids.length }) });
      }),
    draftLookBack: (note, answer) => void attempt(() => services.lookBackDraft.write(note.id, answer)),
    dropLookBack: () => void attempt(() => services.lookBackDraft.drop()),
    keepLookBack: (note, span, answer) =>
      attempt(async () => {
        const now = clock.now();
        const kept = await notes.revise(note.id, now.epochMs, (stored) => withLookBack(stored, answer, span, now));
        await services.lookBackDraft.drop();
        const lookedAt = kept?.lookBacks.at(-1)?.lookedAt;
        if (!kept || lookedAt === undefined) return tell(null);
        const undo = () => {
          const undone = (stored: Note) => ({ ...withoutLookBack(stored, lookedAt), lookBackSettledAt: note.lookBackSettledAt });
          void attempt(async () => {
            await notes.revise(note.id, clock.now().epochMs, undone);
            tell(null);
          });
        };
        tell({ text: t('look-back.kept'), onUndone: undo });
      }),
    letLookBackGo: (note) =>
      attempt(async () => {
        const now = clock.now().epochMs;
        await notes.revise(note.id, now, (stored) => lookBackLetGo(stored, now));
        await services.lookBackDraft.drop();
        tell({ text: t('look-back.let-go') });
      }),
    stopLookBacks: (note) =>
      attempt(async () => {
        const set = (wantsLookBack: boolean) => notes.revise(note.id, clock.now().epochMs, (stored) => ({ ...stored, wantsLookBack }));
        await set(false);
        tell({ text: t('look-back.stopped'), onUndone: () => void attempt(async () => void (await set(true))).then(() => tell(null)) });
      }),
    flag: (noteId, isFlagged) => attempt(async () => void (await notes.revise(noteId, clock.now().epochMs, (stored) => ({ ...stored, safety: isFlagged })))),
    async addOwnWord(list, text) {
      const word: OwnWord = { id: `own:${crypto.randomUUID()}`, list, text, isPinned: false, isArchived: false };
      let added: OwnWord | null = null;
      await attempt(async () => {
        await services.ownWords.put(word);
        added = word;
      });
      return added;
    },
  };
  return acts;
}
