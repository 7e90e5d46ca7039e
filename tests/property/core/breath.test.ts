import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BREATH_MS, breathAt } from '../../../core/breath.ts';

const anyCount = fc.integer({ min: 1, max: 10 });

test('the phases of a breath add up to the whole, one after another', () => {
  fc.assert(
    fc.property(anyCount, (count) => {
      const phases: string[] = [];
      let elapsed = 0;
      for (let breath = breathAt(0, count); breath.phase !== 'done'; breath = breathAt(elapsed, count)) {
        phases.push(`${breath.number} ${breath.phase}`);
        elapsed += breath.untilNextMs;
      }
      expect(elapsed).toBe(count * BREATH_MS);
      expect(phases).toEqual(Array.from({ length: count }, (_, at) => [`${at + 1} in`, `${at + 1} out`]).flat());
    }),
  );
});

test('it only ever goes forward', () => {
  const place = (elapsed: number, count: number) => {
    const breath = breathAt(elapsed, count);
    return breath.phase === 'done' ? Number.POSITIVE_INFINITY : breath.number * 2 + (breath.phase === 'out' ? 1 : 0);
  };
  fc.assert(
    fc.property(anyCount, fc.integer({ min: -5_000, max: 120_000 }), fc.nat(30_000), (count, elapsed, later) => {
      expect(place(elapsed + later, count)).toBeGreaterThanOrEqual(place(elapsed, count));
    }),
  );
});

test('a page that was hidden and shown again agrees with one that stayed', () => {
  fc.assert(
    fc.property(anyCount, fc.array(fc.nat(20_000), { maxLength: 12 }), fc.nat(110_000), (count, looks, end) => {
      // Looking at any moments in between, or at none, makes no difference at the end; and what was said holds exactly as long as it said.
      for (const at of looks.filter((look) => look <= end)) {
        const breath = breathAt(at, count);
        if (breath.phase === 'done') continue;
        const until = at + breath.untilNextMs;
        const before = breathAt(until - 1, count);
        expect(before).toMatchObject({ phase: breath.phase, number: breath.number });
        expect(breathAt(until, count)).not.toMatchObject({ phase: breath.phase, number: breath.number });
      }
    }),
  );
});
