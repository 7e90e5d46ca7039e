/**
 * What a note asks to be reminded of, and when; and what of it is waiting now.
 */
import { DAY_MS, epochOf, type Moment, type OffsetAt } from './day.ts';
import { lookBacksAhead } from './look-back.ts';
import { LOOK_BACK_SPANS, type LookBackSpan, type Note } from './note.ts';
import { nextTurnOfDay, wakingTimeFrom } from './schedule.ts';
import type { Settings } from './settings.ts';

/** A due time of a note. Under a lock it stays in the clear, so it says nothing but which kind it is. */
export interface Due {
  /** `return:<note id>` or `look-back:<note id>:<span>`: one of each a note, so asking twice changes nothing. */
  readonly id: string;
  readonly noteId: string;
  readonly kind: 'return' | 'look-back';
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly span?: LookBackSpan;
  /** A notification was shown for it; there is never a second. */
  readonly isTold?: true;
}

/** A look back that nobody took up is let go after so long: it would ask about what has faded. */
export const LOOK_BACK_FADES_MS = 60 * DAY_MS;

/** The ids of all due times that a note may have. */
export function dueIdsOf(noteId: string): readonly string[] {
  return [`return:${noteId}`, ...LOOK_BACK_SPANS.map((span) => `look-back:${noteId}:${span}`)];
}

/** The due times that a note asks for. A note with the safety flag asks for none, whatever else it holds. */
export function duesOf(note: Note, offsetAt: OffsetAt): readonly Due[] {
  if (note.safety) return [];
  const returnAt = note.nextStep?.returnAt;
  const returns: readonly Due[] = returnAt ? [{ id: `return:${note.id}`, noteId: note.id, kind: 'return', at: epochOf(returnAt) }] : [];
  const lookBacks = lookBacksAhead(note, offsetAt).map(({ span, at }): Due => ({ id: `look-back:${note.id}:${span}`, noteId: note.id, kind: 'look-back', at, span }));
  return [...returns, ...lookBacks];
}

/**
 * What a changed note means for its due times: those to write, and the ids of those to drop. A time that the note asked for before is left
 * as it is: it may have been seen already, and an edit must not bring it back.
 */
export function dueChange(before: Note | undefined, after: Note, offsetAt: OffsetAt): { readonly put: readonly Due[]; readonly drop: readonly string[] } {
  const asked = new Map(before ? duesOf(before, offsetAt).map((due) => [due.id, due.at]) : []);
  // Of a note that was there, only what it asked for can lie there. Of one whose record could not be read, anything.
  const known = before ? [...asked.keys()] : dueIdsOf(after.id);
  const dues = duesOf(after, offsetAt);
  const wanted = new Set(dues.map((due) => due.id));
  // While the flag stood nothing was asked for: a promised time that has passed may have been seen before that, and is not brought back.
  const isUnflagged = before?.safety === true && !after.safety;
  const isOver = (due: Due) => isUnflagged && due.kind === 'return' && due.at <= after.changedAt;
  return {
    put: dues.filter((due) => asked.get(due.id) !== due.at && !isOver(due)),
    drop: known.filter((id) => !wanted.has(id)),
  };
}

/** A note that waits to be looked back on, with the last span that has come: a day, a week or a month. */
export interface WaitingLookBack {
  readonly noteId: string;
  readonly span: LookBackSpan;
  readonly at: number;
}

/** What is waiting. */
export interface Waiting {
  readonly returns: readonly Due[];
  /** One a note, the one that came last first. */
  readonly lookBacks: readonly WaitingLookBack[];
}

type LookBackSettings = Pick<Settings, 'offersLookBack' | 'lookBackSpans'>;

/** What is waiting of the due times that have passed. */
export function waitingOf(passed: readonly Due[], settings: LookBackSettings, nowMs: number): Waiting {
  const byNote = new Map<string, WaitingLookBack>();
  for (const due of passed) {
    if (due.kind !== 'look-back' || !isAsked(due, settings) || nowMs - due.at > LOOK_BACK_FADES_MS) continue;
    const known = byNote.get(due.noteId);
    if (!known || known.at < due.at) byNote.set(due.noteId, { noteId: due.noteId, span: due.span ?? 'day', at: due.at });
  }
  return {
    returns: passed.filter((due) => due.kind === 'return'),
    lookBacks: [...byNote.values()].sort((one, other) => other.at - one.at),
  };
}

/** Whether the badge and the new tab may hint that something waits: a promised time always, a look back only between 07:00 and 21:00. */
export function hasHint(waiting: Waiting, now: Moment, offsetAt: OffsetAt): boolean {
  if (waiting.returns.length > 0) return true;
  return waiting.lookBacks.length > 0 && wakingTimeFrom(now.epochMs, offsetAt) === now.epochMs;
}

/**
 * The next instant at which a hint may change: the next due time that will be asked for, or for what waits to be looked back on the end of this
 * day or the next morning.
 */
export function nextHintAt(waiting: Waiting, next: Due | undefined, now: Moment, offsetAt: OffsetAt): number | undefined {
  const times = [
    ...(next ? [next.kind === 'return' ? next.at : wakingTimeFrom(next.at, offsetAt)] : []),
    ...(waiting.lookBacks.length > 0 ? [nextTurnOfDay(now.epochMs, offsetAt)] : []),
  ];
  return times.length > 0 ? Math.min(...times) : undefined;
}

function isAsked(due: Due, settings: LookBackSettings): boolean {
  return settings.offersLookBack && settings.lookBackSpans.includes(due.span ?? 'day');
}
