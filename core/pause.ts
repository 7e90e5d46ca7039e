/**
 * The pause as a state machine: what the person has given, which step is in front of them, and what each act makes of it.
 *
 *                    urgeChosen (one tap goes on)
 *        ┌──────────────────────────────────────────┐
 *        │                                          ▼
 *      slow ──looked / next──► urge ──next──► feeling ──next / feelingChosen──► signal ──next──► next-step ──next──► kept
 *        ◄──────── back ─────── ◄──── back ──── ◄────────── back ────────────────  ◄──── back ────               (stored)
 *
 * - While the safety flag stands, `signal` is passed over in both directions: nothing there may be asked or said (docs/safety.md).
 * - `unsafeSaid` opens the safe page over any step and sets the flag; `safeLeft` uncovers the same step, untouched.
 * - `kept` is reached by storing, from any step; from then on the stored note is what changes, and there is no draft.
 * - Every state is a plain value that survives JSON, since it is written down on every change.
 *
 * The short path takes four taps: an urge, a feeling, a verdict, "Keep and close".
 */
import type { LocalTime } from './day.ts';
import type { ReturnPreset } from './schedule.ts';
import { canAddFeeling, ownWordIn, withToggled } from './chosen-words.ts';
import { MOST_FEELINGS, NO_ANSWERS, type Answers, type NextStep, type SignalAnswer, type Verdict } from './note.ts';

/** The steps in order. Nothing else says which comes after which; `kept`, to which only storing leads, is the last. */
export const PAUSE_STEPS = ['slow', 'urge', 'feeling', 'signal', 'next-step', 'kept'] as const;

/** One of the steps. */
export type PauseStep = (typeof PAUSE_STEPS)[number];

/** The steps that are passed over while the safety flag stands: what they ask or say may not be asked or said then. */
const LEFT_OUT_WHEN_UNSAFE: readonly PauseStep[] = ['signal'];

/** A pause under way. */
export interface Pause {
  /** The id of the note that this pause becomes: saving twice puts the same note twice (LD-11). */
  readonly noteId: string;
  readonly begunAt: LocalTime;
  readonly step: PauseStep;
  /** The safe page lies over the step. */
  readonly isSafePageOpen: boolean;
  /** Steps whose "more" is open. */
  readonly open: readonly PauseStep[];
  /** Own words that are being typed, by list, half a word too (LD-01). A list that is there has its field open. */
  readonly begunWords: BegunWords;
  /** The preset that the return time came from: the times of presets move on with the clock, the choice does not. */
  readonly returnPreset: ReturnPreset | null;
  readonly answers: Answers;
}

/** The list answers that are chosen by tapping chips. */
export type ChipList = 'urges' | 'triggers' | 'body' | 'feelings';
/** The lists in the order of the steps. */
export const CHIP_LISTS: readonly ChipList[] = ['urges', 'triggers', 'body', 'feelings'];
/** Own words that are being typed, by list. */
export type BegunWords = Readonly<Partial<Record<ChipList, string>>>;
/** The text answers. */
export type TextAnswer = 'urgeText' | 'who' | 'feelingText' | 'saidOrDone' | 'readInto' | 'message';
/** The number answers. */
export type NumberAnswer = 'strength' | 'confidence' | 'strengthAfter';

/** What can happen in a pause, in the past tense. */
export type PauseEvent =
  | { readonly type: 'urgeChosen'; readonly id: string }
  | { readonly type: 'feelingChosen'; readonly id: string }
  | { readonly type: 'chipToggled'; readonly list: ChipList; readonly id: string; readonly alone?: boolean; readonly aloneIds?: readonly string[] }
  | { readonly type: 'ownWordTyped'; readonly list: ChipList; readonly text: string | null }
  | { readonly type: 'ownWordPut'; readonly list: ChipList; readonly id: string; readonly text: string; readonly aloneIds?: readonly string[] }
  | { readonly type: 'textWritten'; readonly field: TextAnswer; readonly text: string }
  | { readonly type: 'numberSet'; readonly field: NumberAnswer; readonly value: number | null }
  | { readonly type: 'verdictChosen'; readonly verdict: Verdict }
  | { readonly type: 'questionAnswered'; readonly id: string; readonly answer: SignalAnswer | null }
  | { readonly type: 'nextStepSet'; readonly nextStep: NextStep | null; readonly returnPreset?: ReturnPreset }
  | { readonly type: 'moreOpened'; readonly step: PauseStep; readonly isOpen: boolean }
  | { readonly type: 'wentNext' }
  | { readonly type: 'wentBack' }
  | { readonly type: 'stepReturnedTo'; readonly step: PauseStep }
  | { readonly type: 'unsafeSaid' }
  | { readonly type: 'unsafeTakenBack' }
  | { readonly type: 'safeLeft' };

/** A pause with nothing in it yet, at its first step. */
export function beginPause(noteId: string, begunAt: LocalTime): Pause {
  return { noteId, begunAt, step: PAUSE_STEPS[0], isSafePageOpen: false, open: [], begunWords: {}, returnPreset: null, answers: NO_ANSWERS };
}

/** The steps that this pause goes through: all, or without the question of signal or protection while the safety flag stands. */
export function stepsOf(pause: Pause): readonly PauseStep[] {
  return pause.answers.safety ? PAUSE_STEPS.filter((step) => !LEFT_OUT_WHEN_UNSAFE.includes(step)) : PAUSE_STEPS;
}

