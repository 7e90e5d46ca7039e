/**
 * How sure then, how it looks later: of the pauses that were looked back on, how many have the same verdict by now, by how sure the first one
 * was, or by how strong the pull was then (E11: a forecast that is checked later is how one learns what one's sureness is worth).
 *
 * Both ways to differ are counted alike: it may look more like a signal later, or more like protection. Never by person. A first verdict
 * "can't tell yet" claims nothing that could look different, so it is left out.
 */
import type { LookBack, Note, Verdict } from './note.ts';

/** The bands, from the lowest; `from` and `to` are what they are called by. A value between two bands belongs to the lower one. */
export const BANDS = {
  confidence: [
    { id: 'low', from: 0, to: 33 },
    { id: 'middle', from: 34, to: 66 },
    { id: 'high', from: 67, to: 100 },
  ],
  strength: [
    { id: 'low', from: 0, to: 3 },
    { id: 'middle', from: 4, to: 6 },
    { id: 'high', from: 7, to: 10 },
  ],
} as const;

/** A band with fewer pauses has no interval, and nothing is said about it. */
export const LEAST_IN_BAND = 5;

/** What can have become of a verdict, in the order in which it is shown. */
export const LATER = ['same', 'signal', 'protection', 'unsure'] as const;

/** It looks the same; more like a real signal; more like protection; or it can't be told any more. */
export type Later = (typeof LATER)[number];

/** Which band a value is in. */
export type BandId = (typeof BANDS)['confidence' | 'strength'][number]['id'];

/** Where a share may lie, 0–1. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The pauses of one band. */
export interface Band {
  readonly id: BandId;
  readonly from: number;
  readonly to: number;
  readonly n: number;
  readonly later: Readonly<Record<Later, readonly string[]>>;
  /** Where the share that looks the same may lie (Wilson, 95 %); null below `LEAST_IN_BAND`. */
  readonly interval: Interval | null;
}

/** All bands, from the lowest to the highest. */
export interface Sureness {
  readonly bands: readonly Band[];
  readonly n: number;
  /**
   * What may be said of the lowest band with enough pauses against the highest one: the higher, the more often it looks the same; the less
   * often; or no difference that can be told (`open`). Null with fewer than two such bands.
   */
  readonly trend: 'more' | 'less' | 'open' | null;
}

/** The bands of these notes, by one of the two values. Notes must be without the safety flag. */
export function sureness(notes: readonly Note[], by: keyof typeof BANDS): Sureness {
  const plans = BANDS[by];
  const most = plans[plans.length - 1]!.to;
  const found = plans.map(() => ({ same: [] as string[], signal: [] as string[], protection: [] as string[], unsure: [] as string[] }));
  for (const note of notes) {
    const value = note[by];
    const later = laterOf(note);
    if (value === null || !(value >= 0 && value <= most) || later === null) continue;
    const next = plans.findIndex(({ from }) => value < from);
    found[next === -1 ? plans.length - 1 : next - 1]![later].push(note.id);
  }
  const bands = plans.map(({ id, from, to }, index): Band => {
    const later = found[index]!;
    const n = LATER.reduce((sum, each) => sum + later[each].length, 0);
    return { id, from, to, n, later, interval: n < LEAST_IN_BAND ? null : wilson(later.same.length, n) };
  });
  return { bands, n: bands.reduce((sum, band) => sum + band.n, 0), trend: trendOf(bands) };
}

/** The last verdict that was said at looking back; null where there is none. */
export function lastVerdictOf(lookBacks: readonly LookBack[]): Verdict | null {
  return lookBacks.findLast(({ verdict }) => verdict !== null)?.verdict ?? null;
}

function laterOf({ kind, verdict, lookBacks }: Note): Later | null {
  const last = lastVerdictOf(lookBacks);
  if (kind !== 'pause' || verdict === null || verdict === 'unsure' || last === null) return null;
  if (last === verdict) return 'same';
  if (last === 'unsure') return 'unsure';
  // The two ends, with "some of both" between them.
  const place = (each: Verdict) => ({ signal: 0, both: 1, protection: 2, unsure: 1 })[each];
  return place(last) < place(verdict) ? 'signal' : 'protection';
}

function trendOf(bands: readonly Band[]): Sureness['trend'] {
  const told = bands.flatMap(({ interval }) => (interval ? [interval] : []));
  const [low, high] = [told[0], told.at(-1)];
  if (!low || !high || told.length < 2) return null;
  if (high.low > low.high) return 'more';
  return high.high < low.low ? 'less' : 'open';
}

/** Wilson's interval for a share, at 95 %: honest for few notes too, and never outside of 0 and 1. `n` is at least 1. */
export function wilson(count: number, n: number): Interval {
  const z = 1.959964;
  const share = count / n;
  const middle = (share + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
