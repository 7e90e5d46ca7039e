/**
 * Looking back on a pause: when it is asked for, and what an answer changes.
 *
 *   pause ──about 20 h──► a day ──► a week ──► a month
 *
 * Checking a forecast later is what the evidence supports (E11); the spans are ours. A look back that was due while the browser was closed
 * is still asked for, once: whatever else was due by then is settled with the same answer, so there is never a burst. While the safety flag
 * stands nothing is asked, and only a pause is looked back on.
 */
import { addDays, addMonths, clockOf, dayOf, epochOf, localTimeOf, momentAt, type LocalTime, type Moment, type OffsetAt } from './day.ts';
import { LOOK_BACK_SPANS, type LookBack, type LookBackSpan, type Note, type Verdict } from './note.ts';
import { nearestWakingTime } from './schedule.ts';

const HOUR_MS = 3_600_000;

/** A span and its instant, in milliseconds since 1970. */
export interface LookBackTime {
  readonly span: LookBackSpan;
  readonly at: number;
}

/**
 * When a pause begun at `begunAt` is looked back on, each between 07:00 and 21:00 of the local clock that `offsetAt` knows: about 20 hours
 * later (15 to 25), then a week and a calendar month later at about the same time of day.
 */
export function lookBackTimes(begunAt: LocalTime, offsetAt: OffsetAt): readonly LookBackTime[] {
  const day = dayOf(begunAt);
  const atSameClock = (later: string) => momentAt(later, clockOf(begunAt), offsetAt).epochMs;
  const raw: Record<LookBackSpan, number> = {
    day: epochOf(begunAt) + 20 * HOUR_MS,
    week: atSameClock(addDays(day, 7)),
    month: atSameClock(addMonths(day, 1)),
  };
  return LOOK_BACK_SPANS.map((span) => ({ span, at: nearestWakingTime(raw[span], offsetAt) }));
}

/** Whether a note may be looked back on at all. */
export function canLookBack(note: Note): boolean {
  return note.kind === 'pause' && !note.safety && !note.isDamaged;
}

/** The look-backs that a note still asks for. */
export function lookBacksAhead(note: Note, offsetAt: OffsetAt): readonly LookBackTime[] {
  if (!canLookBack(note) || !note.wantsLookBack || note.begunAt === null) return [];
  return lookBackTimes(note.begunAt, offsetAt).filter(({ at }) => at > note.lookBackSettledAt);
}

/** What a person says on looking back. */
export interface LookBackAnswer {
  readonly verdict: Verdict | null;
  readonly done: readonly string[];
  readonly line: string;
}

/** Whether an answer says anything. */
export function saysSomething({ verdict, done, line }: LookBackAnswer): boolean {
  return verdict !== null || done.length > 0 || line.trim() !== '';
}

/** The note with a look back added. What was due until now is settled with it. A note that was flagged meanwhile stays as it is. */
export function withLookBack(note: Note, answer: LookBackAnswer, span: LookBackSpan | null, now: Moment): Note {
  if (!canLookBack(note)) return note;
  const lookBack: LookBack = { lookedAt: localTimeOf(now), span, ...answer, line: answer.line.trim() };
  return { ...note, lookBacks: [...note.lookBacks, lookBack], lookBackSettledAt: now.epochMs };
}

/** The note without the look back that was made at `lookedAt`. */
export function withoutLookBack(note: Note, lookedAt: LocalTime): Note {
  return { ...note, lookBacks: note.lookBacks.filter((lookBack) => lookBack.lookedAt !== lookedAt) };
}

/** The note with what was due until now let go, unanswered. */
export function lookBackLetGo(note: Note, nowMs: number): Note {
  return { ...note, lookBackSettledAt: nowMs };
}
