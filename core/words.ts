/**
 * The words of the exercise, as the pages get them.
 *
 * They are written in `content/` by people who need not know code, checked by `checkWords` when the product is built, and handed over
 * as plain data. Ids are for ever: a note keeps ids, so a retired word still names old notes.
 */
import type { SignalAnswer, Verdict } from './note.ts';
import type { ReturnPreset } from './schedule.ts';

/** A word to choose, with its text. */
export interface Word {
  readonly id: string;
  readonly text: string;
  readonly help?: string;
  /** No longer offered; it stays so that old notes can name it. `offered` leaves it out. */
  readonly retired?: true;
}

export interface Urge extends Word {
  readonly help: string;
  /** Stands on the first screen. */
  readonly first?: true;
}

export interface Trigger extends Word {
  readonly help: string;
  readonly group: string;
}

export interface BodyWord extends Word {
  /** Choosing it clears the others. */
  readonly alone?: true;
}

export interface Feeling extends Word {
  readonly family: string;
  readonly meaning: string;
  /** One of the basic twelve. */
  readonly basic?: true;
}

export interface Thought extends Word {
  readonly note: string;
}

/** One of the six plain questions. The one with `tick` leads to the safe page and is never answered yes or no. */
export interface SignalQuestion extends Word {
  readonly yes?: string;
  readonly no?: string;
  readonly why: string;
  readonly evidence: string;
  readonly tick?: true;
}

/** A proposed next step. The flags say what it brings: contact with the person, a return time, a message; or that it is safe beside the flag. */
export interface StepWord extends Word {
  readonly for: readonly Verdict[];
  readonly when: string;
  readonly will: string;
  readonly contact?: true;
  readonly space?: true;
  readonly message?: string;
  readonly safe?: true;
}

export interface Message extends Word {
  readonly title: string;
  readonly for: readonly Verdict[];
}

/** A titled run of lines: a part of the safe page, or a page of the first run. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly lines: readonly string[];
}

export interface HelpWords {
  readonly title: string;
  readonly lead: string;
  readonly sections: readonly Section[];
  readonly actions: Texts<(typeof HELP_ACTIONS)[number]>;
}

/** What can be done on the safe page. */
export const HELP_ACTIONS = ['back', 'delete', 'keep', 'flag-on', 'flag-off'] as const;

/**
 * The plain texts of each part of `pause.yml`. The shape that the file is checked against and the type that the views see are both made
 * from this list, so a new text is named here and nowhere else.
 */
export const PAUSE_TEXTS = {
  slow: ['title', 'in', 'out', 'count', 'done', 'gentle', 'not-now', 'look', 'more', 'no-breath', 'with-breath', 'look-around-title'],
  urge: ['title', 'own', 'strength', 'strength-low', 'strength-high', 'trigger', 'trigger-help', 'who', 'who-help'],
  feeling: ['title', 'help', 'more', 'body', 'body-help', 'own'],
  signal: [
    'title', 'help', 'more', 'said-or-done', 'read-into', 'questions', 'questions-help', 'why', 'thoughts', 'thoughts-help',
    'confidence', 'confidence-low', 'confidence-high',
  ],
  'next-step': ['title', 'help', 'when', 'will', 'own', 'return', 'return-help', 'return-own', 'message', 'message-help'],
  kept: ['title', 'lead', 'strength', 'strength-help', 'look-back'],
  ended: ['title', 'lead'],
} as const;

type Texts<Key extends string> = Readonly<Record<Key, string>>;
type PauseTexts<Part extends keyof typeof PAUSE_TEXTS> = Texts<(typeof PAUSE_TEXTS)[Part][number]>;

/** The words of the pause, step by step (`content/<language>/pause.yml`). */
export interface PauseText {
  readonly slow: PauseTexts<'slow'> & { readonly 'look-around': readonly string[] };
  readonly urge: PauseTexts<'urge'>;
  readonly feeling: PauseTexts<'feeling'>;
  readonly signal: PauseTexts<'signal'> & {
    readonly verdicts: Readonly<Record<Verdict, { readonly name: string; readonly help: string }>>;
    readonly answers: Readonly<Record<SignalAnswer, string>>;
  };
  readonly 'next-step': PauseTexts<'next-step'> & { readonly 'return-presets': Readonly<Record<ReturnPreset | 'tomorrow', string>> };
  readonly kept: PauseTexts<'kept'>;
  readonly ended: PauseTexts<'ended'>;
}

