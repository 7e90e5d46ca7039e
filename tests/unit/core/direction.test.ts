import { expect, test } from 'vitest';
import { directionOf } from '../../../core/direction.ts';

test.each([
  ['en', 'ltr'], ['de-AT', 'ltr'], ['ar', 'rtl'], ['ar-XB', 'rtl'], ['he', 'rtl'], ['fa-IR', 'rtl'], ['ku-Latn', 'ltr'], ['pa-Arab-PK', 'rtl'], ['', 'ltr'],
])('writes %s %s', (language, direction) => {
  expect(directionOf(language)).toBe(direction);
});
