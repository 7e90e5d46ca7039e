// Notes for the map: a pause that was looked back on, a moment that held, and any note at all.

import fc from 'fast-check';
import { blankNote, VERDICTS, type LookBack, type Note, type Verdict } from '../../core/note.ts';
import { localTimeOf } from '../../core/day.ts';
import { anyInstant, anyZone } from './arbitrary-pause.ts';
import { noteWith } from './sample-pause.ts';
import { momentIn } from './zones.ts';

const AT = '2026-11-25T09:00:00+00:00';

/** A pause with these two verdicts. */
export function lookedBackOn(id: string, then: Verdict | null, later: Verdict | null, rest: Partial<Note> = {}): Note {
  const lookBack: LookBack = { lookedAt: AT, span: 'day', verdict: later, done: ['waited'], line: '' };
  return { ...noteWith(id, { verdict: then }), lookBacks: [lookBack], ...rest };
}

/** A moment that held. */
export const heldOn = (id: string, day: string): Note => ({ ...blankNote('held', id, `${day}T09:00:00+00:00`, 0), moments: ['need-was-met'] });

const idsFrom = (...ids: string[]) => fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 3 });
const oneOrNone = <T>(value: fc.Arbitrary<T>) => fc.option(value);
const verdictOrNone = oneOrNone(fc.constantFrom(...VERDICTS));
/** A disk may say anything. */
const anyNumber = fc.oneof(fc.integer({ min: 0, max: 100 }), fc.constantFrom(-1, 0.5, 33.5, 101, 1e9, Number.NaN, Number.POSITIVE_INFINITY));

/** Notes as they may be stored: every kind, of known and unknown days, retired and own words, numbers that are none. */
export const anyNotes: fc.Arbitrary<readonly Note[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom('pause', 'afterwards', 'held'),
      at: oneOrNone(fc.tuple(anyInstant, anyZone)),
      safety: fc.boolean(),
      triggers: idsFrom('warm-time', 'criticism', 'own:1', 'gone', 'a', 'b', 'c', 'd', 'e', 'f', 'g'),
      urges: idsFrom('leave', 'scroll', 'own:2', 'gone', 'a', 'b', 'c', 'd', 'e', 'f', 'g'),
      body: idsFrom('tight-chest', 'cold-hands', 'gone'),
      feelings: idsFrom('sad', 'numb', 'gone'),
      verdict: verdictOrNone,
      confidence: oneOrNone(anyNumber),
      strength: oneOrNone(anyNumber),
      strengthAfter: oneOrNone(anyNumber),
      later: fc.array(fc.record({ verdict: verdictOrNone, done: idsFrom('waited', 'gone') }), { maxLength: 3 }),
    }),
    { maxLength: 60 },
  )
  .map((all) =>
    all.map(({ kind, at, later, ...answers }, index): Note => {
      const begunAt = at === null ? '' : localTimeOf(momentIn(at[1], at[0]));
      const lookBacks = later.map((each) => ({ lookedAt: AT, span: null, line: '', ...each }));
      return { ...blankNote(kind, `n${index}`, begunAt, 0), ...answers, lookBacks };
    }),
  );
