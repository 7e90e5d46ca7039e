import { expect, test } from 'vitest';
import { badgeFor } from '../../../core/badge.ts';

// One dot or nothing, and nothing at all after hiding (SW-05).
test.each([
  [false, false, false, ''], [true, false, false, '•'], [false, true, false, '•'], [true, true, false, '•'],
  [false, false, true, ''], [true, false, true, ''], [false, true, true, ''], [true, true, true, ''],
])('with a draft: %j, something due: %j, hidden: %j, the badge shows %j', (hasDraft, hasDue, isHidden, badge) => {
  expect(badgeFor({ hasDraft, hasDue, isHidden })).toBe(badge);
});
