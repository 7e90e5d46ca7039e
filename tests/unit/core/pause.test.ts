import { describe, expect, test } from 'vitest';
import { canAddFeeling } from '../../../core/chosen-words.ts';
import { beginPause, nextPause, PAUSE_STEPS, positionOf, stepsOf, type Pause, type PauseEvent, type PauseStep } from '../../../core/pause.ts';
import { ALL_ANSWERS, pauseWith } from '../../support/sample-pause.ts';

const after = (pause: Pause, ...events: PauseEvent[]) => events.reduce(nextPause, pause);
const fresh = beginPause('note-1', '2026-11-25T09:00:00+00:00');
// The step so many on or back in the one list that says the order.
const stepFrom = (step: PauseStep, by: number) => PAUSE_STEPS[PAUSE_STEPS.indexOf(step) + by]!;

test('the short path is one tap a step', () => {
  const pause = after(fresh, { type: 'urgeChosen', id: 'leave' }, { type: 'feelingChosen', id: 'sad' }, { type: 'verdictChosen', verdict: 'both' });
  expect(pause.step).toBe(stepFrom('feeling', 1));
  expect(pause.answers).toMatchObject({ urges: ['leave'], feelings: ['sad'], verdict: 'both' });
});

describe('going on and back', () => {
  test('begins by slowing down, asks what is felt before what it may mean, and ends with what is kept', () => {
    expect([PAUSE_STEPS[0], PAUSE_STEPS.at(-1)]).toEqual(['slow', 'kept']);
    const asked = (['urge', 'feeling', 'signal', 'next-step'] as const).map((step) => PAUSE_STEPS.indexOf(step));
    expect(asked).toEqual(asked.toSorted((one, other) => one - other));
  });

  test('walks the steps and stops at both ends: only keeping leads to the last', () => {
    const seen = [fresh];
    for (const _ of PAUSE_STEPS) seen.push(nextPause(seen.at(-1)!, { type: 'wentNext' }));
    const walked = PAUSE_STEPS.slice(0, -1);
    expect(seen.map((pause) => pause.step)).toEqual([...walked, walked.at(-1), walked.at(-1)]);
    for (const _ of PAUSE_STEPS) seen.push(nextPause(seen.at(-1)!, { type: 'wentBack' }));
    expect(seen.at(-1)!.step).toBe('slow');
  });

  test.each(PAUSE_STEPS.filter((step) => step !== 'kept'))('to %s from the line of answers', (step) => {
    expect(after(fresh, { type: 'stepReturnedTo', step }).step).toBe(step);
  });

  test('never jumps to “kept”', () => {
    expect(after(fresh, { type: 'stepReturnedTo', step: 'kept' }).step).toBe('slow');
  });
});

describe('under the safety flag', () => {
  const unsafe = (step: PauseStep) => nextPause(pauseWith(ALL_ANSWERS, { step }), { type: 'unsafeSaid' });

  test.each(stepsOf(pauseWith({ safety: true })).filter((step) => step !== 'kept'))('raised on %s, coming back leads to the same step with every answer', (step) => {
    const back = after(unsafe(step), { type: 'safeLeft' });
    expect(back).toMatchObject({ step, isSafePageOpen: false, answers: { ...ALL_ANSWERS, safety: true } });
  });

  test('raised on the question of signal or protection, it leads to the step before it', () => {
    expect(unsafe('signal')).toMatchObject({ step: stepFrom('signal', -1), isSafePageOpen: true });
  });

  test('signal or protection is passed over in both directions, and cannot be jumped to', () => {
    const [before, next] = [stepFrom('signal', -1), stepFrom('signal', 1)];
    const unasked = unsafe(before);
    expect(stepsOf(unasked)).toEqual(PAUSE_STEPS.filter((step) => step !== 'signal'));
    expect(after(unasked, { type: 'wentNext' }).step).toBe(next);
    expect(after(unasked, { type: 'wentNext' }, { type: 'wentBack' }).step).toBe(before);
    expect(after(unasked, { type: 'stepReturnedTo', step: 'signal' }).step).toBe(before);
    expect(after(unsafe(stepFrom('signal', 1)), { type: 'wentBack' }).step).toBe(before);
    expect(positionOf(after(unasked, { type: 'wentNext' }))).toEqual({ position: PAUSE_STEPS.indexOf('signal') + 1, count: PAUSE_STEPS.length - 1 });
  });

  test('taken off, everything is there again', () => {
    expect(after(unsafe('signal'), { type: 'unsafeTakenBack' }).answers).toEqual(ALL_ANSWERS);
  });
});

