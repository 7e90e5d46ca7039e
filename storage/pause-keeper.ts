/**
 * What the pause needs kept, joined from the draft, the notes and the settings.
 *
 * Two stores cannot commit together, so the order matters: the note is put first and the draft dropped after it. A crash between the two
 * leaves a draft whose note exists, and such a draft is dropped at the next opening. So several clicks, a slow disk and a crash all
 * still make one note (LD-03, LD-11).
 */
import { browser } from 'wxt/browser';
import { isWorthKeeping } from '../core/draft.ts';
import { noteOf } from '../core/note.ts';
import type { Pause } from '../core/pause.ts';
import { PauseProblem, type OpenedPause, type PausePort, type Problem } from '../core/pause-port.ts';
import { DEFAULT_SETTINGS } from '../core/settings.ts';
import type { OwnWord } from '../core/words.ts';
import { writeLocal } from './areas.ts';
import { OWN_WORDS, type ChangeChannel } from './changes.ts';
import type { Clock } from './clock.ts';
import type { Database } from './database.ts';
import type { DraftStore, FoundDraft } from './draft.ts';
import type { KeepingStore } from './keeping.ts';
import type { NotesStore } from './notes.ts';
import type { OwnWordsStore } from './own-words.ts';
import type { SettingsStore } from './settings.ts';
import { asStorageError, StorageError } from './storage-error.ts';

const ENDED_KEY = 'lastPauseEndedAt';
/** How long an opening pause waits for the database. After that it begins without it, since the moment will not wait. */
const PATIENCE_MS = 1_000;
/** The draft lies elsewhere, and nothing can be in its way; opening a sealed one may take its time on a busy machine. Beginning without it would write over it. */
const DRAFT_PATIENCE_MS = 8_000;
/** In place of a draft that could not be asked for; whether there is one is not known. */
const UNREAD: FoundDraft = { draft: null, problem: null };

export interface PauseStores {
  readonly database: Database;
  readonly notes: NotesStore;
  readonly draft: DraftStore;
  readonly settings: SettingsStore;
  readonly ownWords: OwnWordsStore;
  readonly keeping: KeepingStore;
  readonly changes: ChangeChannel;
}

