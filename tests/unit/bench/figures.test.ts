import { describe, expect, test } from 'vitest';
import { figureOf, logLogSlope, markdownTableOf, quantile, tableOf, within, withLastRun } from '../../bench/figures.ts';

describe('a figure', () => {
  test('is the median, with the quarters beside it and its ratio to the baseline’s median', () => {
    expect(figureOf({ name: 'save', unit: 'ms', samples: [9, 1, 2, 3, 100], baseline: [2, 2, 2] })).toEqual({
      name: 'save', value: 3, unit: 'ms', baseline: 2, ratio: 1.5, target: null, ok: true, runs: 5, spread: [2, 9],
    });
  });
  test('has no ratio without a baseline, nor against a baseline of nothing', () => {
    expect(figureOf({ name: 'a', unit: '', samples: [1] })).toMatchObject({ baseline: null, ratio: null });
    expect(figureOf({ name: 'a', unit: '', samples: [1], baseline: [0] })).toMatchObject({ baseline: 0, ratio: null });
  });
  test.each([
    [13, 10, true],
    [14, 10, false],
    [1.9, 1, true],
    [2.1, 1, false],
  ])('of %d against %d is within 1.3 times or 1 more: %s', (value, baseline, ok) => {
    expect(figureOf({ name: 'a', unit: 'ms', samples: [value], baseline: [baseline], target: 't', isMet: within(1.3, 1) }).ok).toBe(ok);
  });
  test('that was not measured in some run never meets its target', () => {
    expect(figureOf({ name: 'a', unit: 'ms', samples: [1, 1, Number.NaN], target: '≤ 5', isMet: (value) => value <= 5 }).ok).toBe(false);
    expect(figureOf({ name: 'a', unit: 'ms', samples: [1, Number.POSITIVE_INFINITY, 1], target: '≤ 5', isMet: (value) => value <= 5 }).ok).toBe(false);
    expect(() => figureOf({ name: 'a', unit: 'ms', samples: [] })).toThrow();
  });
});

test.each([
  [[5], 0.5, 5],
  [[1, 2], 0.5, 1.5],
  [[3, 1, 2], 0.5, 2],
  [[0, 10], 0.95, 9.5],
])('a quantile of %j at %d is %d', (samples, part, expected) => {
  expect(quantile(samples, part)).toBeCloseTo(expected);
});

describe('growth', () => {
  const points = (cost: (size: number) => number) => [100, 1_000, 10_000].map((size) => ({ size, cost: cost(size) }));
  test.each([
    ['nothing', () => 7, 0],
    ['in proportion', (size: number) => size / 3, 1],
    ['with the square', (size: number) => size ** 2, 2],
    ['with the tenth root', (size: number) => 4 * size ** 0.1, 0.1],
  ])('that is %s has its slope', (_, cost, slope) => {
    expect(logLogSlope(points(cost))).toBeCloseTo(slope);
  });
  test('cannot be told from one size', () => {
    expect(() => logLogSlope([{ size: 100, cost: 1 }, { size: 100, cost: 2 }])).toThrow();
  });
});

test('the tables name every figure and say which limit was missed', () => {
  const figures = [
    figureOf({ name: 'met', unit: 'ms', samples: [1], target: '≤ 2', isMet: (value) => value <= 2 }),
    figureOf({ name: 'too slow', unit: 'ms', samples: [3], target: '≤ 2', isMet: (value) => value <= 2 }),
    figureOf({ name: 'told', unit: 'ms', samples: [3] }),
  ];
  expect(tableOf(figures).split('\n').map((line) => line[0])).toEqual([' ', '✓', '✗', '✓']);
  const [, , met, slow, told] = markdownTableOf(figures).split('\n');
  expect([met, slow, told]).toEqual([expect.stringContaining('| met |'), expect.stringContaining('**missed**'), expect.stringContaining('reported only |  |')]);
});

describe('a page with the last run', () => {
  test('keeps everything around it, and holds one run only', () => {
    const page = '# Speed\n\n<!-- last run: begin -->\nold\n<!-- last run: end -->\n\nend\n';
    const once = withLastRun(page, 'new');
    expect(once).toBe('# Speed\n\n<!-- last run: begin -->\n\nnew\n\n<!-- last run: end -->\n\nend\n');
    expect(withLastRun(once, 'new')).toBe(once);
  });
  test('must have a place for it', () => {
    expect(() => withLastRun('# Speed', 'new')).toThrow();
  });
});
