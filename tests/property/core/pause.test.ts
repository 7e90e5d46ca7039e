import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeDraft } from '../../../core/draft.ts';
import { MOST_FEELINGS, withoutUnsafe, type Answers } from '../../../core/note.ts';
import { beginPause, nextPause, positionOf, stepsOf, type Pause, type PauseEvent } from '../../../core/pause.ts';
import { anyEvent, anyPause } from '../../support/arbitrary-pause.ts';
import { draftWith } from '../../support/sample-pause.ts';

const begun = beginPause('note-1', '2026-11-25T09:00:00+00:00');
const events = fc.array(anyEvent, { maxLength: 40 });
const along = (given: readonly PauseEvent[], from: Pause = begun) => given.reduce<Pause[]>((seen, event) => [...seen, nextPause(seen.at(-1)!, event)], [from]);

// The answers that an event is about. Every other answer has to be the same after it.
function touchedBy(event: PauseEvent): readonly (keyof Answers)[] {
  switch (event.type) {
    case 'urgeChosen': return ['urges'];
    case 'feelingChosen': return ['feelings'];
    case 'chipToggled': return [event.list];
    case 'ownWordPut': return [event.list, 'feelingText'];
    case 'textWritten': case 'numberSet': return [event.field];
    case 'verdictChosen': return ['verdict'];
    case 'questionAnswered': return ['questions'];
    case 'nextStepSet': return ['nextStep'];
    case 'unsafeSaid': case 'unsafeTakenBack': return ['safety'];
    default: return [];
  }
}

test('no event changes an answer that it is not about', () => {
  fc.assert(
    fc.property(anyPause, anyEvent, (pause, event) => {
      const untouched = (answers: Answers) => Object.fromEntries(Object.entries(answers).filter(([key]) => !touchedBy(event).includes(key as keyof Answers)));
      expect(untouched(nextPause(pause, event).answers)).toEqual(untouched(pause.answers));
      expect(nextPause(pause, event)).toMatchObject({ noteId: pause.noteId, begunAt: pause.begunAt });
    }),
    { numRuns: 2_000 },
  );
});

test('no word is lost but by the tap that takes it away or puts another in its place', () => {
  fc.assert(
    fc.property(events, (given) => {
      const seen = along(given);
      given.forEach((event, at) => {
        const [before, after] = [seen[at]!.answers, seen[at + 1]!.answers];
        for (const list of ['urges', 'triggers', 'body', 'feelings'] as const) {
          const lost = before[list].filter((id) => !after[list].includes(id));
          const isToggled = event.type === 'chipToggled' && event.list === list;
          const isChosen = (event.type === 'urgeChosen' && list === 'urges') || (event.type === 'feelingChosen' && list === 'feelings');
          // With three feelings chosen, the tap on one takes it away.
          const makesRoom = event.type === 'feelingChosen' && before.feelings.length === MOST_FEELINGS && lost.every((id) => id === event.id);
          if (isChosen) expect(lost.length === 0 || before[list].length === 1 || makesRoom).toBe(true);
          else if (isToggled) expect(lost.every((id) => id === event.id || event.alone || event.aloneIds?.includes(id))).toBe(true);
          else if (event.type === 'ownWordPut' && event.list === list) expect(lost.every((id) => event.aloneIds?.includes(id))).toBe(true);
          else expect(lost).toEqual([]);
        }
      });
    }),
    { numRuns: 1_000 },
  );
});

test('the pause always stands on one of its own steps, and never on “kept”', () => {
  fc.assert(
    fc.property(events, (given) => {
      for (const pause of along(given)) {
        expect(stepsOf(pause)).toContain(pause.step);
        expect(pause.step).not.toBe('kept');
        expect(pause.answers.safety && pause.step === 'signal').toBe(false);
        expect(positionOf(pause).position).toBeGreaterThanOrEqual(1);
        expect(pause.answers.feelings.length).toBeLessThanOrEqual(MOST_FEELINGS);
        for (const list of [pause.answers.urges, pause.answers.feelings, pause.open]) expect(new Set(list).size).toBe(list.length);
      }
    }),
    { numRuns: 1_000 },
  );
});

test('the flag raised and taken off again leaves every answer as it was, shown and kept', () => {
  fc.assert(
    fc.property(anyPause, (pause) => {
      const unflagged = nextPause(pause, { type: 'unsafeTakenBack' });
      const flagged = nextPause(unflagged, { type: 'unsafeSaid' });
      const shown = withoutUnsafe(flagged.answers, () => false);
      expect(shown).toMatchObject({ verdict: null, confidence: null, questions: {}, message: '' });
      expect(shown.nextStep?.returnAt ?? null).toBeNull();
      const back = nextPause(nextPause(flagged, { type: 'unsafeTakenBack' }), { type: 'safeLeft' });
      expect(withoutUnsafe(back.answers, () => false)).toEqual(unflagged.answers);
    }),
  );
});

test('a pause after any events is the same after it was written down and read (LD-01)', () => {
  fc.assert(
    fc.property(events, (given) => {
      const pause = along(given).at(-1)!;
      expect(JSON.parse(JSON.stringify(pause))).toEqual(pause);
      const draft = draftWith(pause);
      expect(decodeDraft(JSON.parse(JSON.stringify(draft)))).toEqual({ ok: true, value: draft });
    }),
    { numRuns: 500 },
  );
});
