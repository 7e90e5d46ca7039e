// The world around a pause, played by a test: it remembers what it was asked, and can be slow, full, or another page.

import type { Draft } from '../../core/draft.ts';
import { noteOf, type Note } from '../../core/note.ts';
import { PauseProblem, type OpenedPause, type PausePort, type Problem } from '../../core/pause-port.ts';
import type { Pause } from '../../core/pause.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../core/settings.ts';
import type { OwnWord } from '../../core/words.ts';
import { NINE } from './sample-pause.ts';

export interface TestPort extends PausePort {
  /** What was asked of the port, in order: `write`, `keep`, `forget`, … */
  readonly asked: readonly string[];
  /** Every draft as it was written. */
  readonly written: readonly Pause[];
  readonly kept: readonly Note[];
  readonly settingsAsked: readonly Partial<Settings>[];
  epochMs: number;
  /** What goes wrong from now on, by what was asked. */
  readonly broken: Partial<Record<'write' | 'keep' | 'forget' | 'undo' | 'amend' | 'own word', Problem>>;
  /** Keeping waits until this resolves. */
  slowness: Promise<void>;
  /** News from another page, and from the database. */
  tellDraft(draft: Draft | null): void;
  tellOwnWords(words: readonly OwnWord[]): void;
  tellTrouble(problem: Problem | null): void;
}

/** A port that opens with what is given and keeps everything at once. */
export function testPort(opened: Partial<OpenedPause> = {}): TestPort {
  const asked: string[] = [];
  const written: Pause[] = [];
  const kept: Note[] = [];
  const settingsAsked: Partial<Settings>[] = [];
  const hearDraft = new Set<(draft: Draft | null) => void>();
  const hearTrouble = new Set<(problem: Problem | null) => void>();
  const hearWords = new Set<(words: readonly OwnWord[]) => void>();
  let ids = 0;

  async function ask(what: string): Promise<void> {
    asked.push(what);
    const problem = port.broken[what as keyof TestPort['broken']];
    if (problem) throw new PauseProblem(problem);
  }

  const port: TestPort = {
    asked,
    written,
    kept,
    settingsAsked,
    epochMs: NINE,
    broken: {},
    slowness: Promise.resolve(),
    writer: 'this page',
    now: () => ({ epochMs: port.epochMs, offsetMinutes: 0 }),
    offsetAt: () => 0,
    newId: () => `note-${(ids += 1)}`,
    open: async () => ({ draft: null, isDraftLocked: false, settings: DEFAULT_SETTINGS, ownWords: [], areWordsLocked: false, lastEndedAt: null, passedReturns: [], problems: [], ...opened }),
    writeDraft(pause) {
      written.push(pause);
      return ask('write');
    },
    hideDraft: () => ask('hide'),
    showDraft: () => ask('show'),
    stepBack: () => ask('step back'),
    stepBackLocked: () => ask('step back locked'),
    async keep(pause, wantsLookBack) {
      asked.push('keep begun');
      await port.slowness;
      await ask('keep');
      const note = noteOf(pause.noteId, pause.begunAt, pause.answers, port.epochMs, wantsLookBack);
      kept.push(note);
      return note;
    },
    amend(note) {
      kept.push(note);
      return ask('amend');
    },
    undo: () => ask('undo'),
    forget: (noteId) => ask('forget').then(() => void asked.push(`forgot ${noteId}`)),
    endWithoutNote: () => ask('end'),
    changeSettings(change) {
      settingsAsked.push(change);
      return ask('settings');
    },
    async addOwnWord(list, text) {
      await ask('own word');
      return { id: `own:${text}`, list, text, isPinned: false, isArchived: false };
    },
    settleReturn: (dueId) => ask(`settle ${dueId}`),
    watchOwnWords(listener) {
      hearWords.add(listener);
      return () => hearWords.delete(listener);
    },
    watchDraft(listener) {
      hearDraft.add(listener);
      return () => hearDraft.delete(listener);
    },
    watchTrouble(listener) {
      hearTrouble.add(listener);
      return () => hearTrouble.delete(listener);
    },
    tellOwnWords: (words) => hearWords.forEach((listener) => listener(words)),
    tellDraft: (draft) => hearDraft.forEach((listener) => listener(draft)),
    tellTrouble: (problem) => hearTrouble.forEach((listener) => listener(problem)),
  };
  return port;
}
