/**
 * How often the fuzzers run, and from which seed. 5,000 inputs in all unless `FAULTS_FUZZ` says otherwise (`npm run faults` says 100,000);
 * `FAULTS_SEED` repeats a run.
 */
import type { Parameters } from 'fast-check';

const ALL = 5_000;
const total = Number(process.env.FAULTS_FUZZ ?? ALL);
if (!Number.isInteger(total) || total < 1) throw new Error(`FAULTS_FUZZ is "${process.env.FAULTS_FUZZ}"; it must be a number of inputs.`);

/** The seed of this run. */
export const FUZZ_SEED = Number(process.env.FAULTS_SEED ?? Math.floor(Math.random() * 2 ** 31));

/** The parameters of one fuzzer. `share` is how many of the 5,000 it takes. */
export function fuzz(share: number): Parameters<unknown> {
  return { numRuns: Math.max(1, Math.round((share * total) / ALL)), seed: FUZZ_SEED };
}

/** Long enough for many. */
export const FUZZ_TIMEOUT_MS = 60_000 + total * 10;
