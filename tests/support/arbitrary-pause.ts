// Any pause, any event, any moment: what the property tests draw from.

import fc from 'fast-check';
import type { Answers } from '../../core/note.ts';
import { PAUSE_STEPS, stepsOf, type ChipList, type Pause, type PauseEvent, type PauseStep } from '../../core/pause.ts';
import { RETURN_PRESETS } from '../../core/schedule.ts';
import { ZONES, momentIn, offsetsOf } from './zones.ts';

const FIRST = Date.parse('2006-01-01T00:00:00Z');
const LAST = Date.parse('2037-12-31T00:00:00Z');

/** Any instant to the second, from 2006 to 2037. */
export const anyInstant = fc.integer({ min: FIRST / 1000, max: LAST / 1000 }).map((seconds) => seconds * 1000);
/** Any zone of the list. */
export const anyZone = fc.constantFrom(...ZONES);
/** Text as people write it: any script, emoji, halves of emoji, line breaks. */
export const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.array(fc.constantFrom('👨‍👩‍👧‍👦', '🏳️‍🌈', '🇩🇪', 'é', 'é', '\u{1F600}', '\u{1F601}', '\ud83d', '\u202e', 'a', ' ', '\n', '‍'), { maxLength: 10 }).map((parts) => parts.join('')),
);

const anyId = fc.constantFrom('leave', 'scroll', 'sad', 'numb', 'tight-chest', 'nothing-i-can-feel', 'own:1', 'own:2');
const anyIds = fc.uniqueArray(anyId, { maxLength: 3 });
const anyVerdict = fc.constantFrom('signal', 'protection', 'both', 'unsure');
const anyAnswer = fc.constantFrom('yes', 'no', 'not-sure');
const anyTime = fc.tuple(anyInstant, fc.constantFrom('+00:00', '-03:30', '+12:45')).map(([at, offset]) => `${new Date(at).toISOString().slice(0, 19)}${offset}`);
const tens = fc.option(fc.integer({ min: 0, max: 10 }));

/** Any next step that a person may have written. */
export const anyNextStep = fc.record({ id: fc.option(anyId), when: anyText, will: anyText, returnAt: fc.option(anyTime) });

/** Any answers. */
export const anyAnswers: fc.Arbitrary<Answers> = fc.record({
  urges: anyIds, urgeText: anyText, strength: tens, triggers: anyIds, who: anyText, body: anyIds, feelings: anyIds, feelingText: anyText,
  verdict: fc.option(anyVerdict), saidOrDone: anyText, readInto: anyText, questions: fc.dictionary(anyId, anyAnswer, { noNullPrototype: true }),
  confidence: fc.option(fc.integer({ min: 0, max: 100 })), nextStep: fc.option(anyNextStep), message: anyText, strengthAfter: tens, safety: fc.boolean(),
});

const anyList = fc.constantFrom<ChipList>('urges', 'triggers', 'body', 'feelings');
const anyBegunWords = fc.dictionary(anyList, anyText, { noNullPrototype: true });

const anyStep = fc.constantFrom<PauseStep>(...PAUSE_STEPS);

/** Any event, in any order: also those that no button would send at that moment. */
export const anyEvent: fc.Arbitrary<PauseEvent> = fc.oneof(
  fc.record({ type: fc.constant('urgeChosen'), id: anyId }),
  fc.record({ type: fc.constant('feelingChosen'), id: anyId }),
  fc.record({
    type: fc.constant('chipToggled'), list: fc.constantFrom('urges', 'triggers', 'body', 'feelings'), id: anyId,
    alone: fc.boolean(), aloneIds: fc.constant(['nothing-i-can-feel']),
  }),
  fc.record({ type: fc.constant('ownWordTyped'), list: anyList, text: fc.option(anyText) }),
  fc.record({ type: fc.constant('ownWordPut'), list: anyList, id: anyId, text: anyText, aloneIds: fc.constant(['nothing-i-can-feel']) }),
  fc.record({ type: fc.constant('textWritten'), field: fc.constantFrom('urgeText', 'who', 'feelingText', 'saidOrDone', 'readInto', 'message'), text: anyText }),
  fc.record({ type: fc.constant('numberSet'), field: fc.constantFrom('strength', 'strengthAfter', 'confidence'), value: tens }),
  fc.record({ type: fc.constant('verdictChosen'), verdict: anyVerdict }),
  fc.record({ type: fc.constant('questionAnswered'), id: anyId, answer: fc.option(anyAnswer) }),
  fc.record({ type: fc.constant('nextStepSet'), nextStep: fc.option(anyNextStep) }),
  fc.record({ type: fc.constant('moreOpened'), step: anyStep, isOpen: fc.boolean() }),
  fc.record({ type: fc.constant('stepReturnedTo'), step: anyStep }),
  fc.constantFrom({ type: 'wentNext' }, { type: 'wentBack' }, { type: 'unsafeSaid' }, { type: 'unsafeTakenBack' }, { type: 'safeLeft' }),
) as fc.Arbitrary<PauseEvent>;

/** Any moment in any of the zones. */
export const anyMoment = fc.tuple(anyZone, anyInstant).map(([zone, at]) => ({ zone, now: momentIn(zone, at) }));

/** A moment within three hours of a change of that zone's clock, where it has any. */
export const anyMomentNearAChange = fc
  .tuple(fc.constantFrom(...changesOf2026()), fc.integer({ min: -180 * 60, max: 180 * 60 }))
  .map(([{ zone, at }, seconds]) => ({ zone, now: momentIn(zone, at + seconds * 1000) }));

/** The hours before the clocks of each zone change, found by looking at every noon. */
function changesOf2026(): { zone: string; at: number }[] {
  const noons = Array.from({ length: 365 }, (_, day) => Date.parse('2026-01-01T12:00:00Z') + day * 86_400_000);
  return ZONES.flatMap((zone) => {
    const offsetAt = offsetsOf(zone);
    const days = noons.filter((noon) => offsetAt(noon) !== offsetAt(noon + 86_400_000));
    return days.map((noon) => {
      const hours = Array.from({ length: 48 }, (_, half) => noon + half * 1_800_000);
      return { zone, at: hours.find((at) => offsetAt(at + 1_800_000) !== offsetAt(noon))! };
    });
  });
}

/** Any pause that a page may have written down. */
export const anyPause: fc.Arbitrary<Pause> = fc
  .record({
    noteId: fc.uuid(), begunAt: anyTime, step: fc.constantFrom<PauseStep>(...PAUSE_STEPS.slice(0, -1)),
    isSafePageOpen: fc.boolean(), open: fc.uniqueArray(anyStep), begunWords: anyBegunWords, returnPreset: fc.option(fc.constantFrom(...RETURN_PRESETS)), answers: anyAnswers,
  })
  // What is left out under the safety flag is never open under it.
  .map((pause) => (stepsOf(pause).includes(pause.step) ? pause : { ...pause, step: PAUSE_STEPS[0] }));
