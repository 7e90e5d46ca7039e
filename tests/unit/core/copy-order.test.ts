import { describe, expect, test } from 'vitest';
import { notesOf, partsAtFirst, passphraseProblem } from '../../../core/copy-order.ts';
import { FLAGGED_NOTE, FULL_NOTE } from '../../support/sample-export.ts';

describe('what is taken out', () => {
  const notes = [FULL_NOTE, FLAGGED_NOTE];
  test.each([
    ['table', false, ['full']],
    ['text', false, ['full']],
    ['sheet', false, ['full']],
    ['table', true, ['full', 'flagged']],
    ['sheet', true, ['full', 'flagged']],
    ['copy', false, ['full', 'flagged']],
  ] as const)('a %s, flagged notes asked for: %s', (form, hasFlagged, ids) => {
    expect(notesOf(notes, { form, hasFlagged }).map(({ id }) => id)).toEqual(ids);
  });

  test('a sheet for someone else has neither the alias nor the message at first', () => {
    expect(partsAtFirst('sheet')).not.toContain('who');
    expect(partsAtFirst('sheet')).not.toContain('message');
    expect(partsAtFirst('table')).toContain('who');
  });
});

test.each([
  ['seven characters are too few', '1234567', '1234567', 'short'],
  ['characters are counted as people see them', '👨‍👩‍👧‍👦👨‍👩‍👧‍👦', '👨‍👩‍👧‍👦👨‍👩‍👧‍👦', 'short'],
  ['two that differ', 'a pass phrase', 'a pass phrasе', 'different'],
  ['the same', 'a pass phrase', 'a pass phrase', null],
  ['the same from another keyboard', 'caf\u00e9 caf\u00e9', 'cafe\u0301 cafe\u0301', null],
  ['spaces count', 'a pass phrase', 'a pass phrase ', 'different'],
])('a passphrase typed twice: %s', (_, once, again, problem) => expect(passphraseProblem(once, again)).toBe(problem));
