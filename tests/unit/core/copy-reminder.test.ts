import { expect, test } from 'vitest';
import { isCopyDue } from '../../../core/copy-reminder.ts';
import { noteWith } from '../../support/sample-pause.ts';

const on = (day: string, changedAt = Date.parse(`${day}T10:00:00Z`)) => ({ ...noteWith(day, {}, `${day}T10:00:00+00:00`), changedAt });
const many = (count: number, day: string) => Array.from({ length: count }, () => on(day));
const undated = { begunAt: null, day: null, changedAt: 0 };

test.each([
  ['nothing at all', null, [], '2026-11-25', false],
  ['nineteen new notes and no copy', null, many(19, '2026-11-25'), '2026-11-25', false],
  ['twenty notes and no copy', null, many(20, '2026-11-25'), '2026-11-25', true],
  ['one note, 29 days old, and no copy', null, [on('2026-10-27')], '2026-11-25', false],
  ['one note, 30 days old, and no copy', null, [on('2026-10-26')], '2026-11-25', true],
  ['a note of an unknown day and no copy', null, [undated], '2026-11-25', false],
  ['a copy 90 days ago and nothing since', '2026-08-25T12:00:00+00:00', [on('2026-08-20')], '2026-11-25', false],
  ['a copy 30 days ago and one note since', '2026-10-26T12:00:00+00:00', [on('2026-11-01')], '2026-11-25', true],
  ['a copy 29 days ago and one note since', '2026-10-27T12:00:00+00:00', [on('2026-11-01')], '2026-11-25', false],
  ['a copy 30 days ago and an old note changed since', '2026-10-26T12:00:00+00:00', [on('2026-10-01', Date.parse('2026-11-20T00:00:00Z'))], '2026-11-25', true],
  ['a copy yesterday and twenty notes since', '2026-11-24T08:00:00+00:00', many(20, '2026-11-25'), '2026-11-25', true],
  ['a copy yesterday and nineteen notes since', '2026-11-24T08:00:00+00:00', many(19, '2026-11-25'), '2026-11-25', false],
  ['a copy from a clock that ran ahead', '2027-01-01T08:00:00+00:00', many(30, '2026-11-25'), '2026-11-25', false],
] as const)('%s', (_, takenAt, notes, today, isDue) => expect(isCopyDue(takenAt, notes, today)).toBe(isDue));
