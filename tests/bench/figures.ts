/**
 * What a bench hands back, and the arithmetic behind it. A figure is the median of its runs; beside it stands the spread between the
 * quarters, since a median without it says little on a shared machine. Ratios are taken within one run, of pages opened in turn.
 */

/** One measured thing. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What it is measured against, in the same unit and the same run. */
  readonly baseline: number | null;
  readonly ratio: number | null;
  /** What must hold, in words; null for a figure that is only reported. */
  readonly target: string | null;
  readonly ok: boolean;
  readonly runs: number;
  /** The lower and the upper quarter. */
  readonly spread: readonly [number, number];
}

/** A set of figures that are measured together. */
export interface Bench {
  readonly name: string;
  measure(runs: number): Promise<readonly Figure[]>;
}

/** The value below which the given part of the samples lies; 0.5 is the median. */
export function quantile(samples: readonly number[], part: number): number {
  if (samples.length === 0) throw new Error('there is no sample to take a quantile of');
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (sorted.length - 1) * part;
  const below = sorted[Math.floor(at)]!;
  return below + (sorted[Math.ceil(at)]! - below) * (at % 1);
}

/** Within the given ratio of the baseline, or within so much more than it, whichever is larger: a frame or a tick is no difference. */
export function within(ratio: number, more: number): (value: number, baseline: number) => boolean {
  return (value, baseline) => value <= Math.max(baseline * ratio, baseline + more);
}

/** No more than a limit, whatever the baseline. */
export function atMost(limit: number): (value: number) => boolean {
  return (value) => value <= limit;
}

/**
 * How a cost grows with a size: the slope of the line through their logarithms by least squares. 0 means not at all, 1 in proportion.
 * Sizes and costs must be above 0, and of the sizes at least two different ones.
 */
export function logLogSlope(points: readonly { readonly size: number; readonly cost: number }[]): number {
  const logs = points.map(({ size, cost }) => [Math.log(size), Math.log(cost)] as const);
  const middle = (at: 0 | 1) => logs.reduce((sum, point) => sum + point[at], 0) / logs.length;
  const [middleSize, middleCost] = [middle(0), middle(1)];
  const spread = logs.reduce((sum, [size]) => sum + (size - middleSize) ** 2, 0);
  if (!(spread > 0)) throw new Error('growth needs costs at two sizes');
  return logs.reduce((sum, [size, cost]) => sum + (size - middleSize) * (cost - middleCost), 0) / spread;
}

interface Samples {
  readonly name: string;
  readonly unit: string;
  readonly samples: readonly number[];
  readonly baseline?: readonly number[];
  readonly target?: string;
  /** Whether the target is met: by the median, against the baseline's where there is one. A sample that is no number never meets it. */
  readonly isMet?: (value: number, baseline: number) => boolean;
}

/** A figure from samples, on its own or against a baseline. */
export function figureOf({ name, unit, samples, baseline, target, isMet = () => true }: Samples): Figure {
  const value = quantile(samples, 0.5);
  const base = baseline ? quantile(baseline, 0.5) : null;
  return {
    name,
    value: round(value),
    unit,
    baseline: base === null ? null : round(base),
    ratio: base ? round(value / base) : null,
    target: target ?? null,
    ok: samples.every(Number.isFinite) && isMet(value, base ?? 0),
    runs: samples.length,
    spread: [round(quantile(samples, 0.25)), round(quantile(samples, 0.75))],
  };
}

/** The figures as a table for people. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    figure.ok ? '✓' : '✗',
    figure.name,
    `${figure.value} ${figure.unit}`,
    `${figure.spread[0]}–${figure.spread[1]}`,
    figure.baseline === null ? '' : `${figure.baseline} ${figure.unit}`,
    figure.ratio === null ? '' : `× ${figure.ratio}`,
    figure.target ?? 'reported only',
    `${figure.runs}`,
  ]);
  const all = [['', 'figure', 'median', 'quarters', 'baseline', 'ratio', 'target', 'runs'], ...rows];
  const widths = all[0]!.map((_, column) => Math.max(...all.map((row) => row[column]!.length)));
  return all.map((row) => row.map((cell, column) => cell.padEnd(widths[column]!)).join('  ').trimEnd()).join('\n');
}

/** The figures as a table for a page of the documentation. */
export function markdownTableOf(figures: readonly Figure[]): string {
  const cells = (figure: Figure) => [
    figure.name, `${figure.value} ${figure.unit}`.trim(), `${figure.spread[0]}–${figure.spread[1]}`, figure.baseline === null ? '' : `${figure.baseline} ${figure.unit}`.trim(),
    figure.ratio === null ? '' : `× ${figure.ratio}`, figure.target ?? 'reported only', figure.target === null ? '' : figure.ok ? 'met' : '**missed**', `${figure.runs}`,
  ];
  const head = ['figure', 'median', 'quarters', 'baseline', 'ratio', 'limit', '', 'runs'];
  const row = (texts: readonly string[]) => `| ${texts.map((text) => text.replaceAll('|', '\\|')).join(' | ')} |`;
  return [row(head), `|${head.map(() => '---|').join('')}`, ...figures.map((figure) => row(cells(figure)))].join('\n');
}

const BEGIN = '<!-- last run: begin -->';
const END = '<!-- last run: end -->';

/** The page with another run between its two marks. A page without the marks is an error: nothing is written over. */
export function withLastRun(page: string, run: string): string {
  const [from, to] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (from < 0 || to < from) throw new Error('the page has no place for the last run');
  return `${page.slice(0, from + BEGIN.length)}\n\n${run}\n\n${page.slice(to)}`;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
