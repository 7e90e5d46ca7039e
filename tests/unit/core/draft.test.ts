import { describe, expect, test } from 'vitest';
import { decodeDraft, isStale, isWorthKeeping } from '../../../core/draft.ts';
import { momentIn } from '../../support/zones.ts';
import { ALL_ANSWERS, draftWith, pauseWith } from '../../support/sample-pause.ts';

const draft = draftWith(pauseWith(ALL_ANSWERS, { step: 'next-step', open: ['feeling'], isSafePageOpen: true }), { isHidden: true });
const decoded = (stored: unknown) => {
  const result = decodeDraft(stored);
  if (!result.ok) throw new Error(result.code);
  return result.value!;
};

test('a draft comes back as it was written', () => {
  expect(decoded(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
});

test('a draft of before half words and presets were in it is whole', () => {
  const { begunWords: _, returnPreset: __, ...pause } = draft.pause;
  expect(decoded(JSON.parse(JSON.stringify({ ...draft, pause })))).toEqual(draft);
});

test.each([undefined, null])('%j is no draft, and no problem', (stored) => {
  expect(decodeDraft(stored)).toEqual({ ok: true, value: null });
});

describe('each odd answer gives way alone', () => {
  test.each([
    ['urges', 'leave', []], ['urgeText', 5, ''], ['strength', 11, null], ['strength', 2.5, null], ['strength', Number.NaN, null], ['triggers', [1], []],
    ['who', null, ''], ['body', {}, []], ['feelings', undefined, []], ['feelingText', [], ''], ['verdict', 'false alarm', null], ['saidOrDone', true, ''],
    ['readInto', 1, ''], ['questions', { friend: 'maybe' }, {}], ['confidence', -1, null], ['nextStep', 'go', null], ['message', {}, ''],
    ['strengthAfter', '3', null], ['safety', 'yes', true], ['safety', undefined, false],
  ])('%s: %j', (field, odd, gentle) => {
    const stored = { ...draft, pause: { ...draft.pause, answers: { ...ALL_ANSWERS, [field]: odd } } };
    expect(decoded(stored).pause).toEqual({ ...draft.pause, answers: { ...ALL_ANSWERS, [field]: gentle } });
  });

  test('an odd return time leaves the step that was written', () => {
    const nextStep = { ...ALL_ANSWERS.nextStep, returnAt: 'tonight' };
    expect(decoded({ ...draft, pause: { ...draft.pause, answers: { ...ALL_ANSWERS, nextStep } } }).pause.answers.nextStep).toEqual({ ...nextStep, returnAt: null });
  });

  test.each([
    ['step', 'step nine', 'slow'], ['isSafePageOpen', 1, false], ['open', 'feeling', []], ['begunWords', 'kni', {}], ['begunWords', undefined, {}],
  ])('%s of the pause: %j', (field, odd, gentle) => {
    expect(decoded({ ...draft, pause: { ...draft.pause, [field]: odd } }).pause).toEqual({ ...draft.pause, [field]: gentle });
  });

  test.each([['writer', 7, ''], ['writtenAt', 'now', 0], ['isHidden', 'no', false]])('%s: %j', (field, odd, gentle) => {
    expect(decoded({ ...draft, [field]: odd })).toEqual({ ...draft, [field]: gentle });
  });
});

describe('a step that such a pause cannot stand on is none', () => {
  test('“kept” is reached by keeping alone', () => {
    expect(decoded(draftWith(pauseWith(ALL_ANSWERS, { step: 'kept' }))).pause.step).toBe('slow');
  });
  test('under the safety flag nobody is asked about protection', () => {
    expect(decoded(draftWith(pauseWith({ ...ALL_ANSWERS, safety: true }, { step: 'signal' }))).pause.step).not.toBe('signal');
  });
});

test.each([
  ['a later version', { ...draft, version: 2 }, 'draft-newer'],
  ['a later version of another shape', { version: 99, everything: 'else' }, 'draft-newer'],
  ['no version', { ...draft, version: undefined }, 'draft-unreadable'],
  ['no pause', { version: 1 }, 'draft-unreadable'],
  ['a pause with no id', { ...draft, pause: { ...draft.pause, noteId: '' } }, 'draft-unreadable'],
  ['a pause begun at no time', { ...draft, pause: { ...draft.pause, begunAt: 'yesterday' } }, 'draft-unreadable'],
  ['text', 'a pause', 'draft-unreadable'],
  ['a list', [], 'draft-unreadable'],
])('%s is said to be so, and never taken for nothing', (_, stored, code) => {
  expect(decodeDraft(stored)).toEqual({ ok: false, code });
});

test('an untouched pause leaves no draft', () => {
  expect(isWorthKeeping(pauseWith())).toBe(false);
  expect(isWorthKeeping(pauseWith({ urgeText: ' \n' }, { step: 'feeling', open: ['feeling'] }))).toBe(false);
  expect(isWorthKeeping(pauseWith({ strength: 0 }))).toBe(true);
  expect(isWorthKeeping(pauseWith({ safety: true }))).toBe(true);
  expect(isWorthKeeping(pauseWith({}, { begunWords: { urges: ' ' } }))).toBe(false);
  expect(isWorthKeeping(pauseWith({}, { begunWords: { urges: 'k' } }))).toBe(true);
});

describe('a pause begun at ten to midnight (DT-12)', () => {
  const begun = draftWith(pauseWith({ urgeText: 'half a' }, { begunAt: '2026-11-25T23:50:00+01:00' }), { writtenAt: Date.parse('2026-11-25T22:55:00Z') });
  test.each([
    ['goes on at ten past', '2026-11-25T23:10:00Z', false],
    ['goes on the next evening', '2026-11-26T22:55:00Z', false],
    ['is offered with its day just after that', '2026-11-26T22:55:01Z', true],
    ['is offered with its day two days later', '2026-11-27T23:10:00Z', true],
    ['goes on when the clock was set back (DT-08)', '2026-11-23T12:00:00Z', false],
  ])('%s', (_, now, stale) => {
    expect(isStale(begun, momentIn('Europe/Berlin', now))).toBe(stale);
  });
});