describe('chips', () => {
  const toggle = (id: string, rest: object = {}): PauseEvent => ({ type: 'chipToggled', list: 'body', id, aloneIds: ['nothing-i-can-feel'], ...rest });

  test('a second tap takes a word away', () => {
    expect(after(fresh, toggle('hot-face'), toggle('cold-hands'), toggle('hot-face')).answers.body).toEqual(['cold-hands']);
  });

  test('“nothing I can feel” stands alone, and gives way to any other', () => {
    const alone = after(fresh, toggle('hot-face'), toggle('nothing-i-can-feel', { alone: true }));
    expect(alone.answers.body).toEqual(['nothing-i-can-feel']);
    expect(after(alone, toggle('hot-face')).answers.body).toEqual(['hot-face']);
  });

  test('a fourth feeling is not taken, and takes none of the three away', () => {
    const full = ['sad', 'numb', 'angry', 'tender'].reduce((pause, id) => nextPause(pause, { type: 'chipToggled', list: 'feelings', id }), fresh);
    expect(full.answers.feelings).toEqual(['sad', 'numb', 'angry']);
    expect(canAddFeeling(full.answers)).toBe(false);
  });
});

describe('one tap that goes on', () => {
  test('puts another word in the place of the one before it', () => {
    expect(after(pauseWith({ urges: ['leave'] }), { type: 'urgeChosen', id: 'scroll' }).answers.urges).toEqual(['scroll']);
    expect(after(pauseWith({ feelings: ['sad'] }), { type: 'feelingChosen', id: 'numb' }).answers.feelings).toEqual(['numb']);
  });

  test('never throws away several that were chosen behind “more”', () => {
    const pause = pauseWith({ urges: ['leave', 'scroll'], feelings: ['sad', 'numb'] });
    expect(after(pause, { type: 'urgeChosen', id: 'scroll' })).toMatchObject({ step: stepFrom('urge', 1), answers: { urges: ['leave', 'scroll'] } });
    expect(after(pause, { type: 'urgeChosen', id: 'sleep' }).answers.urges).toEqual(['leave', 'scroll', 'sleep']);
    expect(after(pause, { type: 'feelingChosen', id: 'sad' })).toMatchObject({ step: stepFrom('feeling', 1), answers: { feelings: ['sad', 'numb'] } });
    expect(after(pause, { type: 'feelingChosen', id: 'angry' }).answers.feelings).toEqual(['sad', 'numb', 'angry']);
  });

  test('with three feelings chosen, a fourth changes nothing and goes nowhere', () => {
    const full = pauseWith({ feelings: ['sad', 'numb', 'angry'] }, { step: 'feeling' });
    expect(after(full, { type: 'feelingChosen', id: 'tender' })).toEqual(full);
  });
});

test('a question may be answered, answered otherwise, and left open again', () => {
  const answer = (given: 'yes' | 'no' | null): PauseEvent => ({ type: 'questionAnswered', id: 'friend', answer: given });
  expect(after(fresh, answer('yes'), answer('no')).answers.questions).toEqual({ friend: 'no' });
  expect(after(fresh, answer('yes'), answer(null)).answers.questions).toEqual({});
});

test('“more” opens and closes for each step alone', () => {
  const open = (step: PauseStep, isOpen: boolean): PauseEvent => ({ type: 'moreOpened', step, isOpen });
  expect(after(fresh, open('feeling', true), open('signal', true), open('signal', true)).open).toEqual(['feeling', 'signal']);
  expect(after(fresh, open('feeling', true), open('signal', true), open('feeling', false)).open).toEqual(['signal']);
});