/** The port of the pause over the real stores. */
export function createPauseKeeper(stores: PauseStores, clock: Clock): PausePort {
  const { database, notes, draft, settings, ownWords, keeping, changes } = stores;
  const writer = crypto.randomUUID();
  /** Notes that were kept or deleted here: a late write must not bring their draft back (LD-03). */
  const closed = new Set<string>();
  /** Notes that this page kept: of these it is known that there is something to delete. */
  const kept = new Set<string>();
  /** Whether the last that this page made of the draft was to drop it: then there is nothing left to hear of, whoever dropped it. */
  let hasDropped = false;

  /** A draft that can neither be read nor set aside stays where it is: nothing is written over it. */
  let isFrontTaken = false;

  /** A draft may lie there that the opening could not read: before the first writing it steps back as it lies. */
  let isUnread = false;
  let steppingBack: Promise<void> | null = null;

  async function stepBackUnread(): Promise<void> {
    steppingBack ??= draft.stepBackUnread().then(
      () => void (isUnread = false),
      (thrown: unknown) => {
        steppingBack = null;
        throw thrown;
      },
    );
    await inTime(steppingBack, PATIENCE_MS);
  }

  const mark = (isHidden: boolean) => ({ writer, writtenAt: clock.now().epochMs, isHidden });
  function write(pause: Pause, isHidden: boolean): Promise<void> {
    if (isFrontTaken) return Promise.reject(new StorageError('failed'));
    hasDropped = false;
    if (isUnread) return stepBackUnread().then(() => draft.write(pause, mark(isHidden)));
    return draft.write(pause, mark(isHidden));
  }

  function drop(): Promise<void> {
    hasDropped = true;
    // What steps back is in front no more, and what was written since is ours.
    return isUnread ? stepBackUnread().then(() => draft.drop()) : draft.drop();
  }

  /** A draft that is gone is told of only if it really is: the news of an own dropping may come when a newer draft is already there. */
  async function hearOfEnd(listener: (draft: null) => void): Promise<void> {
    const isGone = await draft.read().then(
      (found) => found.draft === null && !found.isLocked,
      () => false,
    );
    if (isGone && !hasDropped) listener(null);
  }

  const ended = () => writeLocal({ [ENDED_KEY]: clock.now().epochMs });

  const hearTrouble = new Set<(problem: Problem | null) => void>();

  async function open(): Promise<OpenedPause> {
    const problems: Problem[] = [];
    const orElse = async <T>(work: Promise<T>, otherwise: T, patienceMs = PATIENCE_MS): Promise<T> => {
      try {
        return await inTime(work, patienceMs);
      } catch (thrown) {
        const problem: Problem = `storage-${asStorageError(thrown).code}`;
        // A closed lock is nothing in the way: a pause needs no passphrase, and says nothing private.
        if (problem !== 'storage-locked' && !problems.includes(problem)) problems.push(problem);
        return otherwise;
      }
    };
    const reading = Promise.all([
      orElse(draft.comeForward(), UNREAD, DRAFT_PATIENCE_MS),
      orElse(settings.read(), DEFAULT_SETTINGS),
      orElse<readonly OwnWord[] | null>(ownWords.all(), null),
      orElse(browser.storage.local.get(ENDED_KEY), {} as Record<string, unknown>),
      orElse(notes.dues(clock.now().epochMs), { passed: [], next: undefined }),
    ]);
    // The buttons do not wait for it: a loss is rare, and is said as soon as it is known.
    keeping.loss().then((loss) => loss && hearTrouble.forEach((listener) => listener('notes-lost')), () => undefined);
    const [read, values, words, stored, dues] = await reading;
    // Nothing is in the way, and yet they could not be read.
    const areWordsLocked = !words && !problems[0];
    isUnread = read === UNREAD;
    if (read.problem) {
      problems.push(read.problem);
      isFrontTaken = !(await orElse(
        draft.setAside().then(() => true),
        false,
      ));
    }
    const isStored = read.draft !== null && (await orElse(notes.has(read.draft.pause.noteId), false));
    if (isStored) await orElse(draft.drop(), undefined);
    const lastEndedAt = stored[ENDED_KEY];
    return {
      draft: isStored ? null : read.draft,
      isDraftLocked: read.isLocked ?? false,
      settings: values,
      ownWords: words ?? [],
      areWordsLocked,
      lastEndedAt: typeof lastEndedAt === 'number' ? lastEndedAt : null,
      passedReturns: dues.passed.filter((due) => due.kind === 'return'),
      problems,
    };
  }

  return {
    writer,
    now: clock.now,
    offsetAt: clock.offsetAt,
    newId: () => crypto.randomUUID(),
    open,
    async writeDraft(pause) {
      if (closed.has(pause.noteId)) return;
      await orProblem(isWorthKeeping(pause) ? write(pause, false) : drop(), 'draft-failed');
    },
    async hideDraft(pause) {
      if (closed.has(pause.noteId) || !isWorthKeeping(pause)) return;
      await orProblem(write(pause, true), 'draft-failed');
    },
    showDraft: (hidden) => orProblem(write(hidden.pause, false), 'draft-failed'),
    stepBack(earlier) {
      hasDropped = true;
      return orProblem(draft.stepBack(earlier), 'draft-failed');
    },
    stepBackLocked() {
      hasDropped = true;
      return orProblem(draft.stepBackLocked(), 'draft-failed');
    },
    async keep(pause, wantsLookBack) {
      const note = noteOf(pause.noteId, pause.begunAt, pause.answers, clock.now().epochMs, wantsLookBack);
      await orProblem(notes.put(note));
      closed.add(pause.noteId);
      kept.add(pause.noteId);
      // The note is safe. What fails from here on mends itself at the next opening, and must not be told as "not kept".
      await Promise.allSettled([drop(), ended()]);
      // The first kept note is the moment to ask; the answer is shown in the settings.
      void keeping.askToKeep();
      return note;
    },
    async amend({ id, strengthAfter, wantsLookBack }) {
      // Only what the last step can change, on the note as it is by now: another page may have edited or deleted it meanwhile.
      await orProblem(notes.revise(id, clock.now().epochMs, (stored) => ({ ...stored, strengthAfter, wantsLookBack })));
    },
    async undo(note, pause) {
      await orProblem(write(pause, false), 'draft-failed');
      await orProblem(notes.forget(note.id));
      closed.delete(note.id);
    },
    async forget(noteId) {
      closed.add(noteId);
      await orProblem(drop(), 'draft-failed');
      // Where no database opens there can be no note either, and the draft is already gone.
      const isThere = kept.has(noteId) || (await orProblem(notes.has(noteId).catch(noneWithoutDatabase)));
      if (isThere) await orProblem(notes.forget(noteId));
    },
    endWithoutNote: () => orProblem(ended()),
    changeSettings: (change) => orProblem(settings.change(change).then(() => undefined)),
    async addOwnWord(list, text) {
      const word: OwnWord = { id: `own:${crypto.randomUUID()}`, list, text, isPinned: false, isArchived: false };
      await orProblem(ownWords.put(word));
      return word;
    },
    settleReturn: (dueId) => orProblem(notes.settle(dueId)),
    // Locked again they stay as they are: what is on the screen does not change under the person's hands.
    watchOwnWords: (listener) => changes.watch((what) => what === OWN_WORDS && void ownWords.all().then(listener, () => undefined)),
    watchDraft: (listener) =>
      draft.watch((changed) => {
        if (changed === null) {
          if (!hasDropped) void hearOfEnd(listener);
        } else if (changed.writer !== writer) {
          hasDropped = false;
          listener(changed);
        }
      }),
    watchTrouble(listener) {
      hearTrouble.add(listener);
      const stop = database.onTrouble(listener);
      return () => {
        hearTrouble.delete(listener);
        stop();
      };
    },
  };
}

/** The work's outcome, or `blocked` when it takes too long: the open goes on behind it, and is told by `watchTrouble`. */
function inTime<T>(work: Promise<T>, patienceMs: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout>;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new StorageError('blocked')), patienceMs);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

function noneWithoutDatabase(thrown: unknown): false {
  if (asStorageError(thrown).code === 'unavailable') return false;
  throw thrown;
}

async function orProblem<T>(work: Promise<T>, problem?: Problem): Promise<T> {
  try {
    return await work;
  } catch (thrown) {
    throw new PauseProblem(problem ?? `storage-${asStorageError(thrown).code}`, thrown);
  }
}
