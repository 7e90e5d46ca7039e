/**
 * A note as it comes from outside: from an older version, a copy, or a disk that lies.
 *
 * One odd value never takes the rest with it, and one odd note never takes the list with it (DT-10): a time that is none leaves a note of an
 * unknown day, which can be read, mended and deleted like any other.
 */
import * as v from 'valibot';
import { dayOf, isLocalTime } from './day.ts';
import { AnswersSchema } from './draft.ts';
import type { LookBackAnswer } from './look-back.ts';
import { blankNote, LOOK_BACK_SPANS, NOTE_KINDS, VERDICTS, type LookBack, type Note } from './note.ts';

const Text = v.fallback(v.string(), '');
const Ids = v.fallback(v.array(v.string()), []);
const Instant = v.fallback(v.pipe(v.number(), v.finite()), 0);
const Time = v.pipe(v.string(), v.check((text) => isLocalTime(text)));

const LookBackSchema = v.object({
  lookedAt: Time,
  span: v.fallback(v.nullable(v.picklist(LOOK_BACK_SPANS)), null),
  verdict: v.fallback(v.nullable(v.picklist(VERDICTS)), null),
  done: Ids,
  line: Text,
});

const NoteSchema = v.object({
  ...AnswersSchema.entries,
  id: v.pipe(v.string(), v.minLength(1)),
  kind: v.fallback(v.picklist(NOTE_KINDS), 'pause'),
  begunAt: v.fallback(v.nullable(Time), null),
  changedAt: Instant,
  wantsLookBack: v.fallback(v.boolean(), false),
  lookBackSettledAt: Instant,
  lookBacks: v.fallback(v.array(v.unknown()), []),
  texts: v.fallback(v.record(v.string(), v.string()), {}),
  moments: Ids,
});

const AnswerSchema = v.pick(LookBackSchema, ['verdict', 'done', 'line']);

/** An unfinished answer to a look back, or null where there is none. */
export function decodeLookBackAnswer(stored: unknown): LookBackAnswer | null {
  const parsed = v.safeParse(AnswerSchema, stored);
  return parsed.success ? parsed.output : null;
}

/** The note in what was stored, or null where not even an id is. Whatever does not fit gives way alone. */
export function decodeNote(stored: unknown): Note | null {
  return isSound(stored) ? stored : rebuildNote(stored);
}

/** The same, always put together anew, part by part: nothing that a note does not have comes through, nor a number outside of its range (SE-02). */
export function rebuildNote(stored: unknown): Note | null {
  const parsed = v.safeParse(NoteSchema, stored);
  if (!parsed.success) return null;
  const { begunAt, lookBacks, ...rest } = parsed.output;
  return {
    ...rest,
    begunAt,
    day: begunAt === null ? null : dayOf(begunAt),
    lookBacks: lookBacks.flatMap((entry): LookBack[] => {
      const lookBack = v.safeParse(LookBackSchema, entry);
      return lookBack.success ? [lookBack.output] : [];
    }),
  };
}

const BLANK = blankNote('pause', 'blank', '2026-01-01T00:00:00+00:00', 0);
const LOOK_BACK_PARTS = Object.keys(LookBackSchema.entries).length;
const LIST_KEYS = ['urges', 'triggers', 'body', 'feelings', 'moments', 'lookBacks'] as const;
const TEXT_KEYS = ['urgeText', 'who', 'feelingText', 'saidOrDone', 'readInto', 'message'] as const;

/**
 * Whether a note is plainly as we write them. Ten thousand notes are read at once, and parsing each would take longer than reading it; what
 * is not plainly sound takes the long way.
 */
function isSound(stored: unknown): stored is Note {
  if (typeof stored !== 'object' || stored === null) return false;
  const note = stored as Note;
  for (const key in BLANK) if (!(key in note)) return false;
  // A mark of the reading is none of the note's.
  if ('isDamaged' in note) return false;
  return (
    typeof note.id === 'string' && note.id !== '' && isLocalTime(note.begunAt) && note.day === dayOf(note.begunAt) &&
    NOTE_KINDS.includes(note.kind) && Number.isFinite(note.changedAt) && Number.isFinite(note.lookBackSettledAt) &&
    (note.verdict === null || VERDICTS.includes(note.verdict)) &&
    isUpTo(note.strength, 10) && isUpTo(note.strengthAfter, 10) && isUpTo(note.confidence, 100) &&
    typeof note.safety === 'boolean' && typeof note.wantsLookBack === 'boolean' &&
    TEXT_KEYS.every((key) => typeof note[key] === 'string') &&
    LIST_KEYS.every((key) => Array.isArray(note[key])) && note.lookBacks.every(isSoundLookBack) &&
    isSoundStep(note.nextStep) && holdsOnly(note.questions, isSignalAnswer) && holdsOnly(note.texts, isText) &&
    [note.urges, note.triggers, note.body, note.feelings, note.moments].every((ids) => ids.every(isText))
  );
}

function isSoundStep(step: Note['nextStep']): boolean {
  if (step === null) return true;
  if (typeof step !== 'object') return false;
  return typeof step.when === 'string' && typeof step.will === 'string' && (step.id === null || typeof step.id === 'string') && (step.returnAt === null || isLocalTime(step.returnAt));
}

const isUpTo = (value: number | null, most: number) => value === null || (Number.isInteger(value) && value >= 0 && value <= most);

const isText = (value: unknown) => typeof value === 'string';

const isSignalAnswer = (value: unknown) => value === 'yes' || value === 'no' || value === 'not-sure';

function isSoundLookBack(entry: LookBack | null): boolean {
  return (
    typeof entry === 'object' && entry !== null && Object.keys(entry).length === LOOK_BACK_PARTS && isLocalTime(entry.lookedAt) &&
    (entry.span === null || LOOK_BACK_SPANS.includes(entry.span)) && (entry.verdict === null || VERDICTS.includes(entry.verdict)) &&
    Array.isArray(entry.done) && entry.done.every(isText) && isText(entry.line)
  );
}

/** Whether a value is a record and everything in it fits. */
function holdsOnly(value: unknown, fits: (part: unknown) => boolean): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  for (const key in value) if (!fits((value as Record<string, unknown>)[key])) return false;
  return true;
}
