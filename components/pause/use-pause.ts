// long: everything that can become of a pause between its views and the disk, in one place
/**
 * The pause between its views and what is kept: opens what is there, writes the draft on every change, keeps the note once.
 *
 *   loading ─┬─► hidden ──────┐
 *            ├─► stale ───────┤
 *            ├─► locked ──────┤
 *            └────────────────┴─► under way ──keep──► kept
 *                                     │  ▲              │
 *                                     │  └─────undo─────┘
 *                                     └─not now / delete─► ended
 */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { localTimeOf } from '../../core/day.ts';
import { isStale, isWorthKeeping, type Draft } from '../../core/draft.ts';
import type { Note } from '../../core/note.ts';
import { PauseProblem, type OpenedPause, type PausePort, type Problem } from '../../core/pause-port.ts';
import { beginPause, begunWordsOf, nextPause, type Pause, type PauseEvent } from '../../core/pause.ts';
import type { Settings } from '../../core/settings.ts';
import type { OwnWord } from '../../core/words.ts';
import { useWords } from '../base/words-context.ts';
import { createWordPutter } from './word-putter.ts';

/** What is in front of the person. */
export type PauseView =
  | { readonly type: 'loading' }
  | { readonly type: 'hidden'; readonly draft: Draft }
  | { readonly type: 'stale'; readonly draft: Draft }
  | { readonly type: 'locked' }
  | { readonly type: 'under-way'; readonly pause: Pause; readonly startedAt: number }
  | { readonly type: 'kept'; readonly note: Note; readonly pause: Pause }
  | { readonly type: 'ended'; readonly wasDeleted: boolean };

/** The state of a pause and what can be done with it. */
export interface PauseHandle {
  readonly view: PauseView;
  readonly opened: OpenedPause | null;
  readonly ownWords: readonly OwnWord[];
  readonly problem: Problem | null;
  /** How often something that was pressed was not done. */
  readonly refusals: number;
  dispatch(event: PauseEvent): void;
  keep(): void;
  /** Ends it: keeps what was given, and nothing where nothing was. */
  notNow(): void;
  undo(): void;
  /** Said of a kept note: it becomes a pause again, with the flag and the safe page, so that nothing is kept unasked. */
  sayUnsafe(): void;
  amend(change: Partial<Note>): void;
  /** Deletes draft and note, past the bin. */
  forget(): void;
  /** Begins afresh; a draft that is there steps back and is offered again later. */
  startNew(): void;
  /** Keeps an offered draft as the note it would have become, and begins afresh. */
  keepStale(draft: Draft): void;
  takeUp(draft: Draft): void;
  /** Puts an own word that was typed, and chooses it. */
  addOwnWord(list: OwnWord['list'], text: string): void;
  changeSettings(change: Partial<Settings>): void;
  settleReturn(dueId: string): void;
  /** Hides what is there; resolves when it may leave the screen. */
  hide(): Promise<void>;
}

