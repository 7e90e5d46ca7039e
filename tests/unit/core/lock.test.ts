import { expect, test } from 'vitest';
import { idleAt, isIdle } from '../../../core/lock.ts';

const MINUTE = 60_000;

test.each([
  [15, 0, false],
  [15, 14 * MINUTE, false],
  [15, 15 * MINUTE, true],
  [5, 5 * MINUTE, true],
  [60, 59 * MINUTE, false],
  // Never in this session.
  [0, 100_000 * MINUTE, false],
  // A clock that was set back a little, and by two days (DT-08).
  [15, -1 * MINUTE, false],
  [15, -2 * 24 * 60 * MINUTE, true],
])('a lock of %i minutes, %i ms after its last use: closes is %s', (afterMinutes, passed, closes) => {
  expect(isIdle({ usedAt: 1_000_000, afterMinutes }, 1_000_000 + passed)).toBe(closes);
});

test('is looked at again when its time is up, and never where it stays open', () => {
  expect(idleAt({ usedAt: 1_000, afterMinutes: 5 })).toBe(1_000 + 5 * MINUTE);
  expect(idleAt({ usedAt: 1_000, afterMinutes: 0 })).toBeNull();
});