/** Where the step stands among those that this pause goes through, counted from 1. */
export function positionOf(pause: Pause): { readonly position: number; readonly count: number } {
  const steps = stepsOf(pause);
  return { position: steps.indexOf(pause.step) + 1, count: steps.length };
}

/** The pause after an event. The only function that changes one; it never fails and never loses an answer that was not undone. */
export function nextPause(pause: Pause, event: PauseEvent): Pause {
  switch (event.type) {
    case 'urgeChosen':
      return moved({ ...withAnswers(pause, { urges: chosenAlone(pause.answers.urges, event.id) }), step: 'urge' }, 1);
    case 'feelingChosen': {
      // With all of them chosen, a tap on one takes it away: there is no other way to make room (E7).
      if (!canAddFeeling(pause.answers) && pause.answers.feelings.includes(event.id)) {
        return withAnswers(pause, { feelings: pause.answers.feelings.filter((id) => id !== event.id) });
      }
      const feelings = chosenAlone(pause.answers.feelings, event.id);
      return feelings.length > MOST_FEELINGS ? pause : moved({ ...withAnswers(pause, { feelings }), step: 'feeling' }, 1);
    }
    case 'chipToggled':
      return withAnswers(pause, withToggled(pause.answers, event));
    case 'ownWordTyped':
      return { ...pause, begunWords: withBegun(pause.begunWords, event.list, event.text) };
    case 'ownWordPut':
      return wordPut(pause, event);
    case 'textWritten':
      return withAnswers(pause, { [event.field]: event.text });
    case 'numberSet':
      return withAnswers(pause, { [event.field]: event.value });
    case 'verdictChosen':
      return withAnswers(pause, { verdict: event.verdict });
    case 'questionAnswered': {
      const { [event.id]: _, ...others } = pause.answers.questions;
      return withAnswers(pause, { questions: event.answer === null ? others : { ...others, [event.id]: event.answer } });
    }
    case 'nextStepSet':
      return {
        ...withAnswers(pause, { nextStep: event.nextStep }),
        returnPreset: event.returnPreset ?? (event.nextStep?.returnAt === pause.answers.nextStep?.returnAt ? pause.returnPreset : null),
      };
    case 'moreOpened': {
      const others = pause.open.filter((step) => step !== event.step);
      return { ...pause, open: event.isOpen ? [...others, event.step] : others };
    }
    case 'wentNext':
      return moved(pause, 1);
    case 'wentBack':
      return moved(pause, -1);
    case 'stepReturnedTo':
      return event.step === 'kept' || !stepsOf(pause).includes(event.step) ? pause : { ...pause, step: event.step };
    case 'unsafeSaid':
      return onItsSteps({ ...withAnswers(pause, { safety: true }), isSafePageOpen: true });
    case 'unsafeTakenBack':
      return withAnswers(pause, { safety: false });
    case 'safeLeft':
      return { ...pause, isSafePageOpen: false };
  }
}

/** The own words that hold more than blanks, in the order of the lists. */
export function begunWordsOf({ begunWords }: Pick<Pause, 'begunWords'>): readonly { readonly list: ChipList; readonly text: string }[] {
  return CHIP_LISTS.flatMap((list) => {
    const text = begunWords[list]?.trim() ?? '';
    return text === '' ? [] : [{ list, text }];
  });
}

function withAnswers(pause: Pause, change: Partial<Answers>): Pause {
  return { ...pause, answers: { ...pause.answers, ...change } };
}

/** One step on or back; the step before `kept` is the last that can be reached by moving, since only storing leads there. */
function moved(pause: Pause, by: 1 | -1): Pause {
  const steps = stepsOf(pause);
  const at = steps.indexOf(pause.step) + by;
  return { ...pause, step: steps[Math.min(Math.max(at, 0), steps.length - 2)]! };
}

/** A person who raised the flag on a step that is left out then comes back to the step before it, with every answer still kept. */
function onItsSteps(pause: Pause): Pause {
  const steps = stepsOf(pause);
  const upToHere = PAUSE_STEPS.slice(0, PAUSE_STEPS.indexOf(pause.step) + 1);
  return { ...pause, step: upToHere.findLast((step) => steps.includes(step)) ?? PAUSE_STEPS[0] };
}

/** One tap puts a word in the place of the one before it. Several that were chosen behind "more" stay, and it joins them. */
function chosenAlone(chosen: readonly string[], id: string): readonly string[] {
  if (chosen.length <= 1) return [id];
  return chosen.includes(id) ? chosen : [...chosen, id];
}

function withBegun(begun: BegunWords, list: ChipList, text: string | null): BegunWords {
  const { [list]: _, ...others } = begun;
  return text === null ? others : { ...others, [list]: text };
}

/** A word that is kept by now is chosen, and its field closes unless more was typed in it meanwhile. Where three feelings are chosen it stands among the lines of text. */
function wordPut(pause: Pause, { list, id, text, aloneIds }: Extract<PauseEvent, { type: 'ownWordPut' }>): Pause {
  const isTyped = pause.begunWords[list]?.trim() === text;
  const rest = isTyped ? { ...pause, begunWords: withBegun(pause.begunWords, list, null) } : pause;
  return withAnswers(rest, ownWordIn(rest.answers, { list, id, text, aloneIds }));
}