export function usePause(port: PausePort): PauseHandle {
  const [view, setView] = useState<PauseView>({ type: 'loading' });
  const [opened, setOpened] = useState<OpenedPause | null>(null);
  const [ownWords, setOwnWords] = useState<readonly OwnWord[]>([]);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [refusals, setRefusals] = useState(0);
  // Handlers act on the newest state even when two events come before the next drawing (LD-11).
  const latest = useRef<PauseView>(view);
  const isKeeping = useRef(false);
  const { words } = useWords();
  const known = useRef(ownWords);
  known.current = ownWords;
  const [putter] = useState(() => createWordPutter(port, words, () => known.current, (word) => setOwnWords((now) => (now.some(({ id }) => id === word.id) ? now : [...now, word]))));

  function show(next: PauseView): void {
    latest.current = next;
    setView(next);
  }

  function tell(thrown: unknown): void {
    if (!(thrown instanceof PauseProblem)) throw thrown;
    setProblem(thrown.problem);
  }

  /** As `tell`, for what was pressed: the reason has to come into view. */
  function refuse(thrown: unknown): void {
    tell(thrown);
    setRefusals((count) => count + 1);
  }

  function underWay(pause: Pause): PauseView {
    return { type: 'under-way', pause, startedAt: port.now().epochMs };
  }

  function begin(): PauseView {
    return underWay(beginPause(port.newId(), localTimeOf(port.now())));
  }

  // Before the first frame, not after it: an empty frame would keep the first button waiting for the next.
  useLayoutEffect(() => {
    let isCurrent = true;
    const open = () => void port.open().then((found) => {
      if (!isCurrent) return;
      setOpened(found);
      setOwnWords(found.ownWords);
      // A loss may have been told before everything else was read.
      setProblem((known) => found.problems[0] ?? (known === 'notes-lost' ? known : null));
      const { draft } = found;
      if (found.isDraftLocked) show({ type: 'locked' });
      else if (!draft) show(begin());
      else if (draft.isHidden) show({ type: 'hidden', draft });
      else if (isStale(draft, port.now())) show({ type: 'stale', draft });
      else show(underWay(draft.pause));
    });
    open();
    const stopWords = port.watchOwnWords((words) => {
      setOwnWords(words);
      setOpened((found) => found && { ...found, areWordsLocked: false });
      // Unlocked in another page: what waited for that comes up.
      if (latest.current.type === 'locked') open();
    });
    const stopDraft = port.watchDraft((draft) => {
      const current = latest.current;
      if (current.type !== 'under-way') return;
      if (draft && !draft.isHidden) show({ ...current, pause: draft.pause });
      // Kept, deleted or hidden in another page: what stands here must not come back from it (LD-03).
      else if (draft?.isHidden) show({ type: 'hidden', draft });
      else if (isWorthKeeping(current.pause)) show(begin());
    });
    const stopTrouble = port.watchTrouble((trouble) =>
      // The database opening again says nothing of a draft that could not be written (LD-04), and what is lost is not as near as what cannot be kept.
      setProblem((known) => (trouble === 'notes-lost' ? (known ?? trouble) : (trouble ?? (known === 'storage-blocked' ? null : known)))),
    );
    return () => {
      isCurrent = false;
      stopWords();
      stopDraft();
      stopTrouble();
    };
  }, [port]);

  function write(pause: Pause): void {
    port.writeDraft(pause).then(() => setProblem((known) => (known === 'draft-failed' ? null : known)), tell);
  }

  function dispatch(event: PauseEvent): void {
    const current = latest.current;
    if (current.type !== 'under-way') return;
    const pause = nextPause(current.pause, event);
    show({ ...current, pause });
    write(pause);
    // A word half typed is added with the step that is left.
    if (pause.step !== current.pause.step) for (const { list, text } of begunWordsOf(pause)) addOwnWord(list, text);
  }

  function addOwnWord(list: OwnWord['list'], text: string): void {
    const noteId = idOf(latest.current);
    putter.put(list, text).then((event) => {
      if (idOf(latest.current) === noteId) dispatch(event);
      setProblem((known) => (known?.startsWith('storage-') ? null : known));
    }, tell);
  }

  function keep(): void {
    const current = latest.current;
    if (current.type !== 'under-way' || isKeeping.current) return;
    isKeeping.current = true;
    keepNewest(current.pause)
      .then((kept) => {
        setProblem(null);
        show({ type: 'kept', ...kept });
      }, refuse)
      .finally(() => (isKeeping.current = false));
  }

  /** Keeps a pause. What was given while a slow disk was still at it, a raised flag above all, is kept before anything is told as kept. */
  async function keepNewest(first: Pause): Promise<{ readonly note: Note; readonly pause: Pause }> {
    for (let given = first; ; ) {
      const pause = await putter.putAll(given);
      const note = await port.keep(pause, opened?.settings.offersLookBack ?? true);
      const now = latest.current;
      if (now.type !== 'under-way' || (now.pause.answers === given.answers && now.pause.begunWords === given.begunWords)) {
        // Undone, it goes on where the person was by then.
        return { note, pause: now.type === 'under-way' ? { ...now.pause, answers: pause.answers, begunWords: pause.begunWords } : pause };
      }
      given = now.pause;
    }
  }

  function notNow(): void {
    const current = latest.current;
    if (current.type !== 'under-way') return;
    if (isWorthKeeping(current.pause)) return keep();
    show({ type: 'ended', wasDeleted: false });
    port.endWithoutNote().catch(tell);
  }

  function amend(change: Partial<Note>): void {
    const current = latest.current;
    if (current.type !== 'kept') return;
    const note = { ...current.note, ...change };
    show({ ...current, note });
    port.amend(note).catch(tell);
  }

  /** Takes the note back into a pause under way, and goes on with `then`. */
  function reopen(then?: PauseEvent): void {
    const current = latest.current;
    if (current.type !== 'kept') return;
    const pause = { ...current.pause, answers: { ...current.pause.answers, strengthAfter: current.note.strengthAfter } };
    port.undo(current.note, pause).then(() => {
      show(underWay(pause));
      if (then) dispatch(then);
    }, refuse);
  }

  function forget(): void {
    const current = latest.current;
    const noteId = idOf(current);
    if (noteId === null) return;
    port.forget(noteId).then(() => show({ type: 'ended', wasDeleted: true }), refuse);
  }

  function startNew(): void {
    const current = latest.current;
    if (current.type === 'locked') return void port.stepBackLocked().then(() => show(begin()), tell);
    if (!('draft' in current)) return show(begin());
    port.stepBack(current.draft).then(() => show(begin()), tell);
  }

  function keepStale(draft: Draft): void {
    putter.putAll(draft.pause).then((pause) => port.keep(pause, opened?.settings.offersLookBack ?? true)).then(() => show(begin()), tell);
  }

  function takeUp(draft: Draft): void {
    show(underWay(draft.pause));
    if (draft.isHidden) port.showDraft(draft).catch(tell);
  }

  async function hide(): Promise<void> {
    const current = latest.current;
    const pause = current.type === 'under-way' ? current.pause : current.type === 'stale' ? current.draft.pause : null;
    if (pause) await port.hideDraft(pause).catch(() => undefined);
  }

  return {
    view,
    opened,
    ownWords,
    problem,
    refusals,
    dispatch,
    keep: () => (latest.current.type === 'under-way' && !isWorthKeeping(latest.current.pause) ? notNow() : keep()),
    notNow,
    undo: () => reopen(),
    sayUnsafe: () => reopen({ type: 'unsafeSaid' }),
    amend,
    forget,
    startNew,
    keepStale,
    takeUp,
    addOwnWord,
    changeSettings: (change) => {
      setOpened((found) => found && { ...found, settings: { ...found.settings, ...change } });
      port.changeSettings(change).catch(tell);
    },
    settleReturn: (dueId) => {
      setOpened((found) => found && { ...found, passedReturns: found.passedReturns.filter((due) => due.id !== dueId) });
      port.settleReturn(dueId).catch(tell);
    },
    hide,
  };
}

/** The note that what is in front of the person is, or becomes. */
function idOf(view: PauseView): string | null {
  return 'pause' in view ? view.pause.noteId : 'draft' in view ? view.draft.pause.noteId : null;
}
