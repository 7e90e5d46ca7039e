import type { Due } from './due.ts';
import type { Moment, OffsetAt } from './day.ts';
import type { Draft } from './draft.ts';
import type { Note } from './note.ts';
import type { Pause } from './pause.ts';
import type { Settings } from './settings.ts';
import type { OwnWord } from './words.ts';

/** Why something could not be kept or read, as a key of the interface's `problem` words. */
export type Problem =
  | 'notes-lost' | 'draft-failed' | 'draft-unreadable' | 'draft-newer' | 'read-failed' | 'settings-unread'
  | 'storage-unavailable' | 'storage-newer' | 'storage-blocked' | 'storage-stepped-aside' | 'storage-quota' | 'storage-erased' | 'storage-locked' | 'storage-damaged' | 'storage-failed';

/** What is there when a pause opens. Every part that could not be read is missing, and `problems` says why. */
export interface OpenedPause {
  readonly draft: Draft | null;
  /** A draft is there that only the passphrase opens: it was written before the browser was closed. */
  readonly isDraftLocked: boolean;
  readonly settings: Settings;
  readonly ownWords: readonly OwnWord[];
  /** There are own words that only the passphrase opens. */
  readonly areWordsLocked: boolean;
  /** When the last pause ended, in milliseconds since 1970. */
  readonly lastEndedAt: number | null;
  /** Promised return times that have passed and were not seen yet. */
  readonly passedReturns: readonly Due[];
  readonly problems: readonly Problem[];
}

/**
 * What the pause asks of the world around it. The views know this and nothing of databases or browsers; `storage/` builds it for the
 * product, and a test builds its own.
 */
export interface PausePort {
  /** Changes on every load, so that a page tells its own writing from another's. */
  readonly writer: string;
  now(): Moment;
  readonly offsetAt: OffsetAt;
  newId(): string;
  open(): Promise<OpenedPause>;
  /** Writes the draft down, or removes it when nothing is in it. Rejects with a problem. */
  writeDraft(pause: Pause): Promise<void>;
  /** Hides: the next opening shows a neutral first screen. */
  hideDraft(pause: Pause): Promise<void>;
  showDraft(draft: Draft): Promise<void>;
  /** Puts a draft behind for a new pause; it is offered again after that one. */
  stepBack(draft: Draft): Promise<void>;
  /** Puts a draft behind that cannot be read without the passphrase. It is offered again once the lock is open. */
  stepBackLocked(): Promise<void>;
  /** Keeps the pause as a note and drops its draft. Twice is once. */
  keep(pause: Pause, wantsLookBack: boolean): Promise<Note>;
  /** Changes the note that was just kept. */
  amend(note: Note): Promise<void>;
  /** Takes the note back: it is gone, and the draft is there again. */
  undo(note: Note, pause: Pause): Promise<void>;
  /** Deletes draft and note alike, past the bin. */
  forget(noteId: string): Promise<void>;
  /** Remembers that a pause ended without a note. */
  endWithoutNote(): Promise<void>;
  changeSettings(change: Partial<Settings>): Promise<void>;
  addOwnWord(list: OwnWord['list'], text: string): Promise<OwnWord>;
  settleReturn(dueId: string): Promise<void>;
  /** Hears the own words whenever they change or are unlocked, here or in another page. Returns the way to stop. */
  watchOwnWords(listener: (words: readonly OwnWord[]) => void): () => void;
  /** Hears of drafts that another page wrote or dropped. */
  watchDraft(listener: (draft: Draft | null) => void): () => void;
  /** Hears of trouble with the database, of what it has lost, and of an end of the trouble (null). */
  watchTrouble(listener: (problem: Problem | null) => void): () => void;
}

/** A rejected promise of a `PausePort` carries this. */
export class PauseProblem extends Error {
  readonly problem: Problem;

  constructor(problem: Problem, cause?: unknown) {
    super(`pause: ${problem}`, { cause });
    this.problem = problem;
  }
}
