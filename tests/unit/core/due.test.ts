import { expect, test } from 'vitest';
import { duesOf } from '../../../core/due.ts';
import { ALL_ANSWERS, noteWith } from '../../support/sample-pause.ts';

const inGreenwich = () => 0;
const returns = (answers: Parameters<typeof noteWith>[1]) => duesOf(noteWith('n1', answers), inGreenwich).filter((due) => due.kind === 'return');

test('a promised return time is due at that instant', () => {
  expect(returns(ALL_ANSWERS)).toEqual([{ id: 'return:n1', noteId: 'n1', kind: 'return', at: Date.parse('2026-11-25T20:00:00Z') }]);
});
test('asking twice asks for the same', () => {
  expect(returns(ALL_ANSWERS)).toEqual(returns(ALL_ANSWERS));
});
test.each([
  ['without a next step', { nextStep: null }],
  ['with one that names no time', { nextStep: { id: 'leave', when: 'x', will: 'y', returnAt: null } }],
])('%s nothing is due', (_, answers) => {
  expect(returns({ ...ALL_ANSWERS, ...answers })).toEqual([]);
});
test('under the safety flag nothing at all is due', () => {
  expect(duesOf(noteWith('n1', { ...ALL_ANSWERS, safety: true }), inGreenwich)).toEqual([]);
});
