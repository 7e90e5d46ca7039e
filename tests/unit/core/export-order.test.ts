import { describe, expect, test } from 'vitest';
import { notesOf, partsAtFirst } from '../../../core/export-order.ts';
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