/** Everything that the pause says, in one language. */
export interface PauseWords {
  readonly pause: PauseText;
  readonly urges: readonly Urge[];
  readonly triggers: readonly Trigger[];
  readonly body: readonly BodyWord[];
  readonly feelings: readonly Feeling[];
  readonly thoughts: readonly Thought[];
  readonly signals: readonly SignalQuestion[];
  readonly steps: readonly StepWord[];
  readonly messages: readonly Message[];
  readonly help: HelpWords;
}

/** The words of looking back on a pause (`look-back.yml`). */
export interface LookBackWords {
  readonly question: string;
  readonly help: string;
  readonly lineLabel: string;
  readonly laterQuestions: Texts<'day' | 'week' | 'month'>;
  readonly unsafe: string;
  /** What was done, all of equal weight. */
  readonly done: readonly Word[];
}

/** The words of a note for a withdrawal that was noticed later (`afterwards.yml`). */
export interface AfterwardsWords {
  readonly title: string;
  readonly help: string;
  readonly prompts: readonly Word[];
}

/** The words of a note for closeness that came and held (`held.yml`). */
export interface HeldWords extends AfterwardsWords {
  /** Chips for the kind of moment. */
  readonly moments: readonly Word[];
}

/** The words around the notes, in one language. */
export interface NotesWords {
  readonly 'look-back': LookBackWords;
  readonly held: HeldWords;
  readonly afterwards: AfterwardsWords;
}

/** A pause told from start to end, to show how it may go. `urge`, `trigger`, `body`, `feelings` and `step.id` are ids of words. */
export interface WorkedPause {
  readonly id: string;
  readonly title: string;
  readonly verdict: Verdict;
  readonly story: string;
  readonly urge: string;
  readonly trigger: string;
  readonly body: readonly string[];
  readonly feelings: readonly string[];
  readonly saidOrDone: string;
  readonly readInto: string;
  readonly step: { readonly id: string; readonly when: string; readonly will: string };
  readonly later: string;
}

/** The pages that open once after installing (`first-run.yml`). */
export interface FirstRunText {
  readonly pages: readonly Section[];
  readonly cover: Texts<'question' | 'help' | 'open' | 'covered'>;
  readonly pin: Texts<'chromium' | 'firefox'>;
}

/** Everything that the first run says, in one language. */
export interface FirstRunWords {
  readonly 'first-run': FirstRunText;
  readonly worked: readonly WorkedPause[];
}

/** What an insight card asks of its reader. */
export type InsightKind = 'understand' | 'notice' | 'practise' | 'repair';

/** One insight card. `idea` is its number in the article's list of ideas, `part` the part of the article in plain words. */
export interface Insight {
  readonly id: string;
  readonly idea: string;
  readonly kind: InsightKind;
  readonly part: string;
  /** `trigger:…`, `urge:…` or `feeling:…` that it speaks to. */
  readonly tags: readonly string[];
  readonly counterweight: boolean;
  readonly title: string;
  /** Paragraphs. */
  readonly body: readonly string[];
  readonly ask: string;
}

/** A person's own word. Its id starts with `own:`, so it never meets one of ours. */
export interface OwnWord {
  readonly id: string;
  readonly list: 'urges' | 'triggers' | 'body' | 'feelings';
  readonly text: string;
  readonly isPinned: boolean;
  readonly isArchived: boolean;
}

/** The words that may be chosen: the retired ones only name old notes. */
export function offered<W extends Word>(words: readonly W[]): readonly W[] {
  return words.filter((word) => word.retired !== true);
}

/** The text of a chosen word, retired or not. A word that no longer exists shows its id, so an old note is never silently shorter. */
export function textOf(words: readonly Word[], id: string, own: readonly OwnWord[] = []): string {
  return words.find((word) => word.id === id)?.text ?? own.find((word) => word.id === id)?.text ?? id;
}

/** Whether a step may stand beside the safety flag, for `withoutUnsafe`. One that no longer exists may not. */
export function safeAmong(steps: readonly StepWord[]): (stepId: string) => boolean {
  return (stepId) => steps.some((step) => step.id === stepId && step.safe === true);
}

/** The steps that may be offered: by verdict, or only the safe ones while the safety flag stands. Never a retired one. */
export function stepsFor(steps: readonly StepWord[], verdict: Verdict | null, safety: boolean): readonly StepWord[] {
  if (safety) return offered(steps).filter((step) => step.safe === true);
  return offered(steps).filter((step) => step.for.length > 0 && (verdict === null || step.for.includes(verdict)));
}
