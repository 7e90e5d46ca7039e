import { describe, expect, test } from 'vitest';
import { dialOf, helpFor, isOlderThan, newestSource, orderCountries, UNLISTED, wholePairs } from '../../../core/help.ts';
import { decodePlan, hasPlan, NO_PLAN, writtenContacts } from '../../../core/help-plan.ts';
import { line, SAMPLE } from '../../support/sample-help.ts';

describe('what may be shown', () => {
  test('is nothing before a country is confirmed', () => {
    expect(helpFor(null, SAMPLE, '2026-11-25')).toEqual({ kind: 'unconfirmed' });
  });
  test.each([UNLISTED, 'FR', 'de', ''])('for the country “%s”, which is not there, is no number of another one', (code) => {
    expect(helpFor(code, SAMPLE, '2026-11-25')).toEqual({ kind: 'unlisted' });
  });
  test('is everything for a confirmed country that was checked lately', () => {
    expect(helpFor('AT', SAMPLE, '2026-11-25')).toMatchObject({ kind: 'listed', country: 'AT', isOld: false, lines: SAMPLE.countries[0]!.lines });
  });
  test('is the emergency number alone once the check is more than a year ago', () => {
    expect(helpFor('DE', SAMPLE, '2026-11-25')).toMatchObject({ kind: 'listed', isOld: true, emergency: SAMPLE.countries[2]!.emergency, lines: [] });
  });
});

describe('more than so many months ago', () => {
  test.each([
    ['2025-11-25', 12, '2026-11-25', false], ['2025-11-25', 12, '2026-11-26', true], ['2025-11-25', 12, '2026-12-01', true],
    ['2026-01-31', 1, '2026-02-28', false], ['2026-01-31', 1, '2026-03-01', true],
    ['2024-02-29', 12, '2025-02-28', false], ['2024-02-29', 12, '2025-03-01', true],
    ['2026-06-15', 6, '2026-12-15', false], ['2026-06-15', 6, '2027-01-01', true],
    ['2026-12-01', 6, '2026-11-25', false],
  ])('%s and %i months, seen on %s: %s', (checked, months, today, old) => expect(isOlderThan(checked, months, today)).toBe(old));
});

describe('lines that belong together', () => {
  const french = line({ name: 'French', pair: { id: 'language', of: 2 } });
  const dutch = line({ name: 'Dutch', pair: { id: 'language', of: 2 } });
  test('are shown all', () => expect(wholePairs([french, dutch, line()])).toEqual([french, dutch, line()]));
  test('or none', () => expect(wholePairs([french, line()])).toEqual([line()]));
});

describe('the order of countries', () => {
  const names: Record<string, string> = { AT: 'Austria', CH: 'Switzerland', DE: 'Germany' };
  const order = (languages: string[], timeZone: string) => orderCountries(SAMPLE, { languages, timeZone }, (code) => names[code] ?? code, (a, b) => (a < b ? -1 : 1));
  test.each([
    [['en'], 'UTC', ['AT', 'DE', 'CH']],
    [['de-CH'], 'UTC', ['CH', 'AT', 'DE']],
    [['de-CH', 'de-DE'], 'Europe/Vienna', ['AT', 'CH', 'DE']],
    [['de-Latn-DE', 'en-US'], 'Nowhere/Land', ['DE', 'AT', 'CH']],
    [['xx-de'], 'UTC', ['DE', 'AT', 'CH']],
    [[], '', ['AT', 'DE', 'CH']],
  ] as [string[], string, string[]][])('%j in %s', (languages, zone, codes) => expect(order(languages, zone)).toEqual(codes));
});

describe('a number', () => {
  const sources = [{ host: 'a.example', on: null }];
  test.each([['1-800 799-7233', 'call', 'tel:18007997233'], ['741741', 'text', 'sms:741741'], ['600 000 016', 'whatsapp', null]] as const)('%s by %s is dialled as %s', (number, way, dial) =>
    expect(dialOf({ number, way, sources })).toBe(dial));
  test('has a newest source, if any bears a date', () => {
    expect(newestSource([{ host: 'a', on: '2023' }, { host: 'b', on: '2023-06' }, { host: 'c', on: null }])?.host).toBe('b');
    expect(newestSource(sources)).toBeNull();
  });
});

describe('the own plan', () => {
  test('is empty without words, whatever rows there are', () => {
    expect(hasPlan(NO_PLAN)).toBe(false);
    expect(hasPlan({ ...NO_PLAN, contacts: [{ id: '1', name: ' ', reach: '' }], signs: '\n' })).toBe(false);
    expect(hasPlan({ ...NO_PLAN, places: 'the library' })).toBe(true);
    expect(writtenContacts({ ...NO_PLAN, contacts: [{ id: '1', name: '', reach: '12' }, { id: '2', name: '', reach: '' }] })).toHaveLength(1);
  });
  test.each([[null], ['text'], [{}], [{ contacts: 'x', signs: 3 }]])('is empty where %j was stored', (stored) => expect(decodePlan(stored)).toEqual(NO_PLAN));
  test('keeps what fits beside what does not', () => {
    expect(decodePlan({ contacts: [null, { id: '1', name: 'Sam', reach: 4 }, { id: 7 }], signs: 'cold hands', helps: 7 })).toEqual({ ...NO_PLAN, contacts: [{ id: '1', name: 'Sam', reach: '' }], signs: 'cold hands' });
  });
});

