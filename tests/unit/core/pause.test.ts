import { describe, expect, test } from 'vitest';
import { canAddFeeling } from '../../../core/own-word.ts';
import { beginPause, nextPause, PAUSE_STEPS, positionOf, stepsOf, type Pause, type PauseEvent, type PauseStep } from '../../../core/pause.ts';
import { ALL_ANSWERS, pauseWith } from '../../support/sample-pause.ts';

const after = (pause: Pause, ...events: PauseEvent[]) => events.reduce(nextPause, pause);
const fresh = beginPause('note-1', '2026-11-25T09:00:00+00:00');

test('the short path is one tap a step', () => {
  const pause = after(fresh, { type: 'urgeChosen', id: 'leave' }, { type: 'feelingChosen', id: 'sad' }, { type: 'verdictChosen', verdict: 'both' });
  expect(pause.step).toBe('signal');
  expect(pause.answers).toMatchObject({ urges: ['leave'], feelings: ['sad'], verdict: 'both' });
});

describe('going on and back', () => {
  test('walks the steps and stops at both ends: only keeping leads to the last', () => {
    const seen = [fresh];
    for (let i = 0; i < 6; i += 1) seen.push(nextPause(seen.at(-1)!, { type: 'wentNext' }));
    expect(seen.map((pause) => pause.step)).toEqual(['slow', 'urge', 'feeling', 'signal', 'next-step', 'next-step', 'next-step']);
    for (let i = 0; i < 6; i += 1) seen.push(nextPause(seen.at(-1)!, { type: 'wentBack' }));
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

  test.each(['slow', 'urge', 'feeling', 'next-step'] as const)('raised on %s, coming back leads to the same step with every answer', (step) => {
    const back = after(unsafe(step), { type: 'safeLeft' });
    expect(back).toMatchObject({ step, isSafePageOpen: false, answers: { ...ALL_ANSWERS, safety: true } });
  });

  test('raised on the question of signal or protection, it leads to the step before it', () => {
    expect(unsafe('signal')).toMatchObject({ step: 'feeling', isSafePageOpen: true });
  });

  test('signal or protection is passed over in both directions, and cannot be jumped to', () => {
    const feeling = unsafe('feeling');
    expect(stepsOf(feeling)).toEqual(['slow', 'urge', 'feeling', 'next-step', 'kept']);
    expect(after(feeling, { type: 'wentNext' }).step).toBe('next-step');
    expect(after(feeling, { type: 'wentNext' }, { type: 'wentBack' }).step).toBe('feeling');
    expect(after(feeling, { type: 'stepReturnedTo', step: 'signal' }).step).toBe('feeling');
    expect(after(feeling, { type: 'feelingChosen', id: 'smothered' }).step).toBe('next-step');
    expect(positionOf(after(feeling, { type: 'wentNext' }))).toEqual({ position: 4, count: 5 });
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
    expect(after(pause, { type: 'urgeChosen', id: 'scroll' })).toMatchObject({ step: 'feeling', answers: { urges: ['leave', 'scroll'] } });
    expect(after(pause, { type: 'urgeChosen', id: 'sleep' }).answers.urges).toEqual(['leave', 'scroll', 'sleep']);
    expect(after(pause, { type: 'feelingChosen', id: 'sad' })).toMatchObject({ step: 'signal', answers: { feelings: ['sad', 'numb'] } });
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
