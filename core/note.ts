import { dayOf, isLocalTime, type Day, type LocalTime } from './day.ts';

/** What a note is about: a pause as it happened, a withdrawal noticed later, or closeness that came and held. */
export type NoteKind = 'pause' | 'afterwards' | 'held';

/** What the person makes of the pull. All four are of equal weight, and none is ever chosen for them. */
export type Verdict = 'signal' | 'protection' | 'both' | 'unsure';

/** The verdicts in the order in which they are shown. */
export const VERDICTS: readonly Verdict[] = ['signal', 'protection', 'both', 'unsure'];

/** An answer to one of the plain questions. It informs the person; no verdict is ever computed from it. */
export type SignalAnswer = 'yes' | 'no' | 'not-sure';

/** The answers to a plain question in the order in which they are shown. */
export const SIGNAL_ANSWERS: readonly SignalAnswer[] = ['yes', 'no', 'not-sure'];

/** Lengths in user-perceived characters: a line is one sentence or two, an alias a name or an emoji. */
export const LIMITS = { line: 280, who: 40, message: 1000, ownWord: 40 } as const;

/** How many feeling words a note holds at most: few words bring more clarity than many (E7). */
export const MOST_FEELINGS = 3;

/** One small step as an if–then (E10): both halves are whole clauses in the person's own words. `returnAt` is a promised time. */
export interface NextStep {
  readonly id: string | null;
  readonly when: string;
  readonly will: string;
  readonly returnAt: LocalTime | null;
}

/** What a person may give in a pause. Every part may be left out; lists hold ids of words, never their text. */
export interface Answers {
  readonly urges: readonly string[];
  readonly urgeText: string;
  /** Strength of the pull, 0–10. */
  readonly strength: number | null;
  readonly triggers: readonly string[];
  /** An alias or an emoji for the person it concerns. */
  readonly who: string;
  readonly body: readonly string[];
  readonly feelings: readonly string[];
  readonly feelingText: string;
  readonly verdict: Verdict | null;
  readonly saidOrDone: string;
  readonly readInto: string;
  /** Question id → answer. */
  readonly questions: Readonly<Record<string, SignalAnswer>>;
  /** How sure the verdict is, 0–100 %. */
  readonly confidence: number | null;
  readonly nextStep: NextStep | null;
  /** A draft for the other person: copied, never sent. */
  readonly message: string;
  /** Strength of the pull at the end, 0–10. A rise is normal (E15). */
  readonly strengthAfter: number | null;
  /** "I don't feel safe with this person." What follows from it is decided in one place, `withoutUnsafe`. */
  readonly safety: boolean;
}

/** How long after a pause it is looked back on. */
export type LookBackSpan = 'day' | 'week' | 'month';

/** The spans in the order in which they come. */
export const LOOK_BACK_SPANS: readonly LookBackSpan[] = ['day', 'week', 'month'];

/** One look back on a pause. Every answer has the same weight, and each may be left out. */
export interface LookBack {
  readonly lookedAt: LocalTime;
  /** What was due; null when the person looked back of their own accord. */
  readonly span: LookBackSpan | null;
  readonly verdict: Verdict | null;
  /** Ids of what was done. */
  readonly done: readonly string[];
  readonly line: string;
}

/** A kept note. */
export interface Note extends Answers {
  readonly id: string;
  readonly kind: NoteKind;
  /** Wall time at which it began; null when what was stored is no time (DT-10). Its date is the note's day for ever. */
  readonly begunAt: LocalTime | null;
  readonly day: Day | null;
  /** Milliseconds since 1970 of the last change. */
  readonly changedAt: number;
  readonly wantsLookBack: boolean;
  /** Look-backs that were due up to this instant, in milliseconds since 1970, are settled: answered, or let go. 0 when none is. */
  readonly lookBackSettledAt: number;
  /** The history of looking back, oldest first. */
  readonly lookBacks: readonly LookBack[];
  /** Prompt id → text, for the kinds `afterwards` and `held`. */
  readonly texts: Readonly<Record<string, string>>;
  /** Ids of the kinds of moment, for the kind `held`. */
  readonly moments: readonly string[];
  /** A sealed note that does not open any more: nothing is known of it but its id and its time. Only reading a store makes it; it is never written. */
  readonly isDamaged?: true;
}

/** The kinds in the order in which they are shown. */
export const NOTE_KINDS: readonly NoteKind[] = ['pause', 'afterwards', 'held'];

/** Answers with nothing in them. */
export const NO_ANSWERS: Answers = {
  urges: [],
  urgeText: '',
  strength: null,
  triggers: [],
  who: '',
  body: [],
  feelings: [],
  feelingText: '',
  verdict: null,
  saidOrDone: '',
  readInto: '',
  questions: {},
  confidence: null,
  nextStep: null,
  message: '',
  strengthAfter: null,
  safety: false,
};

/** Whether a person has given anything at all. A safety flag alone counts: it is an answer. */
export function hasAnswers(answers: Answers): boolean {
  return (Object.keys(NO_ANSWERS) as (keyof Answers)[]).some((key) => {
    const value = answers[key];
    if (typeof value === 'string') return value.trim() !== '';
    if (Array.isArray(value)) return value.length > 0;
    if (key === 'questions') return Object.keys(answers.questions).length > 0;
    return value !== null && value !== false;
  });
}

/** A note begun at `begunAt`. A time that is none gives a note with an unknown day, which can be mended later. */
export function noteOf(id: string, begunAt: LocalTime, answers: Answers, changedAt: number, wantsLookBack: boolean): Note {
  return { ...blankNote('pause', id, begunAt, changedAt), ...answers, wantsLookBack: wantsLookBack && !answers.safety };
}

/** A note of a kind with nothing in it yet. */
export function blankNote(kind: NoteKind, id: string, begunAt: LocalTime, changedAt: number): Note {
  const isTime = isLocalTime(begunAt);
  return {
    ...NO_ANSWERS,
    id,
    kind,
    begunAt: isTime ? begunAt : null,
    day: isTime ? dayOf(begunAt) : null,
    changedAt,
    wantsLookBack: false,
    lookBackSettledAt: 0,
    lookBacks: [],
    texts: {},
    moments: [],
  };
}

/** What stands in the list for a note that is damaged: its time, and that it is. */
export function damagedNote({ id, begunAt }: Pick<Note, 'id' | 'begunAt'>): Note {
  return { ...blankNote('pause', id, begunAt!, 0), isDamaged: true };
}

/**
 * The answers as they may be shown and used while the safety flag stands: no verdict and no questions (they talk of protection), no
 * message, no proposed step but a safe one, no return time. Nothing is deleted, so taking the flag off brings everything back.
 * `isSafeStep` tells whether a proposed step may stand beside the flag; a step in the person's own words stays.
 */
export function withoutUnsafe<A extends Answers>(answers: A, isSafeStep: (stepId: string) => boolean): A {
  if (!answers.safety) return answers;
  const step = answers.nextStep;
  const keepsStep = step !== null && step.returnAt === null && (step.id === null || isSafeStep(step.id));
  return { ...answers, verdict: null, confidence: null, questions: {}, message: '', nextStep: keepsStep ? step : null };
}
