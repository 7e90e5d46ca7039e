import { describe, expect, test } from 'vitest';
import { hasAnswers, NO_ANSWERS, noteOf, withoutUnsafe, type Answers } from '../../../core/note.ts';
import { stepsFor, type StepWord } from '../../../core/words.ts';
import { english } from 'virtual:words/pause';
import { ALL_ANSWERS } from '../../support/sample-pause.ts';

const isSafeStep = (id: string) => english.steps.some((step) => step.id === id && step.safe === true);
const flagged: Answers = { ...ALL_ANSWERS, safety: true };
const step = { id: 'get-distance', when: 'I can', will: 'get some distance', returnAt: null };

describe('while the safety flag stands', () => {
  test('no verdict, question, message or return time is shown or used', () => {
    expect(withoutUnsafe(flagged, isSafeStep)).toEqual({ ...flagged, verdict: null, confidence: null, questions: {}, message: '', nextStep: null });
  });

  test.each([
    ['a safe step stays', step, true],
    ['one in the person’s own words stays', { ...step, id: null }, true],
    ['one that brings contact goes', { ...step, id: 'say-one-feeling' }, false],
    ['one that is unknown goes', { ...step, id: 'some-later-step' }, false],
    ['one with a return time goes', { ...step, returnAt: '2026-11-25T20:00:00+00:00' }, false],
    ['own words with a return time go', { ...step, id: null, returnAt: '2026-11-25T20:00:00+00:00' }, false],
  ])('%s', (_, nextStep, stays) => {
    expect(withoutUnsafe({ ...flagged, nextStep }, isSafeStep).nextStep).toEqual(stays ? nextStep : null);
  });

  test('nothing is deleted: taken off, everything is back', () => {
    const hidden = structuredClone(flagged);
    withoutUnsafe(hidden, isSafeStep);
    expect(withoutUnsafe({ ...hidden, safety: false }, isSafeStep)).toEqual(ALL_ANSWERS);
  });

  test('only steps that are safe are offered, whatever the verdict', () => {
    for (const verdict of [null, 'signal', 'protection', 'both', 'unsure'] as const) {
      const offered = stepsFor(english.steps, verdict, true);
      expect(offered.length).toBeGreaterThan(0);
      expect(offered.filter((one) => one.safe !== true || one.contact || one.space || one.message !== undefined)).toEqual([]);
    }
  });

  test('a note asks for no look-back', () => {
    expect(noteOf('n', '2026-11-25T09:00:00+00:00', flagged, 0, true).wantsLookBack).toBe(false);
  });
});

describe('without it', () => {
  test('steps are offered by verdict, and those for danger are not', () => {
    const ids = (verdict: 'signal' | 'protection' | null) => stepsFor(english.steps, verdict, false).map((one) => one.id);
    expect(ids('signal')).toContain('name-the-thing');
    expect(ids('signal')).not.toContain('stay-a-beat');
    expect(ids('protection')).toContain('stay-a-beat');
    expect(ids(null)).toEqual(expect.arrayContaining(['name-the-thing', 'stay-a-beat']));
    expect(ids(null)).not.toContain('call-a-helpline');
  });

  test('a retired step is offered to nobody', () => {
    const retired: StepWord[] = [{ id: 'old', text: 'old', for: ['signal'], when: 'x', will: 'y', safe: true, retired: true }];
    expect([...stepsFor(retired, 'signal', false), ...stepsFor(retired, null, true)]).toEqual([]);
  });
});

describe('whether something was given', () => {
  test('nothing is nothing, and blank text is nothing', () => {
    expect(hasAnswers(NO_ANSWERS)).toBe(false);
    expect(hasAnswers({ ...NO_ANSWERS, urgeText: ' \n', message: '\t' })).toBe(false);
  });

  const fields = Object.keys(NO_ANSWERS) as (keyof Answers)[];
  test.each(fields)('%s alone is enough', (field) => {
    expect(hasAnswers({ ...NO_ANSWERS, [field]: field === 'safety' ? true : ALL_ANSWERS[field] })).toBe(true);
  });
  test('a strength of zero is an answer', () => {
    expect(hasAnswers({ ...NO_ANSWERS, strength: 0 })).toBe(true);
  });
});

describe('a note', () => {
  test('belongs to the day on which its pause began, however late it is kept (DT-12)', () => {
    const note = noteOf('n', '2026-11-25T23:50:00+01:00', ALL_ANSWERS, Date.parse('2026-11-27T23:10:00Z'), true);
    expect(note).toMatchObject({ day: '2026-11-25', begunAt: '2026-11-25T23:50:00+01:00', kind: 'pause', wantsLookBack: true });
  });

  test.each(['', 'not-a-date', '275761-01-01T00:00:00+00:00'])('begun at %j has an unknown day and keeps every answer (DT-10)', (begunAt) => {
    expect(noteOf('n', begunAt, ALL_ANSWERS, 0, false)).toMatchObject({ ...ALL_ANSWERS, day: null, begunAt: null });
  });
});
