import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../../core/day.ts';
import { helpFor, isOlderThan, MOST_MONTHS, orderCountries, wholePairs, type HelpData } from '../../../core/help.ts';
import { country, line, SAMPLE } from '../../support/sample-help.ts';

const code = fc.stringMatching(/^[A-Z]{2}$/);
const data: fc.Arbitrary<HelpData> = fc
  .uniqueArray(code, { maxLength: 12 })
  .map((codes) => ({ ...SAMPLE, countries: codes.map((each) => country(each, { checked: '2026-01-01' })) }));
const day = fc.integer({ min: 0, max: 3_000 }).map((days) => addDays('2024-01-01', days));

test('only the confirmed country’s numbers are ever shown', () => {
  fc.assert(
    fc.property(data, fc.option(fc.oneof(code, fc.string())), day, (all, confirmed, today) => {
      const shown = helpFor(confirmed, all, today);
      if (shown.kind !== 'listed') {
        expect(shown).toEqual({ kind: confirmed === null ? 'unconfirmed' : 'unlisted' });
        return;
      }
      expect(shown.country).toBe(confirmed);
      expect(shown.emergency).toBe(all.countries.find((each) => each.country === confirmed)!.emergency);
      expect(shown.isOld).toBe(isOlderThan('2026-01-01', MOST_MONTHS, today));
      if (shown.isOld) expect(shown.lines).toEqual([]);
    }),
  );
});

test('the order holds every country once, wherever the browser seems to be', () => {
  fc.assert(
    fc.property(data, fc.array(fc.string()), fc.string(), (all, languages, timeZone) => {
      const order = orderCountries(all, { languages, timeZone }, (each) => each, (a, b) => (a < b ? -1 : a > b ? 1 : 0));
      expect(order.toSorted()).toEqual(all.countries.map((each) => each.country).toSorted());
    }),
  );
});

test('once old, always old; and a day more than 366 days ago is older than twelve months', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 24 }), fc.integer({ min: 0, max: 900 }), (checked, months, days) => {
      const today = addDays(checked, days);
      if (isOlderThan(checked, months, today)) expect(isOlderThan(checked, months, addDays(today, 1))).toBe(true);
      if (days > 366) expect(isOlderThan(checked, 12, today)).toBe(true);
      if (days < 365) expect(isOlderThan(checked, 12, today)).toBe(false);
    }),
  );
});

test('no half of a pair is ever shown', () => {
  const lines = fc.array(fc.option(fc.record({ id: fc.constantFrom('a', 'b'), of: fc.integer({ min: 1, max: 3 }) }))).map((pairs) => pairs.map((pair) => line(pair ? { pair } : {})));
  fc.assert(
    fc.property(lines, (all) => {
      const shown = wholePairs(all);
      for (const { pair } of shown) if (pair) expect(all.filter((each) => each.pair?.id === pair.id)).toHaveLength(pair.of);
      expect(shown.filter(({ pair }) => !pair)).toEqual(all.filter(({ pair }) => !pair));
    }),
  );
});
