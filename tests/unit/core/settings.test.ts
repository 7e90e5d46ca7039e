import { describe, expect, test } from 'vitest';
import { decodeSettings, DEFAULT_SETTINGS, type Settings } from '../../../core/settings.ts';

const chosen: Settings = { ...DEFAULT_SETTINGS, breathCount: 10, slowWay: 'look-around', offersLookBack: false, theme: 'dark', language: 'pt-BR', spellCheck: true };

test('what was chosen comes back', () => {
  expect(decodeSettings(JSON.parse(JSON.stringify(chosen)))).toEqual(chosen);
});

describe('an odd value gives way to its default, alone', () => {
  test.each<[keyof Settings, unknown]>([
    ['breathCount', 0], ['breathCount', 11], ['breathCount', 2.5], ['breathCount', Number.NaN], ['breathCount', '3'],
    ['slowWay', 'run'], ['offersLookBack', 'no'], ['theme', 'sepia'], ['language', 'English'], ['language', '../en'], ['spellCheck', 1],
  ])('%s: %j', (key, odd) => {
    expect(decodeSettings({ ...chosen, [key]: odd })).toEqual({ ...chosen, [key]: DEFAULT_SETTINGS[key] });
  });
  test.each(Object.keys(chosen) as (keyof Settings)[])('%s left out', (key) => {
    const { [key]: _, ...rest } = chosen;
    expect(decodeSettings(rest)).toEqual({ ...chosen, [key]: DEFAULT_SETTINGS[key] });
  });
});

test.each([undefined, null, 'dark', 3, []])('%j gives the defaults', (stored) => {
  expect(decodeSettings(stored)).toEqual(DEFAULT_SETTINGS);
});
test('what is unknown is left out', () => {
  expect(decodeSettings({ ...chosen, colour: 'red' })).toEqual(chosen);
});
