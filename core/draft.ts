/**
 * The unfinished pause as it is written down.
 *
 * A popup dies when it loses focus, so the draft is written on every change. It is small, whole, and says for itself which version of
 * the product wrote it: what cannot be read is set aside, never written over.
 */
import * as v from 'valibot';
import { DAY_MS, daysBetween, dayOf, dayOfMoment, isLocalTime, type Moment } from './day.ts';
import { hasAnswers, NO_ANSWERS } from './note.ts';
import { begunWordsOf, CHIP_LISTS, PAUSE_STEPS, stepsOf, type Pause } from './pause.ts';
import { RETURN_PRESETS } from './schedule.ts';
import { failed, ok, type Result } from './result.ts';

/** Raised when a draft changes its shape in a way that older programs cannot read. */
export const DRAFT_VERSION = 1;

/** A draft as stored. */
export interface Draft {
  readonly version: number;
  readonly pause: Pause;
  /** Who wrote it: a page knows its own writing by this, and takes over what another page wrote. */
  readonly writer: string;
  /** Milliseconds since 1970 of the writing. */
  readonly writtenAt: number;
  /** After hiding, the next opening shows a neutral first screen. */
  readonly isHidden: boolean;
}

const Text = v.fallback(v.string(), '');
const Ids = v.fallback(v.array(v.string()), []);
const upTo = (most: number) => v.fallback(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most))), null);

/** Answers from outside: each part that does not fit gives way alone, so one odd value never takes the rest with it. */
export const AnswersSchema = v.object({
  urges: Ids,
  urgeText: Text,
  strength: upTo(10),
  triggers: Ids,
  who: Text,
  body: Ids,
  feelings: Ids,
  feelingText: Text,
  verdict: v.fallback(v.nullable(v.picklist(['signal', 'protection', 'both', 'unsure'])), null),
  saidOrDone: Text,
  readInto: Text,
  questions: v.fallback(v.record(v.string(), v.picklist(['yes', 'no', 'not-sure'])), {}),
  confidence: upTo(100),
  nextStep: v.fallback(
    v.nullable(
      v.object({
        id: v.fallback(v.nullable(v.string()), null),
        when: Text,
        will: Text,
        returnAt: v.fallback(v.nullable(v.pipe(v.string(), v.check((text) => isLocalTime(text)))), null),
      }),
    ),
    null,
  ),
  message: Text,
  strengthAfter: upTo(10),
  // Missing is not set; one that cannot be read stands, since it is never lost by damage.
  safety: v.optional(v.fallback(v.boolean(), true), false),
});

const DraftSchema = v.object({
  version: v.literal(DRAFT_VERSION),
  pause: v.object({
    noteId: v.pipe(v.string(), v.minLength(1)),
    begunAt: v.pipe(v.string(), v.check((text) => isLocalTime(text))),
    step: v.fallback(v.picklist(PAUSE_STEPS), PAUSE_STEPS[0]),
    isSafePageOpen: v.fallback(v.boolean(), false),
    open: v.fallback(v.array(v.picklist(PAUSE_STEPS)), []),
    // Drafts of before have none.
    begunWords: v.fallback(v.record(v.picklist(CHIP_LISTS), v.string()), {}),
    returnPreset: v.fallback(v.nullable(v.picklist(RETURN_PRESETS)), null),
    answers: v.fallback(AnswersSchema, NO_ANSWERS),
  }),
  writer: v.fallback(v.string(), ''),
  writtenAt: v.fallback(v.number(), 0),
  isHidden: v.fallback(v.boolean(), false),
});

/**
 * The draft in what was stored, or null where nothing was.
 * Errors: `draft-newer` when a later version of the product wrote it, `draft-unreadable` when it is no draft at all.
 */
export function decodeDraft(stored: unknown): Result<Draft | null, 'draft-newer' | 'draft-unreadable'> {
  if (stored === undefined || stored === null) return ok(null);
  const version = v.safeParse(v.object({ version: v.number() }), stored);
  if (version.success && version.output.version > DRAFT_VERSION) return failed('draft-newer');
  const parsed = v.safeParse(DraftSchema, stored);
  return parsed.success ? ok({ ...parsed.output, pause: onItsSteps(parsed.output.pause) }) : failed('draft-unreadable');
}

/** Only storing leads to `kept`, and nobody is asked about protection under the safety flag: a draft that stands there begins at the start. */
function onItsSteps(pause: Pause): Pause {
  return pause.step === 'kept' || !stepsOf(pause).includes(pause.step) ? { ...pause, step: PAUSE_STEPS[0] } : pause;
}

/** Whether a draft holds something that the person gave, half a word too. An untouched pause leaves no draft and no badge. */
export function isWorthKeeping(pause: Pause): boolean {
  return hasAnswers(pause.answers) || begunWordsOf(pause).length > 0;
}

/** Whether a draft began on an earlier day and was last written more than a day's length ago: it is offered with its day, never forced (DT-12). */
export function isStale(draft: Draft, now: Moment): boolean {
  const age = now.epochMs - draft.writtenAt;
  return age > DAY_MS && daysBetween(dayOf(draft.pause.begunAt), dayOfMoment(now)) >= 1;
}
