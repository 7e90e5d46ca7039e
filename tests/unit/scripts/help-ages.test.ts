import { expect, test } from 'vitest';
import { helpAges } from '../../../scripts/help-ages.ts';
import { country } from '../../support/sample-help.ts';

const data = { countries: [country('AT', { checked: '2026-06-01' }), country('CH', { checked: '2026-05-01' }), country('DE', { checked: '2026-01-01' })], directories: [] };

test('lists what was last checked more than six months ago, oldest first', () => {
  expect(helpAges(data, '2026-11-25')).toEqual(['Last checked more than 6 months ago:', '  DE: last checked on 2026-01-01', '  CH: last checked on 2026-05-01']);
});

test('says so when nothing is due', () => {
  expect(helpAges(data, '2026-06-02')).toEqual(['No country was last checked more than 6 months ago.']);
});

test('names numbers whose newest dated source is old', () => {
  expect(helpAges(data, '2029-01-01').filter((line) => line.includes('the newest dated source')).length).toBeGreaterThan(0);
});
